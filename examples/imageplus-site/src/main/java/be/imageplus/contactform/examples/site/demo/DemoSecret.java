/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import java.security.SecureRandom;
import java.util.HexFormat;

/** A password that nobody has to remember. */
final class DemoSecret {

    private static final SecureRandom RANDOM = new SecureRandom();

    private DemoSecret() {}

    /** 128 random bits in hexadecimal. */
    static String create() {
        byte[] bits = new byte[16];
        RANDOM.nextBytes(bits);
        return HexFormat.of().formatHex(bits);
    }
}
