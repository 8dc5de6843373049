/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Words that somebody looks for: all of them must be there, whatever their case and accents, as part of a word too. */
final class SearchedWords {

    private static final int LONGEST = 200;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final List<String> words;

    private SearchedWords(List<String> words) {
        this.words = words;
    }

    /** @throws IllegalArgumentException when there is none, or the text is longer than 200 characters */
    static SearchedWords of(String text) {
        List<String> words = text.length() > LONGEST
                ? List.of()
                : SPACE.splitAsStream(folded(text))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
        if (words.isEmpty()) {
            throw new IllegalArgumentException("words: expected at least one, in up to " + LONGEST + " characters");
        }
        return new SearchedWords(words);
    }

    boolean areIn(Collection<String> texts) {
        List<String> folded = texts.stream().map(SearchedWords::folded).toList();
        return words.stream().allMatch(word -> folded.stream().anyMatch(text -> text.contains(word)));
    }

    /** Upper case first: it makes two letters of ß, and one of all that are the same letter. */
    private static String folded(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return plain.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }
}
