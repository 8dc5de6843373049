/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static be.imageplus.contactform.kit.HttpVisitor.with;
import static org.assertj.core.api.Assertions.assertThat;

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
