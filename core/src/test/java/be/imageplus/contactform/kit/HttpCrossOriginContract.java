/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpApiContract.json;
import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page of another origin may do: one of an allowed origin uses the API, any other nothing. */
interface HttpCrossOriginContract {

    /** Of the register, and not where the site runs. */
    String ALLOWED = "https://www.example.org";

    HttpVisitor visitor();

    @Test
    default void letsAPageOfAnAllowedOriginAskAndSend() {
        Map<String, String> enquiry = visitor().enquiry();

        HttpReply described = visitor().get("/api/contact", "Origin", ALLOWED);
        HttpReply accepted = visitor().postJson(json(enquiry, described.json("token")), "Origin", ALLOWED);

        assertThat(described.status()).isEqualTo(200);
        assertThat(accepted.status()).isEqualTo(202);
        for (HttpReply reply : List.of(described, accepted)) {
            assertReadable(reply);
            assertThat(reply.header("Access-Control-Expose-Headers")).isEqualTo("Retry-After");
        }
        visitor().assertReceived(enquiry);
    }

    /** Without it a token of one origin's page would be good on another's. */
    @Test
    default void issuesATokenForTheOriginWhosePageAsked() { // R1.2
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact", "Origin", ALLOWED).json("token");

        HttpReply elsewhere = visitor().postJson(json(enquiry, token), "Origin", "https://example.org");

        elsewhere.assertProblem(403, "origin-refused");
        assertThat(elsewhere.header("Access-Control-Allow-Origin")).isEqualTo("https://example.org");
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void givesThePageOfAnAllowedOriginAFreshTokenOfItsOwn() {
        Map<String, String> first = visitor().enquiry();
        Map<String, String> second = visitor().enquiry();
        String token = visitor().get("/api/contact", "Origin", ALLOWED).json("token");
        assertThat(visitor().postJson(json(first, token), "Origin", ALLOWED).status())
                .isEqualTo(202);
        visitor().assertReceived(first);

        HttpReply problem = visitor().postJson(json(second, token), "Origin", ALLOWED);

        assertReadable(problem.assertProblem(422, "token-used"));
        assertThat(visitor()
                        .postJson(json(second, problem.json("token")), "Origin", ALLOWED)
                        .status())
                .isEqualTo(202);
        visitor().assertReceived(second);
    }

    @Test
    default void letsAPageOfAnAllowedOriginReadWhatIsWrong() {
        String token = visitor().get("/api/contact", "Origin", ALLOWED).json("token");
        Map<String, String> empty = with(visitor().enquiry(), "message", "");

        assertReadable(visitor().postJson(json(empty, token), "Origin", ALLOWED).assertProblem(422, "fields-invalid"));
        assertReadable(visitor().postJson("{", "Origin", ALLOWED).assertProblem(400, "json-invalid"));
        assertReadable(visitor().send("PUT", "/api/contact", new byte[0], "Origin", ALLOWED));
    }

    @Test
    default void tellsAPageOfAnAllowedOriginBeforehandWhatItMaySend() {
        HttpReply preflight = preflight("/api/contact", ALLOWED);

        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.body()).isEmpty();
        assertReadable(preflight);
        assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("GET, POST");
        assertThat(preflight.header("Access-Control-Allow-Headers")).isEqualTo("Content-Type");
        assertThat(Integer.parseInt(preflight.header("Access-Control-Max-Age"))).isBetween(1, 3600);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example",
                "https://www.example.org.elsewhere.example",
                "https://elsewhere.example.org",
                "https://www.example.org:8443",
                "https://www.example.org:443",
                "https://WWW.example.org",
                "https://www.example.org/",
                "http://www.example.org",
                "https://www.example.org https://example.org",
                "https://www.example.org, https://example.org",
                "null",
                "*"
            })
    default void saysNothingToAPageOfAnyOtherOrigin(String origin) {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        assertUnreadable(visitor().get("/api/contact", "Origin", origin));
        assertUnreadable(preflight("/api/contact", origin));
        assertUnreadable(visitor().postJson(json(with(enquiry, "message", ""), token), "Origin", origin));
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void saysOnEveryAnswerOfTheApiThatItDependsOnTheOrigin() {
        assertThat(visitor().get("/api/contact").header("Vary")).contains("Accept-Language", "Origin");
        assertThat(visitor().get("/api/contact", "Origin", ALLOWED).header("Vary"))
                .contains("Accept-Language", "Origin");
        assertThat(visitor().send("OPTIONS", "/api/contact", new byte[0]).header("Vary"))
                .contains("Origin");
        assertUnreadable(visitor().get("/api/contact"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/contact",
                "/contact/received?reference=7Q4M-2KXD",
                "/contact/contact-form.css",
                "/privacy",
                "/privacy.json",
                "/api/contact/nothing-here"
            })
    default void letsPagesOfOtherOriginsReadNothingButTheApi(String path) {
        assertUnreadable(visitor().get(path, "Origin", ALLOWED));
        assertUnreadable(preflight(path, ALLOWED));
    }

    private HttpReply preflight(String path, String origin) {
        return visitor()
                .send(
                        "OPTIONS",
                        path,
                        new byte[0],
                        "Origin",
                        origin,
                        "Access-Control-Request-Method",
                        "POST",
                        "Access-Control-Request-Headers",
                        "content-type");
    }

    private static void assertReadable(HttpReply reply) {
        assertThat(reply.headers().allValues("Access-Control-Allow-Origin")).containsExactly(ALLOWED);
        assertThat(reply.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(reply.header("Vary")).contains("Origin");
    }

    private static void assertUnreadable(HttpReply reply) {
        assertThat(reply.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
}
