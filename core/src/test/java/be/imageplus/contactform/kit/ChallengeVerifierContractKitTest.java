/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.kit.ChallengeVerifierContractKit.Situation;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChallengeVerifierContractKitTest {

    /** Of verifiers that answer at once or never. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    static List<Consumer<ChallengeVerifierContractKit>> tests() {
        return List.of(
                ChallengeVerifierContractKit::passesWhatTheOtherSideVouchesFor,
                ChallengeVerifierContractKit::failsWhatTheOtherSideDoesNotKnow,
                ChallengeVerifierContractKit::failsTheAnswerOfAnotherForm,
                ChallengeVerifierContractKit::saysTheSameOfTheSameAnswerOfTheSamePage,
                ChallengeVerifierContractKit::failsAnAnswerThatAnotherPageHasUsed,
                ChallengeVerifierContractKit::blamesNobodyWhenTheOtherSideIsAway,
                ChallengeVerifierContractKit::blamesNobodyWhenTheOtherSideHangs,
                ChallengeVerifierContractKit::blamesNobodyForNonsense,
                ChallengeVerifierContractKit::blamesNobodyForCredentialsOfOurs,
                ChallengeVerifierContractKit::answersAThreadThatIsInterrupted,
                ChallengeVerifierContractKit::keepsManyThreadsApart,
                ChallengeVerifierContractKit::namesItsRecipientAndItsChallenge,
                kit -> ChallengeVerifierContractKit.whatNobodyIssued().forEach(kit::passesNothingOddAndThrowsNothing));
    }

    @ParameterizedTest
    @MethodSource("tests")
    void passesAPlainVerifier(Consumer<ChallengeVerifierContractKit> test) {
        assertThatCode(() -> run(Plain::new, test)).doesNotThrowAnyException();
    }

    @Test
    void failsAnOpenDoor() {
        Function<Situation, Plain> open = situation -> new Plain(situation) {
            @Override
            public Result verify(ChallengeAnswer answer) {
                return new Result.Pass();
            }
        };

        assertFails(open, ChallengeVerifierContractKit::failsWhatTheOtherSideDoesNotKnow);
        assertFails(open, ChallengeVerifierContractKit::failsTheAnswerOfAnotherForm);
        assertFails(open, ChallengeVerifierContractKit::failsAnAnswerThatAnotherPageHasUsed);
        assertFails(open, ChallengeVerifierContractKit::blamesNobodyWhenTheOtherSideIsAway);
        assertFails(open, ChallengeVerifierContractKit::blamesNobodyForCredentialsOfOurs);
        assertFails(open, kit -> kit.passesNothingOddAndThrowsNothing(" "));
        assertFails(open, ChallengeVerifierContractKit::keepsManyThreadsApart);
    }

    @Test
    void failsAClosedDoor() {
        Function<Situation, Plain> closed = situation -> new Plain(situation) {
            @Override
            public Result verify(ChallengeAnswer answer) {
                return new Result.Fail("no");
            }
        };

        assertFails(closed, ChallengeVerifierContractKit::passesWhatTheOtherSideVouchesFor);
        assertFails(closed, ChallengeVerifierContractKit::blamesNobodyWhenTheOtherSideHangs);
        assertFails(closed, ChallengeVerifierContractKit::blamesNobodyForNonsense);
        assertFails(closed, ChallengeVerifierContractKit::answersAThreadThatIsInterrupted);
    }

    @Test
    void failsAVerifierThatForgetsWhoAsked() {
        Function<Situation, Plain> strict = situation -> new Plain(situation) {
            @Override
            String keyOf(ChallengeAnswer answer) {
                return "key-" + asked.incrementAndGet();
            }
        };
        Function<Situation, Plain> lenient = situation -> new Plain(situation) {
            @Override
            String keyOf(ChallengeAnswer answer) {
                return "one for all";
            }
        };

        assertFails(strict, ChallengeVerifierContractKit::saysTheSameOfTheSameAnswerOfTheSamePage);
        assertFails(lenient, ChallengeVerifierContractKit::failsAnAnswerThatAnotherPageHasUsed);
    }

    @Test
    void failsAVerifierThatBelievesAnyForm() {
        Function<Situation, Plain> careless = situation -> new Plain(situation) {
            @Override
            boolean isOf(String form, ChallengeAnswer answer) {
                return true;
            }
        };

        assertFails(careless, ChallengeVerifierContractKit::failsTheAnswerOfAnotherForm);
    }

    @Test
    void failsAVerifierThatThrows() {
        Function<Situation, Plain> throwing = situation -> new Plain(situation) {
            @Override
            public Result verify(ChallengeAnswer answer) {
                throw new IllegalStateException("the other side is away");
            }
        };

        tests().stream()
                .limit(10)
                .forEach(test -> assertThatExceptionOfType(Throwable.class).isThrownBy(() -> run(throwing, test)));
    }

    @Test
    void failsAVerifierThatWaitsForEver() {
        Function<Situation, Plain> patient = situation -> new Plain(situation) {
            @Override
            void awaitReply() throws InterruptedException {
                new CountDownLatch(1).await();
            }
        };

        assertFails(patient, ChallengeVerifierContractKit::blamesNobodyWhenTheOtherSideHangs);
    }

    @Test
    void failsAVerifierThatSwallowsAnInterruption() {
        Function<Situation, Plain> swallowing = situation -> new Plain(situation) {
            @Override
            void interrupted() {}
        };

        assertFails(swallowing, ChallengeVerifierContractKit::answersAThreadThatIsInterrupted);
    }

    @Test
    void failsAVerifierThatMixesThreadsUp() {
        Function<Situation, Plain> racy = situation -> new Plain(situation) {
            private final CountDownLatch allHaveCome = new CountDownLatch(8);
            private volatile Result last = new Result.Fail("none");

            @Override
            public Result verify(ChallengeAnswer answer) {
                last = super.verify(answer);
                allHaveCome.countDown();
                try {
                    allHaveCome.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
                return last;
            }
        };

        assertFails(racy, ChallengeVerifierContractKit::keepsManyThreadsApart);
    }

    @Test
    void failsAVerifierThatNamesNobody() {
        Function<Situation, Plain> nameless = situation -> new Plain(situation) {
            @Override
            public String recipient() {
                return " ";
            }
        };

        assertFails(nameless, ChallengeVerifierContractKit::namesItsRecipientAndItsChallenge);
    }

    private static void assertFails(Function<Situation, Plain> making, Consumer<ChallengeVerifierContractKit> test) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> run(making, test));
    }

    private static void run(Function<Situation, Plain> making, Consumer<ChallengeVerifierContractKit> test) {
        test.accept(new ChallengeVerifierContractKit() {
            @Override
            protected ChallengeVerifier verifier(Situation situation) {
                return making.apply(situation);
            }

            @Override
            protected String answer(FormToken page) {
                return "solved:" + page.form();
            }

            @Override
            Duration longest() {
                return LONGEST;
            }
        });
    }

    /** Verifier and other side in one; each flaw is one method in which it differs. */
    private static class Plain implements ChallengeVerifier {

        final AtomicInteger asked = new AtomicInteger();
        private final Situation situation;
        private final Map<String, String> usedUnder = new ConcurrentHashMap<>();

        Plain(Situation situation) {
            this.situation = situation;
        }

        String keyOf(ChallengeAnswer answer) {
            return answer.page().nonce();
        }

        boolean isOf(String form, ChallengeAnswer answer) {
            return form.equals(answer.page().form());
        }

        void awaitReply() throws InterruptedException {
            new CountDownLatch(1).await(100, TimeUnit.MILLISECONDS);
        }

        void interrupted() {
            Thread.currentThread().interrupt();
        }

        @Override
        public boolean tellsClientAddress() {
            return false;
        }

        @Override
        public Result verify(ChallengeAnswer answer) {
            if (situation == Situation.HANGS) {
                try {
                    awaitReply();
                } catch (InterruptedException e) {
                    interrupted();
                }
            }
            if (situation != Situation.WORKS) {
                return new Result.Unavailable("away");
            }
            String[] parts = answer.text().split(":", 2);
            boolean known = parts.length == 2 && parts[0].equals("solved") && isOf(parts[1], answer);
            String key = keyOf(answer);
            return known
                            && usedUnder
                                    .merge(answer.text(), key, (first, now) -> first)
                                    .equals(key)
                    ? new Result.Pass()
                    : new Result.Fail("unknown");
        }

        @Override
        public Challenge challenge(FormToken page, String provider) {
            return new Challenge("plain", Map.of());
        }

        @Override
        public String recipient() {
            return "somebody";
        }
    }
}
