/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2) for keys of one block, 32 bytes. The JDK's own takes characters for a
 * password, and encodes them; ours is bytes.
 */
final class Pbkdf2 {

    /** The length of a key. */
    static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] FIRST_BLOCK = {0, 0, 0, 1};

    private Pbkdf2() {}

    /** @param password at least one byte */
    static byte[] key(byte[] password, byte[] salt, int iterations) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(password, ALGORITHM));
            mac.update(salt);
            byte[] link = mac.doFinal(FIRST_BLOCK);
            byte[] key = link.clone();
            for (int i = 1; i < iterations; i++) {
                mac.update(link);
                mac.doFinal(link, 0);
                for (int j = 0; j < BYTES; j++) {
                    key[j] ^= link[j];
                }
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
