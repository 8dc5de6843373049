/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferCheck;
import java.net.InetAddress;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class OutsideChallengeTest { // R2.19, R3.6

    private static final Duration TIME_WITHOUT = Duration.ofSeconds(10);

    private final SettableClock clock = SettableClock.at(TestRegister.NOW.toString());
    private final FormToken page = new FormToken(
            "contact", "https://example.org", new NoticeRef("2026-11", "en", "ab"), clock.instant(), "nonce");
    private final TransferBook book = Mockito.mock(TransferBook.class);
    private final List<ChallengeAnswer> asked = new ArrayList<>();
    private Result result = new Result.Pass();
    private OutsideChallenge challenge = challenge(TestRegister.example(), "cloudflare");

    @BeforeEach
    void serve() {
        clock.advance(TIME_WITHOUT);
    }

    private OutsideChallenge challenge(ProcessingRegister register, String recipient) {
        ChallengeVerifier verifier = new ChallengeVerifier() {
            @Override
            public Challenge challenge(FormToken of, String provider) {
                return new Challenge("turnstile", Map.of("provider", provider));
            }

            @Override
            public Result verify(ChallengeAnswer answer) {
                asked.add(answer);
                return result;
            }

            @Override
            public boolean tellsClientAddress() {
                return false;
            }

            @Override
            public String recipient() {
                return recipient;
            }
        };
        return new OutsideChallenge(verifier, "Cloudflare", new TransferCheck(register, book), TIME_WITHOUT, clock);
    }

    @Test
    void acceptsWhatPassed() {
        assertThat(judge("answer")).isEqualTo(new Verdict.Accept());
        assertThat(asked).singleElement().satisfies(answer -> {
            assertThat(answer.text()).isEqualTo("answer");
            assertThat(answer.page()).isEqualTo(page);
            assertThat(answer.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    void refusesWhatFailedAndSaysSo() {
        result = new Result.Fail("answer-invalid");
        assertThat(judge("answer")).isEqualTo(new Verdict.Refuse("proof-invalid", Optional.empty()));

        result = new Result.Fail(Result.Fail.EXPIRED);
        assertThat(judge("answer")).isEqualTo(new Verdict.Refuse("proof-expired", Optional.empty()));
    }

    @Test
    void holdsWhatNobodyCanJudge() {
        result = new Result.Unavailable("no-reply");

        assertThat(judge("answer")).isEqualTo(new Verdict.Quarantine(List.of("challenge-unavailable")));
    }

    @Test
    void tellsOperatorsWhyUntilItIsJudgedAgain() {
        assertThat(status()).isEqualTo(new ChallengeStatus("cloudflare", true, Optional.empty()));

        result = new Result.Unavailable("secret-refused");
        judge("answer");
        assertThat(status().trouble()).contains("secret-refused");

        result = new Result.Fail("answer-invalid");
        judge("answer");
        assertThat(status().trouble()).isEmpty();
    }

    @Test
    void takesAnEnquiryWithoutAnAnswerOnceALongerTimeWasServedAndNothingElseSpeaksAgainstIt() {
        assertThat(judge("")).isEqualTo(new Verdict.Accept());
        assertThat(judge("", enquiry -> Verdict.Suspect.of("links", 1)))
                .isEqualTo(new Verdict.Quarantine(List.of("links", "proof-missing")));

        clock.advance(Duration.ofMillis(-1));
        assertThat(judge("")).isEqualTo(new Verdict.Quarantine(List.of("proof-missing")));
        assertThat(asked).isEmpty();
    }

    @Test
    void isNotAskedForWhatIsHeldAnyway() {
        result = new Result.Fail("answer-invalid");

        assertThat(judge("answer", enquiry -> Verdict.Suspect.of("trap", 100)))
                .isEqualTo(new Verdict.Quarantine(List.of("trap")));
        assertThat(asked).isEmpty();
        assertThat(judge("answer", enquiry -> Verdict.Suspect.of("links", 99))).isInstanceOf(Verdict.Refuse.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "answer"})
    void asksAndShowsNothingWhileATransferIsNotLawful(String answer) { // R4.3
        Mockito.when(book.invalidations(Mockito.anyCollection()))
                .thenAnswer(call -> call.<Collection<String>>getArgument(0).stream()
                        .map(reference -> new Invalidation(
                                reference,
                                LocalDate.of(2026, 11, 1),
                                Invalidation.Reason.COURT_RULING,
                                clock.instant()))
                        .toList());

        assertThat(judge(answer)).isEqualTo(new Verdict.Quarantine(List.of("challenge-unavailable")));
        assertThat(challenge.of(page)).isEmpty();
        assertThat(status().lawful()).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test
    void asksAndShowsNothingWhileNobodyKnowsWhetherItIsLawful() {
        Mockito.when(book.invalidations(Mockito.anyCollection()))
                .thenThrow(new UnavailableException("STORE-UNAVAILABLE", "away", Duration.ofSeconds(1), null));

        assertThat(judge("answer")).isEqualTo(new Verdict.Quarantine(List.of("challenge-unavailable")));
        assertThat(challenge.of(page)).isEmpty();
        assertThat(asked).isEmpty();
    }

    @Test
    void asksNobodyWhomTheRegisterDoesNotKnow() {
        challenge = challenge(TestRegister.example(), "somebody");

        assertThat(judge("answer")).isEqualTo(new Verdict.Quarantine(List.of("challenge-unavailable")));
        assertThat(asked).isEmpty();
    }

    @Test
    void showsItsChallengeOnPages() {
        assertThat(challenge.of(page)).contains(new Challenge("turnstile", Map.of("provider", "Cloudflare")));
    }

    private ChallengeStatus status() {
        return challenge.status().orElseThrow();
    }

    private Verdict judge(String answer, ScreeningCheck... before) {
        return new Screening(List.of(before), challenge)
                .judge(new Screened(
                        "contact",
                        page,
                        Map.of(),
                        List.of(),
                        "",
                        answer,
                        Circumstances.visitor(InetAddress.getLoopbackAddress()),
                        clock.instant()));
    }
}
