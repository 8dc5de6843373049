/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.Locale;
import java.util.Set;

/** Which way a language is written, as HTML's {@code dir} says it. */
public final class Direction {

    /** By ISO 639, the older codes of Hebrew and Yiddish included, which some runtimes still give. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    private Direction() {}

    /** {@code rtl} or {@code ltr}. */
    public static String of(Locale language) {
        return RIGHT_TO_LEFT.contains(language.getLanguage()) ? "rtl" : "ltr";
    }
}
