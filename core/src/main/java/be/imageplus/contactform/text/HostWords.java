/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Single words of ours that an application says in its own way, in one language. */
final class HostWords {

    private static final String HINT = "form.hint.";
    private static final String ERROR = "form.error.";

    private final String file;
    private final Map<String, String> words;

    private HostWords(String file, Map<String, String> words) {
        this.file = file;
        this.words = words;
    }

    /** The words for a language, empty when the application has none. */
    static HostWords in(Locale language) {
        String name = "messages_" + language.getLanguage() + ".properties";
        return new HostWords(
                Replacement.path(name),
                Replacement.read(name).map(ClassPathText::words).orElse(Map.of()));
    }

    /** Those of an area, by their keys within it. */
    Map<String, String> of(String area) {
        Map<String, String> found = new TreeMap<>();
        words.forEach((key, text) -> {
            if (key.startsWith(area + ".")) {
                found.put(key.substring(area.length() + 1), text);
            }
        });
        return found;
    }

    /**
     * What cannot be used of the words for some languages.
     *
     * @param ours what we say in English, by area and key
     * @param fields may have hints and errors of their own
     */
    static List<String> misfits(Set<Locale> languages, Map<String, String> ours, Set<String> fields) {
        List<String> misfits = new ArrayList<>();
        if (Replacement.read("messages.properties").isPresent()) {
            misfits.add(Replacement.path("messages.properties") + " is in no language: name it messages_"
                    + languages.iterator().next().getLanguage() + ".properties");
        }
        Set<String> further = new TreeSet<>();
        List<HostWords> all = languages.stream().map(HostWords::in).toList();
        for (HostWords own : all) {
            own.words.forEach((key, text) -> {
                Optional<String> model = model(key, ours, fields);
                if (model.isEmpty()) {
                    misfits.add(own.file + " has words for " + key + ", which we never say");
                } else if (text.isBlank()) {
                    misfits.add(own.file + " has no words for " + key);
                } else if (!Messages.arguments(model.get()).containsAll(Messages.arguments(text))) {
                    misfits.add(own.file + " sets an argument into " + key + " that there is not");
                }
                if (!ours.containsKey(key)) {
                    further.add(key);
                }
            });
        }
        for (HostWords own : all) {
            further.stream()
                    .filter(key -> !own.words.containsKey(key)
                            && model(key, ours, fields).isPresent())
                    .forEach(key -> misfits.add(
                            own.file + " has no words for " + key + ", which another language has words for"));
        }
        return misfits;
    }

    /** What we say instead; for the hint of a field of the application's own nothing, which takes no argument. */
    private static Optional<String> model(String key, Map<String, String> ours, Set<String> fields) {
        if (ours.containsKey(key)) {
            return Optional.ofNullable(ours.get(key));
        }
        int field = key.lastIndexOf('.') + 1;
        if (!fields.contains(key.substring(field))) {
            return Optional.empty();
        }
        String before = key.substring(0, Math.max(0, field - 1));
        if (HINT.equals(before + ".")) {
            return Optional.of("");
        }
        return before.startsWith(ERROR) ? Optional.ofNullable(ours.get(before)) : Optional.empty();
    }
}
