/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScreeningTest { // R3.6

    private static final Screened ENQUIRY = Circumstances.ofAPerson().screened();

    private static final ScreeningCheck FAILING = enquiry -> {
        throw new IllegalStateException("broken");
    };

    @Test
    void acceptsWhatNothingSpeaksAgainst() {
        assertThat(judge(enquiry -> new Verdict.Accept())).isEqualTo(new Verdict.Accept());
        assertThat(judge()).isEqualTo(new Verdict.Accept());
    }

    @Test
    void addsUpWhatIsSuspicious() {
        assertThat(judge(suspicion("links"), enquiry -> new Verdict.Accept(), suspicion("repeated")))
                .isEqualTo(new Verdict.Quarantine(List.of("links", "repeated")));
    }

    @Test
    void acceptsWhatLittleSpeaksAgainst() {
        assertThat(judge(suspicion("links", 60))).isEqualTo(new Verdict.Accept());
        assertThat(judge(suspicion("links", 60), suspicion("markup", 39))).isEqualTo(new Verdict.Accept());
    }

    @Test
    void holdsWhatEnoughSpeaksAgainst() {
        assertThat(judge(suspicion("links", 60), suspicion("markup", 40)))
                .isEqualTo(new Verdict.Quarantine(List.of("links", "markup")));
    }

    @Test
    void endsWithTheFirstRefusal() {
        AtomicInteger asked = new AtomicInteger();
        Verdict refusal = new Verdict.Refuse("proof-wrong", Optional.of(Duration.ofMinutes(1)));

        Verdict verdict = judge(suspicion("links"), enquiry -> refusal, enquiry -> {
            asked.incrementAndGet();
            return new Verdict.Accept();
        });

        assertThat(verdict).isEqualTo(refusal);
        assertThat(asked).hasValue(0);
    }

    @Test
    void holdsAnEnquiryWhenACheckFailsAndNeverRefusesIt() {
        assertThat(judge(FAILING)).isEqualTo(new Verdict.Quarantine(List.of("check-failed")));
    }

    @Test
    void asksTheOtherChecksAfterOneFailed() {
        Verdict refusal = new Verdict.Refuse("proof-wrong", Optional.empty());

        assertThat(judge(FAILING, suspicion("links")))
                .isEqualTo(new Verdict.Quarantine(List.of("check-failed", "links")));
        assertThat(judge(FAILING, enquiry -> refusal)).isEqualTo(refusal);
    }

    @Test
    @SuppressWarnings("NullAway") // what a check in a language without null checks may do
    void takesACheckThatSaysNothingForFailed() {
        assertThat(judge(enquiry -> null)).isEqualTo(new Verdict.Quarantine(List.of("check-failed")));
        assertThat(judge(enquiry -> new Verdict.Quarantine(List.of())))
                .isEqualTo(new Verdict.Quarantine(List.of("check-failed")));
    }

    @Test
    void asksInTheOrderItWasGiven() {
        assertThat(judge(suspicion("c"), suspicion("a"), suspicion("b")))
                .isEqualTo(new Verdict.Quarantine(List.of("c", "a", "b")));
    }

    private static ScreeningCheck suspicion(String reason, int weight) {
        return enquiry -> Verdict.Suspect.of(reason, weight);
    }

    private static ScreeningCheck suspicion(String reason) {
        return enquiry -> new Verdict.Quarantine(List.of(reason));
    }

    private static Verdict judge(ScreeningCheck... checks) {
        return new Screening(List.of(checks), ChallengeCheck.NONE).judge(ENQUIRY);
    }
}
