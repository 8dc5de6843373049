/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import be.imageplus.contactform.text.ClassPathText;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the findings. They speak to developers and operators, so they are English only. */
final class FindingWords {

    private static final String RESOURCE = "findings.properties";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Map<String, String> WORDS =
            ClassPathText.words(ClassPathText.of(FindingWords.class, RESOURCE));

    private FindingWords() {}

    /**
     * Words of a code.
     *
     * @param part {@code title}, {@code problem}, {@code why} or {@code fix}
     */
    static String of(FindingCode code, String part) {
        String words = WORDS.get(code.code() + "." + part);
        if (words == null) {
            throw new IllegalStateException(RESOURCE + ": " + code.code() + "." + part + " is missing");
        }
        return words;
    }

    /** What stands for the places in the reference, in their order; empty where nothing differs. */
    static String[] example(FindingCode code) {
        return WORDS.getOrDefault(code.code() + ".example", "").split(" \\| ");
    }

    /** Sets what differs from one finding to the next. */
    static String fill(String pattern, Object... values) {
        return PLACE.matcher(pattern)
                .replaceAll(
                        place -> Matcher.quoteReplacement(String.valueOf(values[Integer.parseInt(place.group(1))])));
    }

    /** A sentence with its rule before the full stop. */
    static String withRule(String sentence, String rule) {
        if (rule.isEmpty()) {
            return sentence;
        }
        return sentence.substring(0, sentence.length() - 1) + " (" + rule + ").";
    }
}
