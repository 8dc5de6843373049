/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The library's own words of one area in one language.
 *
 * <p>A bundle is the class path resource {@code be/imageplus/contactform/text/<area>_<language>.properties}, in UTF-8.
 * Not {@link java.text.MessageFormat}: there an apostrophe starts a quotation and 2031 becomes {@code 2,031}. An
 * application says single ones in its own way in {@code contact-form/messages_<language>.properties}, each as
 * {@code <area>.<key>}. Thread-safe.
 *
 * <pre>{@code
 * Messages.of("form", Locale.ENGLISH).text("too-long", 200) // "Use at most 200 characters."
 * }</pre>
 */
public final class Messages {

    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)}");

    private static final Pattern AREA = Pattern.compile("[a-z][a-z-]*");

    /** Whatever a visitor asks for, only real languages are looked up, which also bounds the cache. */
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

    /** What people read; each has a bundle in every language. */
    static final List<String> AREAS = List.of(
            "changes", "form", "inbox", "mail", "notice", "reception", "record", "retention", "screening", "web");

    private static final Map<String, Messages> LOADED = new ConcurrentHashMap<>();

    private final String bundle;
    private final Locale language;
    private final Map<String, String> ours;
    private final Map<String, String> words;

    private Messages(String bundle, Locale language, Map<String, String> ours) {
        this.bundle = bundle;
        this.language = language;
        this.ours = ours;
        Map<String, String> spoken = new HashMap<>(ours);
        spoken.putAll(HostWords.in(language).of(bundle.substring(0, bundle.indexOf('_'))));
        this.words = Map.copyOf(spoken);
    }

    /**
     * The words of an area, for example {@code form}, {@code mail}, {@code notice}, {@code web}.
     *
     * @param language a language without a bundle falls back to English
     * @throws IllegalArgumentException when there is no such area
     */
    public static Messages of(String area, Locale language) {
        if (!AREA.matcher(area).matches()) {
            throw new IllegalArgumentException("area: lower-case letters and hyphens are expected");
        }
        String wanted = LANGUAGES.contains(language.getLanguage()) ? language.getLanguage() : "en";
        // Not computeIfAbsent: the fall-back would change the map from within.
        Messages loaded = LOADED.get(area + "_" + wanted);
        if (loaded == null) {
            loaded = load(area, wanted)
                    .or(() -> load(area, "en"))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "area: there is no bundle " + area + "_en.properties beside " + Messages.class.getName()));
            LOADED.put(area + "_" + wanted, loaded);
        }
        return loaded;
    }

    /**
     * What a language lacks of what English has: bundles, keys, places for arguments. To add a language is to add its
     * bundles until this is empty; an application can do so as well.
     *
     * @return one line for each gap, naming bundle and key; empty when the language is complete
     */
    public static List<String> gaps(Locale language) {
        List<String> gaps = new ArrayList<>();
        for (String area : AREAS) {
            Messages english = of(area, Locale.ENGLISH);
            Messages other = of(area, language);
            String bundle = area + "_" + language.getLanguage() + ".properties";
            if (other.language().getLanguage().equals(language.getLanguage())) {
                english.ours.forEach((key, pattern) -> other.gap(key, pattern).ifPresent(gaps::add));
            } else {
                gaps.add(bundle + " is not there");
            }
        }
        return gaps.stream().sorted().toList();
    }

    /**
     * What an application wants to say in its own way and cannot: for a key that we have not, with an argument that
     * there is not, without words, or for a field in one language only.
     *
     * @param languages that it speaks, at least one
     * @param fields the names of its fields: each may have a hint, and errors of its own
     * @return one line for each, naming file and key; empty when all can be used
     */
    public static List<String> misfits(List<Locale> languages, Set<String> fields) {
        Map<String, String> ours = new HashMap<>();
        for (String area : AREAS) {
            of(area, Locale.ENGLISH).ours.forEach((key, text) -> ours.put(area + "." + key, text));
        }
        return HostWords.misfits(new LinkedHashSet<>(languages), ours, fields);
    }

    private Optional<String> gap(String key, String english) {
        String pattern = ours.get(key);
        if (pattern == null || pattern.isBlank()) {
            return Optional.of(bundle + " has no words for " + key);
        }
        return arguments(pattern).equals(arguments(english))
                ? Optional.empty()
                : Optional.of(bundle + " sets other arguments into " + key);
    }

    static Set<String> arguments(String pattern) {
        return ARGUMENT.matcher(pattern).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /** The language these words are in, which is English where the wanted one has no bundle. */
    public Locale language() {
        return language;
    }

    /** All keys, in alphabetical order. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(new TreeSet<>(words.keySet()));
    }

    /**
     * One text, its arguments set in place ({@code {0}}, {@code {1}}… {@code {9}}; no apostrophe has a meaning, numbers
     * are set as plain digits). What the language's direction would turn round is isolated ({@link Direction#among}).
     *
     * @throws IllegalArgumentException when the key is missing, or an argument that the text needs: a test names it
     *     before a visitor does
     */
    public String text(String key, Object... arguments) {
        return find(key, arguments)
                .orElseThrow(() -> new IllegalArgumentException("key " + key + " is missing in " + bundle));
    }

    /**
     * One text, or empty when the key is missing.
     *
     * @throws IllegalArgumentException when an argument that the text needs is missing
     */
    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(words.get(key)).map(pattern -> set(key, pattern, arguments));
    }

    @Override
    public String toString() {
        return "Messages[" + bundle + "]";
    }

    /** In one pass, so that an argument which looks like a place holder stays as it is. */
    private String set(String key, String pattern, Object... arguments) {
        return ARGUMENT.matcher(pattern).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            if (index >= arguments.length) {
                throw new IllegalArgumentException(
                        "key " + key + " in " + bundle + " needs argument {" + index + "}, got " + arguments.length);
            }
            return Matcher.quoteReplacement(Direction.among(language, String.valueOf(arguments[index])));
        });
    }

    private static Optional<Messages> load(String area, String language) {
        String bundle = area + "_" + language + ".properties";
        return ClassPathText.find(Messages.class, bundle)
                .map(text -> new Messages(bundle, Locale.forLanguageTag(language), ClassPathText.words(text)));
    }
}
