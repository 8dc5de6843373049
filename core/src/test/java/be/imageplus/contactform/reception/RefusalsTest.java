/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalsTest { // R3.6

    private final Refusals refusals = new Refusals(TestRegister.example());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | please send it again in 7 minutes, or write to privacy@example.org",
                "fr | envoyez-le à nouveau dans 7 minutes ou écrivez à privacy@example.org",
                "nl | verzend het over 7 minuten opnieuw of schrijf naar privacy@example.org",
                "de | senden Sie sie in 7 Minuten erneut oder schreiben Sie an privacy@example.org"
            })
    void sayInTheSendersLanguageWhenToComeBackAndAnotherWay(String language, String told) {
        assertThat(told(Locale.forLanguageTag(language), Optional.of(Duration.ofMinutes(7))))
                .contains(told);
    }

    /** Whoever comes too early would be refused once more. */
    @ParameterizedTest
    @CsvSource({
        "PT0.001S, in one minute",
        "PT1M, in one minute",
        "PT1M0.001S, in 2 minutes",
        "PT90M, in 90 minutes",
        "PT90M0.001S, in 2 hours",
        "PT2H, in 2 hours",
        "PT24H, in 24 hours"
    })
    void sayATimeThatIsNotTooEarly(Duration wait, String told) {
        assertThat(told(Locale.ENGLISH, Optional.of(wait))).contains("send it again " + told + ", or");
    }

    @Test
    void sayLaterWhereNobodyKnowsWhen() {
        assertThat(told(Locale.ENGLISH, Optional.empty())).contains("send it again later, or");
    }

    private String told(Locale language, Optional<Duration> wait) {
        return refusals.because(Reason.RATE_LIMITED, language, Optional.empty(), wait)
                .message();
    }
}
