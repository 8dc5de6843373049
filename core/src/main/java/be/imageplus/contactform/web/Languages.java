/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What languages a visitor prefers (RFC 9110 §12.5.4); a header that nobody can read says nothing. */
final class Languages {

    private static final int LONGEST_HEADER = 1000;
    private static final int MOST_RANGES = 20;

    /** A range and its weight; {@code *} prefers nothing in particular. */
    private static final Pattern RANGE = Pattern.compile(
            "\\s*([A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8}){0,8})\\s*(?:;\\s*[qQ]=([01](?:\\.\\d{0,3})?)\\s*)?");

    private record Weighted(Locale language, double weight) {}

    private Languages() {}

    /** Best first; among equals the order of the header decides. */
    static List<Locale> preferred(List<String> acceptLanguage) {
        String header = String.join(",", acceptLanguage);
        if (header.length() > LONGEST_HEADER) {
            return List.of();
        }
        List<Weighted> ranges = new ArrayList<>();
        for (String part : header.split(",", MOST_RANGES + 1)) {
            Matcher range = RANGE.matcher(part);
            if (range.matches()) {
                double weight = range.group(2) == null ? 1 : Double.parseDouble(range.group(2));
                ranges.add(new Weighted(Locale.forLanguageTag(range.group(1)), weight));
            }
        }
        return ranges.stream()
                .filter(range ->
                        range.weight > 0 && !range.language.getLanguage().isEmpty())
                .sorted(Comparator.comparingDouble(Weighted::weight).reversed())
                .map(Weighted::language)
                .toList();
    }

    /** What was asked for by name, then what the browser prefers. */
    static List<Locale> preferred(String asked, List<Locale> others) {
        Locale language = asked.length() > 35 ? Locale.ROOT : Locale.forLanguageTag(asked);
        if (language.getLanguage().isEmpty()) {
            return others;
        }
        List<Locale> all = new ArrayList<>(List.of(language));
        all.addAll(others);
        return all;
    }
}
