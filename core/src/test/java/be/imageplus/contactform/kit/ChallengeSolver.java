/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A browser that solves challenges of the ALTCHA protocol, version 2; it shares nothing with what verifies them. */
public final class ChallengeSolver {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_TRIES = 200_000;

    private ChallengeSolver() {}

    /** The answer to a challenge as the API gives it, ready to be sent as the proof. */
    public static String solve(String challenge) {
        JsonNode parameters = JSON.readTree(challenge).get("parameters");
        for (int counter = 0; counter < MOST_TRIES; counter++) {
            String key = HexFormat.of().formatHex(key(parameters, counter));
            if (key.startsWith(parameters.get("keyPrefix").stringValue())) {
                return payload(challenge, counter, key);
            }
        }
        throw new AssertionError("no number solves the challenge");
    }

    /** What a browser sends that claims a solution. */
    public static String payload(String challenge, long counter, String derivedKey) {
        Map<String, Object> solution = new LinkedHashMap<>();
        solution.put("counter", counter);
        solution.put("derivedKey", derivedKey);
        solution.put("time", 12.5);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("challenge", JSON.readTree(challenge));
        payload.put("solution", solution);
        return Base64.getEncoder()
                .encodeToString(JSON.writeValueAsString(payload).getBytes(UTF_8));
    }

    private static byte[] key(JsonNode parameters, int counter) {
        HexFormat hex = HexFormat.of();
        byte[] nonce = hex.parseHex(parameters.get("nonce").stringValue());
        byte[] salt = hex.parseHex(parameters.get("salt").stringValue());
        byte[] password = ByteBuffer.allocate(nonce.length + Integer.BYTES)
                .put(nonce)
                .putInt(counter)
                .array();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(password, "HmacSHA256"));
            byte[] link = ByteBuffer.allocate(salt.length + Integer.BYTES)
                    .put(salt)
                    .putInt(1)
                    .array();
            BigInteger key = BigInteger.ZERO;
            for (int i = 0; i < parameters.get("cost").intValue(); i++) {
                link = mac.doFinal(link);
                key = key.xor(new BigInteger(1, link));
            }
            return hex.parseHex("%064x".formatted(key));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
