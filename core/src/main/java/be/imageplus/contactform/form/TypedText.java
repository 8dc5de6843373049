/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.regex.Pattern;

/** What people see of a text that they typed or pasted. */
final class TypedText {

    /**
     * What Unicode calls default ignorable beyond its category of format characters (grapheme joiner, Hangul fillers,
     * variation selectors), and the blank Braille cell.
     */
    private static final Pattern DRAWN_AS_NOTHING = Pattern.compile(
            "[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u2800\u3164\uFE00-\uFE0F\uFFA0\\x{E0100}-\\x{E01EF}]");

    private TypedText() {}

    /** The text without any kind of white space around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        // No expression: looking for one that ends a long message took a quarter of what accepting an enquiry takes.
        while (from < to && isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** No-break spaces too, which come along from word processors and which {@code String.strip} leaves. */
    private static boolean isSpace(char character) {
        return (character >= '\t' && character <= '\r') || Character.isSpaceChar(character);
    }

    /** Whether each character of the text can be seen, and each is one that Unicode knows. */
    static boolean isAllVisible(String text) {
        return text.codePoints().allMatch(TypedText::isVisible)
                && !DRAWN_AS_NOTHING.matcher(text).find();
    }

    /** Neither control nor format characters (joiners, direction marks), no white space, nothing unassigned. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
