/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.regex.Pattern;

/**
 * Whether a text was read in the wrong encoding on its way, as programs do and browsers do not. People quote such a
 * text when they ask for help with one, so it is never enough by itself.
 */
final class EncodingCheck implements ScreeningCheck {

    /** One may be copied from somewhere. */
    private static final int OFTEN = 3;

    /** The character that stands for one that could not be read, and UTF-8 that was read as Latin-1. */
    private static final Pattern BROKEN =
            Pattern.compile("\\uFFFD|[\\u00C2\\u00C3\\u00D0\\u00D1][\\u0080-\\u00BF]|\\u00E2\\u20AC[\\u0080-\\uFFFC]");

    private final ScreeningRules rules;

    EncodingCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        long broken = enquiry.values().values().stream()
                .mapToLong(value -> BROKEN.matcher(value).results().limit(OFTEN).count())
                .sum();
        return broken >= OFTEN ? rules.verdict(Indicator.ENCODING) : new Verdict.Accept();
    }
}
