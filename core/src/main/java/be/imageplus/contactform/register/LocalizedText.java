/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The register's own words for one thing, by language.
 *
 * <p>A language that is not given falls back to the first one given, so that the order of the register decides.
 *
 * @param byLanguage words by ISO 639 language code, in the register's order, at least one
 */
public record LocalizedText(Map<String, String> byLanguage) {

    public LocalizedText {
        if (byLanguage.isEmpty()) {
            throw new IllegalArgumentException("text: at least one language is needed");
        }
        byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
    }

    /** Words in English, the language a register is written in unless it says otherwise. */
    public static LocalizedText english(String words) {
        return new LocalizedText(Map.of("en", words));
    }

    /** The words for a reader of this language, else the first language's. */
    public String in(Locale reader) {
        String words = byLanguage.get(reader.getLanguage());
        return words != null ? words : byLanguage.values().iterator().next();
    }

    /** Which of these languages have no words of their own here. */
    List<Locale> missing(List<Locale> languages) {
        return languages.stream()
                .filter(language -> !byLanguage.containsKey(language.getLanguage()))
                .toList();
    }
}
