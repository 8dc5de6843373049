/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.screening.OutsideChallenge;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every {@link ChallengeVerifier} guarantees: it vouches for nothing that the other side did not, blames nobody
 * for an outage, keeps to its time, and throws nothing whatever comes.
 *
 * <p>Extend it, and let what stands in for the other side behave as it is told:
 *
 * <pre>{@code
 * class OtherVerifierTest extends ChallengeVerifierContractKit {
 *     protected ChallengeVerifier verifier(Situation situation) {
 *         standIn.behaveAs(situation);
 *         return new OtherVerifier(standIn.address());
 *     }
 *     protected String answer(FormToken page) {
 *         return standIn.solvedFor(page);
 *     }
 * }
 * }</pre>
 *
 * <p>That nothing of an answer is logged or kept, no test sees from outside: look at your implementation.
 */
public abstract class ChallengeVerifierContractKit {

    /** When every answer of a test comes. */
    protected static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private static final FormToken PAGE = page("contact", "AAAAAAAAAAAAAAAAAAAAAA");
    private static final int THREADS = 8;

    /** How the other side behaves. */
    public enum Situation {
        /** It vouches for what {@link #answer} makes, once for each page, and for nothing else. */
        WORKS,
        /** Nobody is there: a connection is refused. */
        IS_AWAY,
        /** It takes the connection and never says anything. */
        HANGS,
        /** It says something that nobody can read. */
        TALKS_NONSENSE,
        /** It says that our own credentials are wrong. */
        KNOWS_US_NOT
    }

    /** A verifier, and the other side in a situation, with nothing known of an earlier test's answers. */
    protected abstract ChallengeVerifier verifier(Situation situation);

    /** A fresh answer to the challenge of a page, solved at {@link #NOW}. */
    protected abstract String answer(FormToken page);

    /** A right answer passes. */
    @Test
    public void passesWhatTheOtherSideVouchesFor() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);

        assertThat(verifier.verify(given(answer(PAGE), PAGE))).isEqualTo(new Result.Pass());
    }

    /** An invented answer is the sender's fault. */
    @Test
    public void failsWhatTheOtherSideDoesNotKnow() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);

        assertThat(verifier.verify(given("invented", PAGE))).isInstanceOf(Result.Fail.class);
    }

    /** An answer of one form is none for another. */
    @Test
    public void failsTheAnswerOfAnotherForm() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);
        FormToken other = page("quote", "BBBBBBBBBBBBBBBBBBBBBB");

        assertThat(verifier.verify(given(answer(other), PAGE))).isInstanceOf(Result.Fail.class);
    }

    /** Whoever sends again what could not be stored passes again. */
    @Test
    public void saysTheSameOfTheSameAnswerOfTheSamePage() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);
        String answer = answer(PAGE);
        verifier.verify(given(answer, PAGE));

        assertThat(verifier.verify(given(answer, PAGE))).isEqualTo(new Result.Pass());
    }

    /** One answer is not enough for a thousand pages. */
    @Test
    public void failsAnAnswerThatAnotherPageHasUsed() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);
        String answer = answer(PAGE);
        verifier.verify(given(answer, PAGE));

        assertThat(verifier.verify(given(answer, page("contact", "CCCCCCCCCCCCCCCCCCCCCC"))))
                .isInstanceOf(Result.Fail.class);
    }

    /** An outage is nobody's fault, and takes no longer than a visitor can wait. */
    @Test
    public void blamesNobodyWhenTheOtherSideIsAway() {
        assertUnavailableInTime(Situation.IS_AWAY);
    }

    /** Nor does silence. */
    @Test
    public void blamesNobodyWhenTheOtherSideHangs() {
        assertUnavailableInTime(Situation.HANGS);
    }

    /** Nor does what nobody can read. */
    @Test
    public void blamesNobodyForNonsense() {
        assertUnavailableInTime(Situation.TALKS_NONSENSE);
    }

    /** Nor a secret that is wrong: the operator's fault, and no open door. */
    @Test
    public void blamesNobodyForCredentialsOfOurs() {
        assertUnavailableInTime(Situation.KNOWS_US_NOT);
    }

    private void assertUnavailableInTime(Situation situation) {
        ChallengeVerifier verifier = verifier(situation);
        ChallengeAnswer answer = given(answer(PAGE), PAGE);

        assertThat(Promptly.within(longest(), () -> verifier.verify(answer))).isInstanceOf(Result.Unavailable.class);
    }

    /** Half a second more, for a machine that is busy with other tests. */
    Duration longest() {
        return OutsideChallenge.LONGEST.plusMillis(500);
    }

    /** Somebody who stops the application need not wait for it, and nobody is blamed. */
    @Test
    public void answersAThreadThatIsInterrupted() {
        ChallengeVerifier verifier = verifier(Situation.HANGS);
        ChallengeAnswer answer = given(answer(PAGE), PAGE);

        boolean stillInterrupted = Together.elsewhere(() -> {
            Thread.currentThread().interrupt();
            assertThat(verifier.verify(answer)).isInstanceOf(Result.Unavailable.class);
            return Thread.currentThread().isInterrupted();
        });
        assertThat(stillInterrupted).as("the thread is still interrupted").isTrue();
    }

    static List<String> whatNobodyIssued() {
        return List.of(
                " ",
                "\r\nX-Header: value",
                "\u0000",
                "\ud800",
                "ä\u202e",
                "&secret=other&response=",
                "{\"success\":true}",
                "x".repeat(100_000));
    }

    /** Whatever a program sends as an answer never passes, and never ends in an exception. */
    @ParameterizedTest
    @MethodSource("whatNobodyIssued")
    public void passesNothingOddAndThrowsNothing(String odd) {
        assertThat(verifier(Situation.WORKS).verify(given(odd, PAGE))).isInstanceOf(Result.Fail.class);
    }

    /** Answers on many threads are not taken for one another. */
    @Test
    public void keepsManyThreadsApart() {
        ChallengeVerifier verifier = verifier(Situation.WORKS);
        List<String> answers = List.of(answer(PAGE), "invented");

        List<Result> results =
                Together.run(THREADS, thread -> verifier.verify(given(answers.get(thread % answers.size()), PAGE)));

        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(results.get(thread) instanceof Result.Pass)
                    .as("thread %d passes", thread)
                    .isEqualTo(thread % answers.size() == 0);
        }
    }

    /** It says who is behind it, and what a page is to show. */
    @Test
    public void namesItsRecipientAndItsChallenge() {
        ChallengeVerifier verifier = verifier(Situation.IS_AWAY);

        assertThat(verifier.recipient()).isNotBlank();
        Challenge challenge = verifier.challenge(PAGE, "Somebody");
        assertThat(challenge.type()).isNotBlank();
        assertThat(verifier.challenge(PAGE, "Somebody")).isEqualTo(challenge);
        challenge.widget().ifPresent(widget -> {
            assertThat(widget.provider()).isEqualTo("Somebody");
            assertThat(widget.origin()).matches("https://[a-z0-9.-]+(:[0-9]+)?");
        });
    }

    /** A page of a form. */
    protected static FormToken page(String form, String nonce) {
        NoticeRef notice = new NoticeRef("2026-11", "en", "0123456789abcdef");
        return new FormToken(form, "https://example.org", notice, NOW.minusSeconds(30), nonce);
    }

    /** An answer as it comes with a page. */
    protected static ChallengeAnswer given(String text, FormToken page) {
        return new ChallengeAnswer(text, page, InetAddress.getLoopbackAddress(), NOW);
    }
}
