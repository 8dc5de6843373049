/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page of the project as GitHub shows it.
 *
 * @param file where it is
 * @param text all of it
 */
record MarkdownPage(Path file, String text) {

    private static final Pattern CODE =
            Pattern.compile("^ *```.*?^ *```|`[^`\n]*`", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+?) *$", Pattern.MULTILINE);
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");

    static MarkdownPage read(Path file) throws IOException {
        return new MarkdownPage(file, Files.readString(file));
    }

    /** Links within the project. Not what stands in code, where brackets mean something else. */
    List<String> links() {
        return LINK.matcher(CODE.matcher(text).replaceAll("``"))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    /**
     * What a link can name behind {@code #}: headings in small letters, without punctuation, numbered when they repeat.
     */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (MatchResult heading :
                HEADING.matcher(FENCED.matcher(text).replaceAll("")).results().toList()) {
            String words = heading.group(1).replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1");
            String anchor = words.toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int again = 1; !anchors.add(unique); again++) {
                unique = anchor + "-" + again;
            }
        }
        return anchors;
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
