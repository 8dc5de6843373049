/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.Journey.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.screening.ScreeningRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screening as it is by default, from the page to what staff are told. */
class ScreenedJourneyTest { // R3.6

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(directory, builder -> builder.screening(ScreeningRules.defaults()));
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void aPersonWhoWritesIsReceived() {
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofMinutes(2));

        assertThat(journey.submit(enquiry)).isInstanceOf(Accepted.class);
    }

    @Test
    void whatComesAtOnceIsHeld() {
        assertThat(journey.submit(journey.enquiry())).isInstanceOf(Quarantined.class);

        assertThat(reasons()).contains("too-fast");
    }

    @Test
    void whatFillsTheTrapIsHeld() {
        Map<String, String> enquiry = with(journey.enquiry(), FormValues.TRAP, "https://www.example.org");
        journey.clock.advance(Duration.ofMinutes(2));

        assertThat(journey.submit(enquiry)).isInstanceOf(Quarantined.class);

        assertThat(reasons()).contains("trap-filled");
    }

    /** Else the time trap restarts and traps whoever corrects a typing error at once (PITFALLS, abuse). */
    @Test
    void aPageThatCameBackWithAnErrorKeepsItsTime() {
        Map<String, String> enquiry = journey.enquiry();
        journey.clock.advance(Duration.ofSeconds(10));
        SubmissionOutcome wrong = journey.submit(with(enquiry, "email", "ada@"));
        assertThat(wrong).isInstanceOf(Invalid.class);
        String again = journey.forms
                .pageAgain("contact", FormValues.of(enquiry), Journey.visitor(), wrong)
                .token();

        journey.clock.advance(Duration.ofSeconds(1));

        assertThat(journey.submit(with(enquiry, "_token", again))).isInstanceOf(Accepted.class);
    }

    /** A time that cannot be read passes as 1970 elsewhere, which is long enough for anybody (PITFALLS, abuse). */
    @Test
    void aTokenWithAnotherTimeIsNoToken() {
        Map<String, String> enquiry = journey.enquiry();
        String token = String.valueOf(enquiry.get("_token"));

        for (String forged : List.of("", "0", token.substring(1), token.toUpperCase(Locale.ROOT))) {
            assertThat(journey.submit(with(enquiry, "_token", forged))).isInstanceOf(Refused.class);
        }
    }

    private List<String> reasons() {
        return journey.store.submissions().findByEmail("ada@example.org").get(0).screeningReasons();
    }
}
