/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The first privacy notice of Imageplus has gaps; the check finds these, and nothing that is none. */
class NoticeAsPublishedTest {

    private static final String NOTICE = "notice-as-published.yml";

    @Test
    void findsTheGapsOfTheFirstNoticeInItsOrder() throws IOException { // R1.4
        assertThat(published().check(TestRegister.NOW))
                .extracting(finding -> finding.code() + " " + finding.path())
                .containsExactly(
                        "NOTICE-VERSION notice.version", // R6.16
                        "NOTICE-REVISED notice.revised", // "the date at the top of the page", and there is none
                        "NOTICE-12-1 notice.languages", // English only
                        "NOTICE-13-1-B controller.data-protection-officer", // R1.8: no word of one
                        "NOTICE-13-1-A controller.privacy-contact", // R1.7: a heading, no address
                        "NOTICE-13-2-E data-items[0].without-it", // only of the phone: "if you provide one"
                        "NOTICE-13-2-E data-items[1].without-it",
                        "NOTICE-13-2-E data-items[3].without-it",
                        "NOTICE-14-2-F declarations.others-only-from-messages", // no word of them
                        "NOTICE-13-1-C purposes[legal-basis=contract]", // R3.5: "applicable contract"
                        "NOTICE-13-1-C purposes[legal-basis=legal-obligation]", // R3.5: "required by law"
                        "NOTICE-13-1-C purposes[id=legal-claims]", // R3.5
                        "ASSESSMENT-MISSING purposes[0].assessment", // R3.2
                        "ASSESSMENT-MISSING purposes[1].assessment", // R3.2
                        "NOTICE-13-1-D purposes[1].interest", // the basis, and not the interest
                        "ASSESSMENT-MISSING purposes[2].assessment", // R3.2
                        "NOTICE-13-1-D purposes[2].interest",
                        "NOTICE-13-1-E hosting.application", // two providers: a site's edge, and mail delivery
                        "NOTICE-13-1-E hosting.database",
                        "NOTICE-13-1-E hosting.mailbox",
                        "NOTICE-13-1-F-COPY recipients[0].transfer-mechanisms[1].copy-on-request", // SCC
                        "NOTICE-13-2-A retention[category=technical]", // periods of submissions and edge logs only
                        "NOTICE-13-2-A retention[only-for=unresolved]", // "after the enquiry is resolved"
                        "NOTICE-13-2-A retention[only-for=quarantine]",
                        "NOTICE-13-2-A retention[only-for=mailbox]",
                        "NOTICE-13-2-A retention[only-for=backups]",
                        "NOTICE-21-4 rights.objection-set-apart"); // the last of six in a list
    }

    @Test
    void stopsForWhatTheLawAsksForAndWarnsOfTheMissingAssessments() throws IOException {
        assertThat(published().check(TestRegister.NOW))
                .filteredOn(finding -> !finding.isError())
                .extracting(Finding::code)
                .containsOnly("ASSESSMENT-MISSING");
    }

    private static ProcessingRegister published() throws IOException {
        try (InputStream yaml = Objects.requireNonNull(NoticeAsPublishedTest.class.getResourceAsStream(NOTICE))) {
            return ProcessingRegister.load(yaml, NOTICE);
        }
    }
}
