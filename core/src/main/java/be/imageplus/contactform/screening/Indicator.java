/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What may speak against an enquiry, as the built-in checks see it. How much each says is a matter of
 * {@link ScreeningRules}; none of them ever refuses an enquiry (R3.6).
 */
public enum Indicator {

    /** The field that people do not see is filled. Password managers and autofill fill it too, so it only holds. */
    TRAP_FILLED(100),

    /** The form came back sooner after it was first shown than people write. */
    TOO_FAST(100),

    /** The form came back later than {@link ScreeningRules#maximumTime}. */
    TOO_SLOW(60),

    /** More links than {@link ScreeningRules#links}. */
    MANY_LINKS(100),

    /** Links to other sites in HTML or BBCode. */
    LINK_MARKUP(100),

    /** Other tags in HTML or BBCode. */
    MARKUP(40),

    /** A text longer than {@link ScreeningRules#characters}. */
    LONG_TEXT(30),

    /** Latin words with Cyrillic or Greek letters that look the same. */
    MIXED_SCRIPTS(100),

    /** Words broken up by characters that nobody sees, or turned round. */
    HIDDEN_CHARACTERS(100),

    /** A text that was read in the wrong encoding. */
    ENCODING(40),

    /** The same text more often than {@link ScreeningRules#repeats}, from whomever it came. */
    REPEATED(100);

    private final int weight;

    Indicator(int weight) {
        this.weight = weight;
    }

    /** The stable reason code, for example {@code too-fast}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it weighs unless told otherwise, from 1 to {@link Suspicion#ENOUGH}. */
    public int standardWeight() {
        return weight;
    }

    /**
     * The one with a reason code.
     *
     * @throws IllegalArgumentException naming all codes when there is none
     */
    public static Indicator of(String code) {
        return Arrays.stream(values())
                .filter(indicator -> indicator.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("weights: one of "
                        + Arrays.stream(values()).map(Indicator::code).collect(Collectors.joining(", "))
                        + " is expected"));
    }
}
