/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static be.imageplus.contactform.screening.turnstile.TurnstileBench.HOST;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.screening.ChallengeVerifier.Result;
import be.imageplus.contactform.screening.turnstile.SiteverifyStandIn.Reaction;
import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each documented error comes to, and that nothing else passes for an answer. */
class SiteverifyRepliesTest { // R2.19

    private final TurnstileBench bench = new TurnstileBench();

    @AfterEach
    void close() {
        bench.close();
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
            bench.siteverify.always(SiteverifyStandIn.refusing(code));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Fail(reason));
            assertThat(bench.siteverify.requests()).hasSize(1);
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
            bench.siteverify.always(SiteverifyStandIn.refusing(code));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable(reason));
            assertThat(bench.siteverify.requests()).hasSize(1);
            assertThat(bench.log.list).anySatisfy(event -> {
                assertThat(event.getLevel()).isEqualTo(Level.ERROR);
                assertThat(event.getFormattedMessage()).contains(code);
            });
        }

        @Test
        void triesAgainAfterAnInternalOne() {
            bench.siteverify.once(SiteverifyStandIn.refusing("internal-error"));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Pass());
            bench.siteverify.always(SiteverifyStandIn.refusing("internal-error"));
            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("provider-failed"));
        }

        @Test
        void refusesNobodyWhileAnythingElseIsWrong() {
            bench.siteverify.always(SiteverifyStandIn.refusing("invalid-input-response", "invalid-input-secret"));
            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("secret-refused"));

            bench.siteverify.always(SiteverifyStandIn.refusing("invalid-input-response", "new-code-of-next-year"));
            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));

            bench.siteverify.always(SiteverifyStandIn.refusing("new-code-of-next-year", "invalid-input-response"));
            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));

            bench.siteverify.always(SiteverifyStandIn.replying(200, "{\"success\":false,\"error-codes\":[]}"));
            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @Test
        void readsItFromAResponseWithAnErrorStatusToo() {
            bench.siteverify.always(SiteverifyStandIn.replying(
                    400, "{\"success\":false,\"error-codes\":[\"invalid-input-response\"]}"));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Fail("answer-invalid"));
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
            bench.siteverify.always(SiteverifyStandIn.replying(200, body));

            assertThat(bench.verify(bench.issued())).isInstanceOf(Result.Unavailable.class);
        }

        @Test
        void aReplyThatVouchesAndComplains() {
            bench.siteverify.always(SiteverifyStandIn.replying(
                    200,
                    "{\"success\":true,\"error-codes\":[\"invalid-input-response\"],\"challenge_ts\":\"" + NOW
                            + "\",\"hostname\":\"" + HOST + "\",\"action\":\"contact\"}"));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @Test
        void aReplyOfAnotherStatus() {
            Reaction vouching = SiteverifyStandIn.replying(
                    403,
                    "{\"success\":true,\"error-codes\":[],\"challenge_ts\":\"" + NOW + "\",\"hostname\":\"" + HOST
                            + "\",\"action\":\"contact\"}");
            bench.siteverify.always(vouching);

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unreadable"));
        }

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 307, 308})
        void aRedirect(int status) {
            bench.siteverify.always((exchange, asked) -> {
                exchange.getResponseHeaders()
                        .set("Location", bench.siteverify.endpoint().toString());
                exchange.sendResponseHeaders(status, -1);
            });

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("reply-unexpected"));
            assertThat(bench.siteverify.requests()).hasSize(1);
        }

        @Test
        void aBodyWithoutEnd() {
            String huge = "{\"success\":true,\"challenge_ts\":\"" + NOW + "\",\"hostname\":\"" + HOST
                    + "\",\"action\":\"contact\",\"cdata\":\"" + "x".repeat(SiteverifyClient.MOST_BYTES) + "\"}";
            bench.siteverify.always(SiteverifyStandIn.replying(200, huge));

            assertThat(bench.verify(bench.issued())).isEqualTo(new Result.Unavailable("no-reply"));
        }
    }
}
