/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.util.regex.Pattern;

/**
 * A reason as a stable code, for example {@code period-ended}: it can stand in the ledger, is put into words in every
 * language, and names nobody.
 */
public final class ReasonCode {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,63}");

    private ReasonCode() {}

    /**
     * Refuses what is no code.
     *
     * @param component names it in the exception
     * @throws IllegalArgumentException when it is something else than a letter and up to 63 more of a-z, 0-9 and hyphen
     */
    public static void require(String component, String code) {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException(component + ": expected a code of up to 64 of a-z, 0-9 and hyphen");
        }
    }
}
