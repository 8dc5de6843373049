/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Pbkdf2Test {

    /** The first and the last are the first block of RFC 7914, section 11. */
    @ParameterizedTest
    @CsvSource({
        "passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
        "password, salt, 1, 120fb6cffcf8b32c43e7225256c4f837a86548c92ccc35480805987cb70be17b",
        "password, salt, 2, ae4d0c95af6b46d32d0adff928f06dd02a303f8ef3c251dfd6e2d85a95474c43",
        "password, salt, 4096, c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a",
        "Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56"
    })
    void derivesWhatTheStandardSays(String password, String salt, int iterations, String key) {
        assertThat(hex(Pbkdf2.key(password.getBytes(US_ASCII), salt.getBytes(US_ASCII), iterations)))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"a, b, 1", "a-rather-long-password-of-more-than-one-block-of-the-hash-that-it-goes-into, salt, 7"})
    void derivesWhatTheJdkDoes(String password, String salt, int iterations) throws GeneralSecurityException {
        PBEKeySpec spec =
                new PBEKeySpec(password.toCharArray(), salt.getBytes(US_ASCII), iterations, Pbkdf2.BYTES * Byte.SIZE);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();

        assertThat(Pbkdf2.key(password.getBytes(US_ASCII), salt.getBytes(US_ASCII), iterations))
                .isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, a37559ebe9b2046d9f63322fbcfe6bbc4827000bf580f1bcb3de91df5ab4c7a5",
        "255, 3, f30d3563302ee2927ed06429b36997be3ab1b26e055e63eec2d4d0917748b218"
    })
    void takesBytesThatAreNoText(int value, int iterations, String key) {
        byte[] password = new byte[20];
        Arrays.fill(password, (byte) value);

        assertThat(hex(Pbkdf2.key(password, password, iterations))).isEqualTo(key);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
