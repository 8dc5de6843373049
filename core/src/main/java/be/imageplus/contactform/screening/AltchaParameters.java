/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a challenge of the ALTCHA protocol, version 2, asks: find the number which, in four bytes behind the nonce,
 * makes a key that begins with a prefix. All bytes are lower-case hexadecimal.
 *
 * @param cost iterations of PBKDF2
 * @param form the id of the form that it was made for
 * @param page the nonce of the form token that it was made for
 * @param expiresAt in seconds of the epoch
 * @param keyPrefix the first half of the key
 * @param keySignature our proof that we know the whole key
 * @param nonce 16 random bytes
 * @param salt 16 random bytes
 */
record AltchaParameters(
        int cost,
        String form,
        String page,
        long expiresAt,
        String keyPrefix,
        String keySignature,
        String nonce,
        String salt) {

    static final String ALGORITHM = "PBKDF2/SHA-256";

    private static final HexFormat HEX = HexFormat.of();
    private static final JsonMapper JSON = new JsonMapper();

    /** As the protocol names them: in the order of the alphabet, in which they are signed. */
    SortedMap<String, Object> named() {
        SortedMap<String, Object> named = new TreeMap<>();
        named.put("algorithm", ALGORITHM);
        named.put("cost", cost);
        named.put("data", new TreeMap<>(Map.of("form", form, "page", page)));
        named.put("expiresAt", expiresAt);
        named.put("keyLength", Pbkdf2.BYTES);
        named.put("keyPrefix", keyPrefix);
        named.put("keySignature", keySignature);
        named.put("nonce", nonce);
        named.put("salt", salt);
        return named;
    }

    /** The text that is signed: JSON without white space, names in the order of the alphabet. */
    static String canonical(SortedMap<String, Object> named) {
        return JSON.writeValueAsString(named);
    }

    /** The key that a number makes: its four bytes, the highest first, stand behind the nonce as the password. */
    static byte[] key(byte[] nonce, byte[] salt, int number, int iterations) {
        byte[] password = ByteBuffer.allocate(nonce.length + Integer.BYTES)
                .put(nonce)
                .putInt(number)
                .array();
        return Pbkdf2.key(password, salt, iterations);
    }

    /** The part of a key that a challenge tells. */
    static String prefix(byte[] key) {
        return HEX.formatHex(key, 0, key.length / 2);
    }

    /** What a browser says that we asked may be anything. */
    @Override
    public String toString() {
        return "AltchaParameters[" + cost + "]";
    }
}
