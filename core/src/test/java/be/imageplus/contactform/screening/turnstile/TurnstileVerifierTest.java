/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.screening.ChallengeAnswer;
import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.screening.OutsideChallenge;
import be.imageplus.contactform.screening.turnstile.SiteverifyStandIn.Reaction;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class TurnstileVerifierTest { // R2.19

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String HOST = "www.example.org";
    private static final String VISITOR = "203.0.113.77";

    private final SiteverifyStandIn siteverify = new SiteverifyStandIn();
    private final TurnstileSettings settings = TurnstileSettings.of(
                    "1x00000000000000000000AA", SiteverifyStandIn.SECRET, "cloudflare", List.of("example.org", HOST))
            .withEndpoint(siteverify.endpoint());
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("be.imageplus.contactform");

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    @AfterEach
    void close() {
        root.detachAppender(log);
        siteverify.close();
    }

    @Nested
    class Asks {

        @Test
        void withSecretAnswerAndKeyOnly() {
            String answer = issued();

            assertThat(verify(answer)).isEqualTo(new Result.Pass());
            assertThat(siteverify.requests()).singleElement().satisfies(asked -> {
                assertThat(asked).containsOnlyKeys("secret", "response", "idempotency_key");
                assertThat(asked).containsEntry("response", answer);
                assertThat(UUID.fromString(asked.get("idempotency_key"))).isNotNull();
            });
        }

        @Test
        void withTheVisitorsAddressWhereTheSettingsSaySo() {
            new TurnstileVerifier(settings.withClientAddress()).verify(given(issued(), page("contact", "n1")));

            assertThat(siteverify.requests())
                    .singleElement()
                    .satisfies(asked -> assertThat(asked).containsEntry("remoteip", VISITOR));
        }

        @Test
        void aSecondTimeUnderTheSameKey() {
            siteverify.once(SiteverifyStandIn.replying(503, "busy"));

            assertThat(verify(issued())).isEqualTo(new Result.Pass());
            assertThat(siteverify.requests()).hasSize(2);
            assertThat(siteverify.requests().get(1))
                    .isEqualTo(siteverify.requests().get(0));
        }

        @Test
        void aSecondTimeAfterAnAnswerThatGotLost() {
            String answer = issued();
            siteverify.once(siteverify.redeemingInSilence());

            assertThat(verify(answer)).isEqualTo(new Result.Pass());
            assertThat(siteverify.requests()).hasSize(2);
        }

        @Test
        void notMoreThanTwice() {
            siteverify.always(SiteverifyStandIn.replying(502, ""));

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("provider-failed"));
            assertThat(siteverify.requests()).hasSize(2);
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
                assertThat(verify(text)).isEqualTo(new Result.Fail("answer-malformed"));
            }
            assertThat(siteverify.requests()).isEmpty();
        }
    }

    @Nested
    class Believes {

        @Test
        void noAnswerOfAnotherSite() {
            assertThat(verify(siteverify.issue("example.com", "contact", NOW)))
                    .isEqualTo(new Result.Fail("other-site"));
            assertThat(verify(siteverify.issue("", "contact", NOW))).isEqualTo(new Result.Fail("other-site"));
            assertThat(verify(siteverify.issue("EXAMPLE.org", "contact", NOW))).isEqualTo(new Result.Pass());
        }

        @Test
        void noAnswerOfAnotherForm() {
            assertThat(verify(siteverify.issue(HOST, "quote", NOW))).isEqualTo(new Result.Fail("other-form"));
            assertThat(verify(siteverify.issue(HOST, "", NOW))).isEqualTo(new Result.Fail("other-form"));
        }

        @Test
        void noAnswerThatIsTooOld() {
            Duration limit = TurnstileVerifier.MAXIMUM_AGE.plus(TurnstileVerifier.SKEW);

            assertThat(verify(siteverify.issue(HOST, "contact", NOW.minus(limit))))
                    .isEqualTo(new Result.Pass());
            assertThat(verify(siteverify.issue(HOST, "contact", NOW.minus(limit).minusMillis(1))))
                    .isEqualTo(new Result.Fail("answer-expired"));
        }

        @Test
        void noAnswerTwice() {
            String answer = issued();
            TurnstileVerifier verifier = new TurnstileVerifier(settings);

            assertThat(verifier.verify(given(answer, page("contact", "n1")))).isEqualTo(new Result.Pass());
            assertThat(verifier.verify(given(answer, page("contact", "n1")))).isEqualTo(new Result.Pass());
            assertThat(verifier.verify(given(answer, page("contact", "n2"))))
                    .isEqualTo(new Result.Fail("answer-expired"));
        }
    }

    @Nested
    class OfEachErrorCode {

        @ParameterizedTest
        @CsvSource({
            "missing-input-response, answer-invalid",
            "invalid-input-response, answer-invalid",
            "timeout-or-duplicate, answer-expired"
        })
        void refusesTheSenderForWhatIsTheirs(String code, String reason) {
            siteverify.always(SiteverifyStandIn.refusing(code));

            assertThat(verify(issued())).isEqualTo(new Result.Fail(reason));
            assertThat(siteverify.requests()).hasSize(1);
        }

        @ParameterizedTest
        @CsvSource({
            "missing-input-secret, secret-refused",
            "invalid-input-secret, secret-refused",
            "invalid-widget-id, secret-refused",
            "invalid-parsed-secret, secret-refused",
            "bad-request, request-refused"
        })
        void blamesTheOperatorForWhatIsOurs(String code, String reason) {
            siteverify.always(SiteverifyStandIn.refusing(code));

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable(reason));
            assertThat(siteverify.requests()).hasSize(1);
            assertThat(log.list).anySatisfy(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getFormattedMessage()).contains(code);
            });
        }

        @Test
        void triesAgainAfterAnInternalOne() {
            siteverify.once(SiteverifyStandIn.refusing("internal-error"));

            assertThat(verify(issued())).isEqualTo(new Result.Pass());
            siteverify.always(SiteverifyStandIn.refusing("internal-error"));
            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("provider-failed"));
        }

        @Test
        void refusesNobodyWhileAnythingElseIsWrong() {
            siteverify.always(SiteverifyStandIn.refusing("invalid-input-response", "invalid-input-secret"));
            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("secret-refused"));

            siteverify.always(SiteverifyStandIn.refusing("invalid-input-response", "new-code-of-next-year"));
            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));

            siteverify.always(SiteverifyStandIn.refusing("new-code-of-next-year", "invalid-input-response"));
            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));

            siteverify.always(SiteverifyStandIn.replying(200, "{\"success\":false,\"error-codes\":[]}"));
            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @Test
        void readsItFromAResponseWithAnErrorStatusToo() {
            siteverify.always(SiteverifyStandIn.replying(
                    400, "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}"));

            assertThat(verify(issued())).isEqualTo(new Result.Fail("answer-invalid"));
        }
    }

    @Nested
    class IsNotFooledBy {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "null",
                    "true",
                    "[]",
                    "[true]",
                    "{}",
                    "{\"success\":\"true\"}",
                    "{\"success\":1}",
                    "{\"success\":null}",
                    "{\"success\":true}",
                    "{\"success\":true,\"success\":true}",
                    "{\"success\":false,\"success\":true,\"hostname\":\"www.example.org\"}",
                    "{\"success\":true} {}",
                    "{\"success\":true,\"challenge_ts\":\"yesterday\",\"hostname\":\"www.example.org\",\"action\":\"contact\"}",
                    "<!doctype html><title>Just a moment</title>"
                })
        void whatIsNoReply(String body) {
            siteverify.always(SiteverifyStandIn.replying(200, body));

            assertThat(verify(issued())).isInstanceOf(Result.Unavailable.class);
        }

        @Test
        void aReplyThatVouchesAndComplains() {
            siteverify.always(SiteverifyStandIn.replying(
                    200,
                    "{\"success\":true,\"error-codes\":[\"invalid-input-response\"],\"challenge_ts\":\"" + NOW
                            + "\",\"hostname\":\"" + HOST + "\",\"action\":\"contact\"}"));

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @Test
        void aReplyOfAnotherStatus() {
            Reaction vouching = SiteverifyStandIn.replying(
                    403,
                    "{\"success\":true,\"error-codes\":[],\"challenge_ts\":\"" + NOW + "\",\"hostname\":\"" + HOST
                            + "\",\"action\":\"contact\"}");
            siteverify.always(vouching);

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 307, 308})
        void aRedirect(int status) {
            siteverify.always((exchange, asked) -> {
                exchange.getResponseHeaders()
                        .set("Location", siteverify.endpoint().toString());
                exchange.sendResponseHeaders(status, -1);
            });

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("reply-unexpected"));
            assertThat(siteverify.requests()).hasSize(1);
        }

        @Test
        void aBodyWithoutEnd() {
            String huge = "{\"success\":true,\"challenge_ts\":\"" + NOW + "\",\"hostname\":\"" + HOST
                    + "\",\"action\":\"contact\",\"cdata\":\"" + "x".repeat(SiteverifyClient.MOST_BYTES) + "\"}";
            siteverify.always(SiteverifyStandIn.replying(200, huge));

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("no-reply"));
        }
    }

    @Nested
    class KeepsToItsTime {

        @Test
        void whenNobodyAnswers() {
            siteverify.always(siteverify.hanging());

            assertUnavailableInTime();
        }

        @Test
        void whenAReplyNeverEnds() {
            siteverify.always(siteverify.dripping());

            assertUnavailableInTime();
        }

        @Test
        void whenTheConnectionIsCut() {
            siteverify.always(SiteverifyStandIn.hangingUp());

            assertUnavailableInTime();
            assertThat(siteverify.requests()).hasSize(2);
        }

        @Test
        void andPassesWhenTheSecondTryIsQuick() {
            siteverify.once(siteverify.hanging());

            assertThat(verify(issued())).isEqualTo(new Result.Pass());
        }

        @Test
        void andHangsUp() {
            siteverify.always((exchange, asked) -> {
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
            long start = System.nanoTime();

            assertThat(verify(issued())).isEqualTo(new Result.Unavailable("no-reply"));
            // Half a second more, for a machine that is busy with other tests.
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(OutsideChallenge.LONGEST.plusMillis(500));
        }
    }

    @Nested
    class Settings {

        @Test
        void areHttpsUnlessTheyAreOfThisMachine() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> settings.withEndpoint(URI.create("http://challenges.example.org/siteverify")))
                    .withMessageContaining("https");
            assertThat(settings.withEndpoint(URI.create("https://gateway.example.org/siteverify"))
                            .endpoint()
                            .getHost())
                    .isEqualTo("gateway.example.org");
        }

        @Test
        void areComplete() {
            Set<String> hosts = Set.of(HOST);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TurnstileSettings.of("site", "", "cloudflare", hosts))
                    .withMessageContaining("secret-key");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TurnstileSettings.of(" ", "secret", "cloudflare", hosts))
                    .withMessageContaining("site-key");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TurnstileSettings.of("site", "secret", "cloudflare", Set.of()))
                    .withMessageContaining("hostnames");
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            TurnstileSettings.of("site", "secret", "cloudflare", Set.of("https://www.example.org")))
                    .withMessageContaining("hostnames");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TurnstileSettings.of("site", "secret", "controller", hosts))
                    .withMessageContaining("recipient");
        }

        @Test
        void neverShowTheSecret() {
            assertThat(settings.toString()).doesNotContain(SiteverifyStandIn.SECRET);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> TurnstileSettings.of("site", "wrong secret", "cloudflare", Set.of(HOST)))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong secret"));
            Challenge shown = new TurnstileVerifier(settings).challenge(page("contact", "n1"), "Cloudflare");
            assertThat(shown.json()).doesNotContain(SiteverifyStandIn.SECRET);
            assertThat(shown.widget().orElseThrow().data()).doesNotContainValue(SiteverifyStandIn.SECRET);
        }
    }

    @Nested
    class Shows {

        private final Challenge challenge =
                new TurnstileVerifier(settings).challenge(page("contact", "n1"), "Cloudflare");

        @Test
        void itsWidgetInTheLanguageOfThePage() {
            assertThat(challenge.widget()).hasValueSatisfying(widget -> {
                assertThat(widget.origin()).isEqualTo("https://challenges.cloudflare.com");
                assertThat(widget.data())
                        .isEqualTo(Map.of(
                                "sitekey", settings.siteKey(),
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
                            "siteKey", settings.siteKey(),
                            "action", "contact",
                            "provider", "Cloudflare"));
        }
    }

    @Test
    void logsNeitherSecretNorAnswerNorAddress() {
        String answer = issued();
        for (Reaction reaction : List.of(
                SiteverifyStandIn.refusing("invalid-input-secret"),
                SiteverifyStandIn.refusing("bad-request"),
                SiteverifyStandIn.replying(200, answer),
                SiteverifyStandIn.refusing(answer))) {
            siteverify.once(reaction);
            verify(answer);
        }

        assertThat(log.list)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.getFormattedMessage())
                        .doesNotContain(SiteverifyStandIn.SECRET, answer, VISITOR));
    }

    private String issued() {
        return siteverify.issue(HOST, "contact", NOW.minusSeconds(20));
    }

    private Result verify(String answer) {
        return new TurnstileVerifier(settings).verify(given(answer, page("contact", "n1")));
    }

    private static FormToken page(String form, String nonce) {
        return new FormToken(
                form, "https://" + HOST, new NoticeRef("2026-11", "en", "ab"), NOW.minusSeconds(30), nonce);
    }

    private static ChallengeAnswer given(String text, FormToken page) {
        try {
            return new ChallengeAnswer(text, page, InetAddress.getByName(VISITOR), NOW);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
