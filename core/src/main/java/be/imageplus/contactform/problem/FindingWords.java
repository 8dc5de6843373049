/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of the findings. They speak to developers and operators, so they are English only. */
final class FindingWords {

    private static final String RESOURCE = "findings.properties";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");
    private static final Properties WORDS = load();

    private FindingWords() {}

    /**
     * Words of a code.
     *
     * @param part {@code title}, {@code problem}, {@code why} or {@code fix}
     */
    static String of(FindingCode code, String part) {
        String words = WORDS.getProperty(code.code() + "." + part);
        if (words == null) {
            throw new IllegalStateException(RESOURCE + ": " + code.code() + "." + part + " is missing");
        }
        return words;
    }

    /** What stands for the places in the reference, in their order; empty where nothing differs. */
    static String[] example(FindingCode code) {
        return WORDS.getProperty(code.code() + ".example", "").split(" \\| ");
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

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = FindingWords.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
