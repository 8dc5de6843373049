/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static be.imageplus.contactform.screening.turnstile.TurnstileBench.HOST;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.NOW;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.VISITOR;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.given;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.kit.Promptly;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.screening.OutsideChallenge;
import be.imageplus.contactform.screening.turnstile.SiteverifyStandIn.Reaction;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked, what of the answers is believed, and how long that takes. */
class TurnstileVerifierTest { // R2.19

    private final TurnstileBench bench = new TurnstileBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Nested
    class Asks {

        @Test
        void withSecretAnswerAndKeyOnly() {
            String answer = bench.issued();

            assertThat(bench.verify(answer)).isEqualTo(new Result.Pass());
            assertThat(bench.siteverify.requests()).singleElement().satisfies(asked -> {
                assertThat(asked).containsOnlyKeys("secret", "response", "idempotency_key");
                assertThat(asked).containsEntry("response", answer);
                assertThat(UUID.fromString(asked.get("idempotency_key"))).isNotNull();
            });
        }

        @Test
        void withTheVisitorsAddressWhereTheSettingsSaySo() {
            TurnstileBench.patient(bench.settings.withClientAddress())
                    .verify(given(bench.issued(), page("contact", "n1")));

            assertThat(bench.siteverify.requests())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked).containsEntry("remoteip", VISITOR));
        }

        @Test
        void aSecondTimeUnderTheSameKey() {
            bench.siteverify.once(SiteverifyStandIn.replying(503, "busy"));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Pass());
            assertThat(bench.siteverify.requests()).hasSize(2);
            assertThat(bench.siteverify.requests().get(1))
                    .isEqualTo(bench.siteverify.requests().get(0));
        }

        @Test
        void aSecondTimeAfterAnAnswerThatGotLost() {
            String answer = bench.issued();
            bench.siteverify.once(bench.siteverify.redeemingInSilence());

            assertThat(bench.verify(answer)).isEqualTo(new Result.Pass());
            assertThat(bench.siteverify.requests()).hasSize(2);
        }

        @Test
        void notMoreThanTwice() {
            bench.siteverify.always(SiteverifyStandIn.replying(502, ""));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("provider-failed"));
            assertThat(bench.siteverify.requests()).hasSize(2);
        }

        @Test
        void forAnActionThatTurnstileKnows() {
            assertThat(TurnstileVerifier.action("contact")).isEqualTo("contact");
            assertThat(TurnstileVerifier.action("quote.2026~x")).matches("form-[0-9a-f]{24}");
            assertThat(TurnstileVerifier.action("a".repeat(33))).hasSizeLessThanOrEqualTo(32);
        }

        @Test
        void nothingForWhatCloudflareNeverIssued() {
            for (String text : List.of(" ", "a b", "é", "\n", "x".repeat(2049))) {
                assertThat(bench.verify(text)).isEqualTo(new Result.Fail("answer-malformed"));
            }
            assertThat(bench.siteverify.requests()).isEmpty();
        }
    }

    @Nested
    class Believes {

        @Test
        void noAnswerOfAnotherSite() {
            assertThat(bench.verify(bench.siteverify.issue("example.com", "contact", NOW)))
                    .isEqualTo(new Result.Fail("other-site"));
            assertThat(bench.verify(bench.siteverify.issue("", "contact", NOW)))
                    .isEqualTo(new Result.Fail("other-site"));
            assertThat(bench.verify(bench.siteverify.issue("EXAMPLE.org", "contact", NOW)))
                    .isEqualTo(new Result.Pass());
        }

        @Test
        void noAnswerOfAnotherForm() {
            assertThat(bench.verify(bench.siteverify.issue(HOST, "quote", NOW)))
                    .isEqualTo(new Result.Fail("other-form"));
            assertThat(bench.verify(bench.siteverify.issue(HOST, "", NOW))).isEqualTo(new Result.Fail("other-form"));
        }

        @Test
        void noAnswerThatIsTooOld() {
            Duration limit = TurnstileVerifier.MAXIMUM_AGE.plus(TurnstileVerifier.SKEW);

            assertThat(bench.verify(bench.siteverify.issue(HOST, "contact", NOW.minus(limit))))
                    .isEqualTo(new Result.Pass());
            assertThat(bench.verify(bench.siteverify.issue(
                            HOST, "contact", NOW.minus(limit).minusMillis(1))))
                    .isEqualTo(new Result.Fail("answer-expired"));
        }

        @Test
        void noAnswerTwice() {
            String answer = bench.issued();
            TurnstileVerifier verifier = TurnstileBench.patient(bench.settings);

            assertThat(verifier.verify(given(answer, page("contact", "n1")))).isEqualTo(new Result.Pass());
            assertThat(verifier.verify(given(answer, page("contact", "n1")))).isEqualTo(new Result.Pass());
            assertThat(verifier.verify(given(answer, page("contact", "n2"))))
                    .isEqualTo(new Result.Fail("answer-expired"));
        }
    }

    @Nested
    class KeepsToItsTime {

        @Test
        void whenNobodyAnswers() {
            bench.siteverify.always(bench.siteverify.hanging());

            assertUnavailableInTime();
        }

        @Test
        void whenAReplyNeverEnds() {
            bench.siteverify.always(bench.siteverify.dripping());

            assertUnavailableInTime();
        }

        @Test
        void andAsksTwiceWhenTheConnectionIsCut() {
            bench.siteverify.always(SiteverifyStandIn.hangingUp());

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("no-reply"));
            assertThat(bench.siteverify.requests()).hasSize(2);
        }

        @Test
        void andPassesWhenTheSecondTryIsQuick() {
            bench.verify(bench.issued()); // so that no time goes into a first request of this JVM
            bench.siteverify.once(bench.siteverify.hanging());
            TurnstileVerifier verifier =
                    new TurnstileVerifier(bench.settings, new Patience(Duration.ofMinutes(1), Duration.ofSeconds(2)));

            assertThat(verifier.verify(given(bench.issued(), page("contact", "n1"))))
                    .isEqualTo(new Result.Pass());
        }

        @Test
        void andHangsUp() {
            bench.siteverify.always((exchange, asked) -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                    while (true) { // until the other end is gone
                        exchange.getResponseBody().write(' ');
                        exchange.getResponseBody().flush();
                        TimeUnit.MILLISECONDS.sleep(5); // a slow sender
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } finally {
                    hungUp = true;
                }
            });

            assertUnavailableInTime();
            await().until(() -> hungUp);
        }

        private volatile boolean hungUp;

        private void assertUnavailableInTime() {
            TurnstileVerifier verifier = new TurnstileVerifier(bench.settings);
            ChallengeAnswer answer = given(bench.issued(), page("contact", "n1"));

            // Half a second more, for a machine that is busy with other tests.
            assertThat(Promptly.within(OutsideChallenge.LONGEST.plusMillis(500), () -> verifier.verify(answer)))
                    .isEqualTo(new Result.Unavailable("no-reply"));
        }
    }

    @Nested
    class Shows {

        private final Challenge challenge =
                new TurnstileVerifier(bench.settings).challenge(page("contact", "n1"), "Cloudflare");

        @Test
        void itsWidgetInTheLanguageOfThePage() {
            assertThat(challenge.widget()).hasValueSatisfying(widget -> {
                assertThat(widget.origin()).isEqualTo("https://challenges.cloudflare.com");
                assertThat(widget.data())
                        .isEqualTo(Map.of(
                                "sitekey", bench.settings.siteKey(),
                                "action", "contact",
                                "language", "en",
                                "size", "flexible",
                                "response-field-name", "_proof"));
            });
        }

        @Test
        void programsWhatAWidgetNeeds() {
            assertThat(challenge.parameters())
                    .isEqualTo(Map.of(
                            "type", "turnstile",
                            "siteKey", bench.settings.siteKey(),
                            "action", "contact",
                            "provider", "Cloudflare"));
        }
    }

    @Test
    void logsNeitherSecretNorAnswerNorAddress() {
        String answer = bench.issued();
        for (Reaction reaction : List.of(
                SiteverifyStandIn.refusing("invalid-input-secret"),
                SiteverifyStandIn.refusing("bad-request"),
                SiteverifyStandIn.replying(200, answer),
                SiteverifyStandIn.refusing(answer))) {
            bench.siteverify.once(reaction);
            bench.verify(answer);
        }

        assertThat(bench.log.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain(SiteverifyStandIn.SECRET, answer, VISITOR));
    }
}
