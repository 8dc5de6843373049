/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.FormTokens;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a browser is asked to prove, and what is made of its answer. */
interface HttpProofContract {

    JsonMapper JSON = new JsonMapper();

    HttpVisitor visitor();

    @Test
    default void asksForAProofAsTheWidgetTakesIt() {
        JsonNode challenge = challenge(visitor().get("/api/contact"));

        assertThat(challenge.propertyNames()).containsExactly("parameters", "signature");
        assertThat(challenge.get("parameters").propertyNames())
                .containsExactly(
                        "algorithm",
                        "cost",
                        "data",
                        "expiresAt",
                        "keyLength",
                        "keyPrefix",
                        "keySignature",
                        "nonce",
                        "salt");
        assertThat(visitor().get("/contact").body())
                .contains("data-cf-challenge-type=\"altcha\"", "&quot;algorithm&quot;:&quot;PBKDF2/SHA-256&quot;");
    }

    @Test
    default void takesTheProofOfAProgram() {
        HttpReply page = visitor().get("/api/contact");
        Map<String, String> enquiry = visitor().enquiry();

        HttpReply answer = send(enquiry, page, solved(page));

        assertThat(answer.status()).isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void refusesAWrongProofOfAProgramAndAsksAnew() { // R3.6
        HttpReply page = visitor().get("/api/contact");
        Map<String, String> enquiry = visitor().enquiry();

        for (String wrong : new String[] {"no proof", solved(visitor().get("/api/contact"))}) {
            HttpReply refused = send(enquiry, page, wrong).assertProblem(422, "proof-invalid");

            assertThat(refused.json("detail")).contains(controller());
            assertThat(refused.json("token")).isNotEqualTo(page.json("token"));
            visitor().assertNothingIsStored(enquiry);
            page = refused;
        }
        assertThat(send(enquiry, page, solved(page)).status()).isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    @Test
    default void refusesAWrongProofOfAPageAndKeepsTheInput() { // R3.6
        Map<String, String> enquiry = with(visitor().enquiryOfAFreshPage(), "_proof", "no proof");

        HttpReply refused = visitor().post(enquiry);

        refused.assertFormAgain(422, "please call me back", enquiry.get("_token"));
        assertThat(refused.body()).contains(controller(), "data-cf-challenge=").doesNotContain("no proof");
        visitor().assertNothingIsStored(enquiry);
    }

    /** The page that a visitor comes back to after two weeks has a proof that its browser made long ago. */
    @Test
    default void showsAPageWithAProofThatWaitedTooLongAgainAndTakesItThen() { // R3.6
        String old = solved(visitor().get("/api/contact"));
        visitor().passes(FormTokens.MAXIMUM_AGE.plusSeconds(1));

        for (boolean script : new boolean[] {true, false}) {
            Map<String, String> enquiry = with(visitor().enquiryOfAFreshPage(), "_proof", old);
            HttpReply again = visitor().post(enquiry);

            again.assertFormAgain(422, "please call me back", enquiry.get("_token"));
            assertThat(again.body())
                    .contains(
                            "Your message is not sent yet",
                            "Your message waited for too long",
                            "value=\"" + enquiry.get("email") + "\"")
                    .doesNotContain(old);
            visitor().assertNothingIsStored(enquiry);
            Map<String, String> second = with(enquiry, "_token", again.formToken());
            String fresh = ChallengeSolver.solve(again.formChallenge());
            assertThat(visitor()
                            .post(with(second, "_proof", script ? fresh : ""))
                            .status())
                    .as("with the script: %s", script)
                    .isEqualTo(303);
            visitor().assertReceived(enquiry);
        }
    }

    @Test
    default void tellsAProgramThatItsProofWaitedTooLongAndTakesTheNextOne() { // R3.6
        String old = solved(visitor().get("/api/contact"));
        visitor().passes(FormTokens.MAXIMUM_AGE.plusSeconds(1));
        HttpReply page = visitor().get("/api/contact");
        Map<String, String> enquiry = visitor().enquiry();

        HttpReply refused = send(enquiry, page, old).assertProblem(422, "proof-expired");

        assertThat(refused.json("detail")).startsWith("Your message waited for too long");
        assertThat(refused.json("token")).isNotEqualTo(page.json("token"));
        visitor().assertNothingIsStored(enquiry);
        assertThat(send(enquiry, refused, solved(refused)).status()).isEqualTo(202);
        visitor().assertReceived(enquiry);
    }

    private String controller() {
        return visitor().register().controller().privacyContact().orElseThrow();
    }

    private HttpReply send(Map<String, String> enquiry, HttpReply page, String proof) {
        String json = HttpApiContract.json(enquiry, page.json("token"));
        return visitor().postJson(json.replaceFirst("\\{", "{\"proof\":\"" + proof + "\","));
    }

    private static String solved(HttpReply page) {
        return ChallengeSolver.solve(challenge(page).toString());
    }

    private static JsonNode challenge(HttpReply page) {
        return JSON.readTree(page.body()).get("challenge");
    }
}
