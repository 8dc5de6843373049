/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static java.util.stream.Collectors.joining;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text that somebody else wrote, made safe to show among words of our own.
 *
 * <p>For display only (a mail to staff, a receipt, a list): what is stored, exported or put back into a field stays as
 * it was typed. It does not escape markup; a {@link Template} does.
 */
public final class ForeignText {

    private static final Pattern LINE_END = Pattern.compile("\\R");

    private static final Set<UnicodeScript> ALPHABETS_WITHOUT_JOINERS =
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);

    private ForeignText() {}

    /**
     * The text without direction controls and zero-width characters, each line that runs from right to left isolated
     * from the words around it.
     *
     * <p>A line that only runs from left to right cannot reorder anything, and is left without marks that would be
     * copied along with an address. Each line on its own, because an isolate ends with its paragraph. Zero-width
     * joiners stay where a script or an emoji needs them. Other control characters than tab and line end are shown as
     * U+FFFD.
     *
     * @param text as it was typed
     * @return lines that end with {@code \n}, those with right-to-left letters between U+2068 and U+2069; empty lines
     *     at the end are left out
     */
    public static String isolated(String text) {
        return LINE_END.splitAsStream(text)
                .map(ForeignText::harmless)
                .map(line -> Direction.runsLeftToRight(line) ? line : Direction.isolated(line))
                .collect(joining("\n"));
    }

    private static String harmless(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        int before = 'a';
        for (int codePoint : line.codePoints().toArray()) {
            boolean joiner = codePoint == 0x200C || codePoint == 0x200D;
            if (joiner ? !joins(before) : Character.getType(codePoint) == Character.FORMAT) {
                continue;
            }
            shown.appendCodePoint(Character.isISOControl(codePoint) && codePoint != '\t' ? 0xFFFD : codePoint);
            before = codePoint;
        }
        return shown.toString();
    }

    /** Whether zero-width joiners shape what follows: in Persian or Devanagari and in emoji, not in our alphabets. */
    private static boolean joins(int codePoint) {
        return codePoint > 0x7F && !ALPHABETS_WITHOUT_JOINERS.contains(UnicodeScript.of(codePoint));
    }
}
