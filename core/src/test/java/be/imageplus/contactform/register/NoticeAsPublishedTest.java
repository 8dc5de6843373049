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
                        "NOTICE-VERSION notice.version",
                        "NOTICE-REVISED notice.revised",
                        "NOTICE-12-1 notice.languages", // English only
                        "NOTICE-13-1-B controller.data-protection-officer",
                        "NOTICE-13-1-A controller.privacy-contact", // R1.7
                        "NOTICE-13-2-E data-items[0].without-it",
                        "NOTICE-13-2-E data-items[1].without-it",
                        "NOTICE-13-2-E data-items[3].without-it",
                        "NOTICE-14-2-F declarations.others-only-from-messages",
                        "NOTICE-13-1-C purposes[legal-basis=contract]", // R3.5
                        "NOTICE-13-1-C purposes[legal-basis=legal-obligation]", // R3.5
                        "NOTICE-13-1-C purposes[id=legal-claims]", // R3.5
                        "ASSESSMENT-MISSING purposes[0].assessment", // R3.2
                        "ASSESSMENT-MISSING purposes[1].assessment", // R3.2
                        "NOTICE-13-1-D purposes[1].interest",
                        "ASSESSMENT-MISSING purposes[2].assessment", // R3.2
                        "NOTICE-13-1-D purposes[2].interest",
                        "NOTICE-13-1-E hosting.application",
                        "NOTICE-13-1-E hosting.database",
                        "NOTICE-13-1-E hosting.mailbox",
                        "NOTICE-13-1-F-COPY recipients[0].transfer-mechanisms[1].copy-on-request",
                        "NOTICE-13-2-A retention[category=technical]",
                        "NOTICE-13-2-A retention[only-for=unresolved]",
                        "NOTICE-13-2-A retention[only-for=quarantine]",
                        "NOTICE-13-2-A retention[only-for=mailbox]",
                        "NOTICE-13-2-A retention[only-for=backups]",
                        "NOTICE-21-4 rights.objection-set-apart");
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
