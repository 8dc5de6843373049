/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormTokens;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What programs see and send. */
interface HttpApiContract {

    HttpVisitor visitor();

    @Test
    default void describesTheFormToPrograms() {
        HttpReply described = visitor().get("/api/contact?lang=en");

        assertThat(described.status()).isEqualTo(200);
        assertThat(described.header("Content-Type")).isEqualTo("application/json");
        assertThat(described.header("Cache-Control")).isEqualTo("no-store");
        assertThat(described.json("form")).isEqualTo("contact");
        assertThat(described.json("language")).isEqualTo("en");
        assertThat(described.json("token")).isNotBlank();
        assertThat(described.json("hash")).matches("[0-9a-f]{64}");
        assertThat(described.json("version")).isEqualTo(visitor().register().version());
        assertThat(visitor().get(described.json("url")).status()).isEqualTo(200);
        assertThat(described.body())
                .contains("\"challenge\":{", "\"name\":\"name\"", "\"name\":\"phone\"", "\"type\":\"email\"")
                .contains("\"required\":true", "\"required\":false", "\"maxLength\":", "\"label\":\"")
                .contains("\"autocomplete\":\"email\"");
    }

    @Test
    default void receivesAnEnquiryOfAProgram() {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        HttpReply accepted = visitor().postJson(json(enquiry, token));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(accepted.header("Content-Type")).isEqualTo("application/json");
        assertThat(accepted.header("Cache-Control")).isEqualTo("no-store");
        assertThat(accepted.json("reference"))
                .isEqualTo(visitor().assertReceived(enquiry).reference().value());
        assertThat(accepted.json("receivedAt"))
                .isEqualTo(visitor().clock().instant().toString());
        assertThat(visitor().postJson(json(enquiry, token)).json("reference"))
                .as("a second time")
                .isEqualTo(accepted.json("reference"));
        assertThat(visitor().rows(enquiry)).hasSize(1);
    }

    @Test
    default void namesEachFieldToMendAndKeepsTheTokenGood() {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        HttpReply problem = visitor().postJson(json(with(with(enquiry, "message", ""), "phone", "secret-word"), token));

        problem.assertProblem(422, "fields-invalid");
        assertThat(problem.body())
                .contains("\"field\":\"message\"", "\"code\":\"required\"", "\"field\":\"phone\"", "\"message\":\"")
                .doesNotContain("secret-word");
        visitor().assertNothingIsStored(enquiry);
        assertThat(visitor().postJson(json(enquiry, token)).status()).isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void refusesAnUndeclaredFieldOfAProgramWithoutRepeatingIt() { // R2.1
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        HttpReply problem = visitor().postJson(json(with(enquiry, "favourite-colour", "ultramarine"), token));

        problem.assertProblem(422, "fields-invalid");
        assertThat(problem.body())
                .contains("\"code\":\"undeclared-field\"")
                .doesNotContain("favourite-colour", "ultramarine");
        visitor().assertNothingIsStored(enquiry);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "{",
                "{\"token\":\"a\",\"token\":\"b\",\"fields\":{}}",
                "{\"token\":\"a\",\"fields\":{}} hello",
                "{\"token\":\"a\",\"fields\":{}}{}",
                "{'token':'a','fields':{}}",
                "{\"token\":\"a\",\"fields\":{\"x\":[[[[[[[[[[[[\"deep\"]]]]]]]]]]]]}}",
                "\uFEFF{\"token\":\"a\",\"fields\":{}}"
            })
    default void refusesWhatIsNotOneJsonText(String body) {
        visitor().postJson(body).assertProblem(400, "json-invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "\"hello-there\"",
                "null",
                "{\"token\":\"a\"}",
                "{\"token\":\"a\",\"fields\":[]}",
                "{\"token\":1,\"fields\":{}}",
                "{\"token\":\"a\",\"fields\":{},\"hello-there\":1}",
                "{\"token\":\"a\",\"fields\":{\"name\":1}}",
                "{\"token\":\"a\",\"fields\":{\"name\":[\"hello-there\"]}}",
                "{\"token\":\"a\",\"fields\":{\"_token\":\"hello-there\"}}",
                "{\"token\":\"a\",\"fields\":{\"name\":\"hello-there\\ud83d\"}}"
            })
    default void refusesJsonOfAnotherShapeWithoutRepeatingIt(String body) {
        HttpReply problem = visitor().postJson(body);

        problem.assertProblem(422, "request-invalid");
        assertThat(problem.body()).doesNotContain("hello-there");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "application/json; charset=utf-16",
                "text/json"
            })
    default void refusesAnotherMediaTypeOfAProgram(String type) {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        visitor().postBody("/api/contact", type, json(enquiry, token)).assertProblem(415, "media-type-unsupported");

        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesAProgramThatSendsTooMuch() {
        visitor()
                .postJson("{\"token\":\"" + "a".repeat(65_536) + "\",\"fields\":{}}")
                .assertProblem(413, "request-too-large");
    }

    @Test
    default void refusesControlCharactersOfAProgramAndTakesWhatOnlyLooksLikeThem() {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        visitor()
                .postJson(json(with(enquiry, "name", "Ada\\r\\nBcc: someone@example.org"), token))
                .assertProblem(422, "fields-invalid");
        visitor().assertNothingIsStored(enquiry);

        String name = "Ada" + HttpFormContract.LOOKS_LIKE_A_LINE_BREAK;
        assertThat(visitor().postJson(json(with(enquiry, "name", name), token)).status())
                .isEqualTo(202);
        assertThat(visitor().assertReceived(enquiry).values()).containsEntry("name", name);
    }

    @Test
    default void saysThatATokenIsNoneOfOurs() {
        Map<String, String> enquiry = visitor().enquiry();

        visitor().postJson(json(enquiry, "hello-there")).assertProblem(422, "token-invalid");
        visitor().postJson("{\"fields\":{}}").assertProblem(422, "token-invalid");

        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void givesAFreshTokenForAnExpiredOne() {
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");
        visitor().passes(FormTokens.MAXIMUM_AGE.plusSeconds(1));

        HttpReply problem = visitor().postJson(json(enquiry, token)).assertProblem(422, "token-expired");

        visitor().assertNothingIsStored(enquiry);
        assertThat(problem.json("hash")).as("the notice that goes with it").isNotBlank();
        assertThat(visitor().postJson(json(enquiry, problem.json("token"))).status())
                .isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void givesAFreshTokenForAUsedOne() {
        Map<String, String> first = visitor().enquiry();
        Map<String, String> second = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");
        assertThat(visitor().postJson(json(first, token)).status()).isEqualTo(202);
        visitor().assertReceived(first);

        HttpReply problem = visitor().postJson(json(second, token)).assertProblem(422, "token-used");

        visitor().assertNothingIsStored(second);
        assertThat(visitor().postJson(json(second, problem.json("token"))).status())
                .isEqualTo(202);
        visitor().assertReceived(second);
    }

    @Test
    default void keepsTheFirstIssueTimeInTheFreshTokenForAUsedOne() {
        Map<String, String> first = visitor().enquiry();
        Map<String, String> second = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");
        assertThat(visitor().postJson(json(first, token)).status()).isEqualTo(202);
        visitor().assertReceived(first);
        visitor().passes(FormTokens.MAXIMUM_AGE.minusDays(1));
        String fresh = visitor()
                .postJson(json(second, token))
                .assertProblem(422, "token-used")
                .json("token");

        visitor().passes(Duration.ofDays(1).plusSeconds(1));

        visitor().postJson(json(second, fresh)).assertProblem(422, "token-expired");
        visitor().assertNothingIsStored(second);
    }

    @Test
    default void tellsAProgramWhenToTryAgain() {
        for (int i = 0; i < 10; i++) {
            Map<String, String> enquiry = visitor().enquiry();
            String token = visitor().get("/api/contact").json("token");
            assertThat(visitor().postJson(json(enquiry, token)).status()).isEqualTo(202);
            visitor().assertReceived(enquiry);
        }
        Map<String, String> enquiry = visitor().enquiry();

        HttpReply problem = visitor()
                .postJson(json(enquiry, visitor().get("/api/contact").json("token")))
                .assertProblem(429, "rate-limited");

        assertThat(Integer.parseInt(problem.header("Retry-After"))).isBetween(1, 600);
        visitor().assertNothingIsStored(enquiry);
    }

    @Test
    default void refusesAProgramOfAnotherSite() { // R1.2
        Map<String, String> enquiry = visitor().enquiry();
        String token = visitor().get("/api/contact").json("token");

        visitor()
                .postJson(json(enquiry, token), "Origin", "https://elsewhere.example")
                .assertProblem(403, "origin-refused");

        visitor().assertNothingIsStored(enquiry);
    }

    /** Values as they are between quotes; a test that needs an escape writes it. */
    static String json(Map<String, String> enquiry, String token) {
        String fields = enquiry.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue().replace("\r\n", "\\r\\n") + "\"")
                .collect(Collectors.joining(","));
        return "{\"token\":\"" + token + "\",\"fields\":{" + fields + "}}";
    }
}
