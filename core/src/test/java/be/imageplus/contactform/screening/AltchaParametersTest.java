/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the protocol's own libraries publish, and what another implementation of the primitives computes. */
class AltchaParametersTest {

    private static final AltchaParameters ASKED =
            new AltchaParameters(1000, "contact", "n_-1", 1_796_000_000L, "00ff", "0a", "aabb", "ccdd");

    @Test
    void signsNamesInTheOrderOfTheAlphabetWithoutWhiteSpace() {
        assertThat(AltchaParameters.canonical(ASKED.named()))
                .isEqualTo("{\"algorithm\":\"PBKDF2/SHA-256\",\"cost\":1000,\"data\":{\"form\":\"contact\","
                        + "\"page\":\"n_-1\"},\"expiresAt\":1796000000,\"keyLength\":32,\"keyPrefix\":\"00ff\","
                        + "\"keySignature\":\"0a\",\"nonce\":\"aabb\",\"salt\":\"ccdd\"}");
    }

    /** The protocol's reference library tests this signature; other signers have other keys, and the same text. */
    @Test
    void signsTheTextThatTheReferenceSigns() throws GeneralSecurityException {
        TreeMap<String, Object> published = new TreeMap<>(ASKED.named());
        published.keySet().removeAll(Set.of("data", "expiresAt", "keySignature"));
        published.put("nonce", "39baf91a19d671f8231217f9e28342a6");
        published.put("salt", "5e00d5d152e1a5db7d44fb6404a40a5e");
        published.put("keyPrefix", "00");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("signature.secret".getBytes(UTF_8), "HmacSHA256"));

        assertThat(HexFormat.of()
                        .formatHex(mac.doFinal(
                                AltchaParameters.canonical(published).getBytes(UTF_8))))
                .isEqualTo("a10045ef3381d5516e0c3fd6bf0b90e02fab68d576ffe9e0e1c2d1cd1e404f2a");
    }

    /** The first is published with the protocol's libraries; the other has a number of more than two bytes. */
    @ParameterizedTest
    @CsvSource({
        "42, 1000, f2e25aab6d5e504747ad0f52b1ce42afd99d8014634f263ea42b206300037acf",
        "70000, 100, 123f9228be931722a3ad19981c38ef4b8bd4b7a8be741106f7f3775acbdbbb63"
    })
    void derivesTheKeyOfANumberAsTheReferenceDoes(int number, int cost, String key) {
        byte[] nonce = HexFormat.of().parseHex("aabbccdd00112233aabbccdd00112233");
        byte[] salt = HexFormat.of().parseHex("11223344556677889900aabbccddeeff");

        byte[] derived = AltchaParameters.key(nonce, salt, number, cost);

        assertThat(HexFormat.of().formatHex(derived)).isEqualTo(key);
        assertThat(AltchaParameters.prefix(derived)).isEqualTo(key.substring(0, 32));
    }
}
