/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.text.Bidi;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which way a language is written, as HTML's {@code dir} says it, and how values stand among its words. */
public final class Direction {

    /** By ISO 639, the older codes of Hebrew and Yiddish included, which some runtimes still give. */
    private static final Set<String> RIGHT_TO_LEFT =
            Set.of("ar", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi");

    /** FIRST STRONG ISOLATE: what follows takes its own direction and cannot reorder what is around it (UAX #9). */
    private static final char ISOLATE = '\u2068';

    /** POP DIRECTIONAL ISOLATE: ends it. */
    private static final char END_OF_ISOLATE = '\u2069';

    /** An isolate ends with its paragraph, so each line gets its own. */
    private static final Pattern LINE = Pattern.compile(".+");

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private Direction() {}

    /** {@code rtl} or {@code ltr}. */
    public static String of(Locale language) {
        return isRightToLeft(language) ? "rtl" : "ltr";
    }

    private static boolean isRightToLeft(Locale language) {
        return RIGHT_TO_LEFT.contains(language.getLanguage());
    }

    /**
     * A value as it is set among words of a language: between U+2068 and U+2069 where it would be turned round there,
     * or would turn round what stands beside it. That is a version {@code 2026-11}, a phone number or a name of several
     * words in a sentence that runs from right to left, and a name in Hebrew in one that runs from left to right.
     *
     * <p>Everything else is left without these marks, which are copied along: single numbers, and addresses and host
     * names, which begin and end with a Latin letter and keep their order anywhere.
     */
    public static String among(Locale language, String value) {
        Predicate<String> keepsItsPlace =
                isRightToLeft(language) ? Direction::keepsItsPlaceRightToLeft : Direction::runsLeftToRight;
        return LINE.matcher(value)
                .replaceAll(line -> Matcher.quoteReplacement(
                        keepsItsPlace.test(line.group()) ? line.group() : isolated(line.group())));
    }

    /** The line between isolates. */
    static String isolated(String line) {
        return ISOLATE + line + END_OF_ISOLATE;
    }

    /** Whether nothing in the line can reorder a text that runs from left to right. */
    static boolean runsLeftToRight(String line) {
        return !Bidi.requiresBidi(line.toCharArray(), 0, line.length());
    }

    private static boolean keepsItsPlaceRightToLeft(String line) {
        boolean foreign = line.codePoints().anyMatch(each -> isLeftToRight(each) || Character.isDigit(each));
        return !foreign || NUMBER.matcher(line).matches() || isWordLeftToRight(line);
    }

    private static boolean isWordLeftToRight(String line) {
        return isLeftToRight(line.codePointAt(0))
                && Character.isLetterOrDigit(line.codePointBefore(line.length()))
                && line.codePoints().noneMatch(Character::isWhitespace)
                && runsLeftToRight(line);
    }

    private static boolean isLeftToRight(int codePoint) {
        return Character.getDirectionality(codePoint) == Character.DIRECTIONALITY_LEFT_TO_RIGHT;
    }
}
