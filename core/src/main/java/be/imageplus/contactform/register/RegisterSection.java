/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the register's file while it is read: asks for keys, notes what is wrong with its line, goes on.
 *
 * <p>A wrong value yields a stand-in, so that one pass finds everything; a register with findings is never built.
 */
final class RegisterSection {

    private final Journal journal;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final Set<String> known = new HashSet<>();

    /**
     * What is noted over the whole file.
     *
     * @param findings what is wrong
     * @param lines the line of every path that was asked for and is there
     */
    record Journal(List<Finding> findings, Map<String, Integer> lines) {

        void note(String code, String path, int line, String problem, String fix) {
            findings.add(Finding.error(code, path, problem, fix).atLine(OptionalInt.of(line)));
        }
    }

    private RegisterSection(Journal journal, String path, YamlNode.Mapping mapping) {
        this.journal = journal;
        this.path = path;
        this.mapping = mapping;
    }

    /** The document itself. */
    static RegisterSection root(YamlNode document, Journal journal) {
        return of(journal, "", document);
    }

    private static RegisterSection of(Journal journal, String path, YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            return new RegisterSection(journal, path, mapping);
        }
        if (!(node instanceof YamlNode.Scalar scalar && scalar.text().isEmpty())) {
            journal.note(
                    "REGISTER-WRONG-TYPE",
                    path.isEmpty() ? "(document)" : path,
                    node.line(),
                    "A section with keys is expected here.",
                    "Write \"key: value\" lines, indented below this one.");
        }
        return new RegisterSection(journal, path, new YamlNode.Mapping(node.line(), Map.of()));
    }

    int line() {
        return mapping.line();
    }

    String path() {
        return path;
    }

    /** A section below this one; an empty one where it is missing, which is a finding if it is required. */
    RegisterSection section(String key) {
        YamlNode node = find(key);
        if (node == null) {
            missing(key, "a section");
            node = new YamlNode.Mapping(mapping.line(), Map.of());
        }
        return of(journal, at(key), node);
    }

    Optional<RegisterSection> optionalSection(String key) {
        return Optional.ofNullable(find(key)).map(node -> of(journal, at(key), node));
    }

    String text(String key) {
        return optionalText(key).orElseGet(() -> {
            missing(key, "a text");
            return "";
        });
    }

    /** A text, or empty where the key is missing or blank. */
    Optional<String> optionalText(String key) {
        YamlNode node = find(key);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return Optional.of(scalar.text().strip()).filter(text -> !text.isEmpty());
        }
        wrong(key, node, "one text", "Write a single value after the colon.");
        return Optional.empty();
    }

    LocalizedText localized(String key) {
        return optionalLocalized(key).orElseGet(() -> {
            missing(key, "a text, or a text by language");
            return LocalizedText.english("");
        });
    }

    /** Words as one text in the first language, or by language code. */
    Optional<LocalizedText> optionalLocalized(String key) {
        if (!(find(key) instanceof YamlNode.Mapping)) {
            return optionalText(key).map(LocalizedText::english);
        }
        Map<String, String> words = new LinkedHashMap<>();
        RegisterSection byLanguage = section(key);
        for (String language : byLanguage.mapping.entries().keySet()) {
            byLanguage.optionalText(language).ifPresent(text -> words.put(language, text));
            if (!Set.of(Locale.getISOLanguages()).contains(language)) {
                byLanguage.wrong(
                        language, byLanguage.mapping, "a language code such as en or fr", "Use ISO 639 codes.");
            }
        }
        return words.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(words));
    }

    boolean flag(String key, boolean otherwise) {
        return parsed(key, "true or false", RegisterSection::parseFlag).orElse(otherwise);
    }

    int number(String key, int otherwise) {
        return parsed(key, "a whole number", Integer::parseInt).orElse(otherwise);
    }

    Optional<LocalDate> date(String key) {
        return parsed(key, "a date such as 2026-11-02", LocalDate::parse);
    }

    Optional<Period> period(String key) {
        return parsed(key, "an ISO 8601 period of years, months or days such as P12M or P30D", Period::parse);
    }

    /** A value that a function reads from its text; what it cannot read is a finding. */
    <T> Optional<T> parsed(String key, String expected, Function<String, T> reader) {
        return optionalText(key).flatMap(text -> read(key, find(key), text, expected, reader));
    }

    <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return parsed(key, oneOf(type), text -> constant(type, text));
    }

    <E extends Enum<E>> E requiredChoice(String key, Class<E> type) {
        if (find(key) == null) {
            missing(key, oneOf(type));
        }
        return choice(key, type).orElse(type.getEnumConstants()[0]);
    }

    <E extends Enum<E>> List<E> choices(String key, Class<E> type) {
        return values(key, oneOf(type), text -> constant(type, text));
    }

    List<String> texts(String key) {
        return values(key, "a text", Function.identity());
    }

    List<URI> origins(String key) {
        return values(key, "an origin such as https://example.org", RegisterSection::parseOrigin);
    }

    /** The values of a sequence; one text alone counts as a sequence of one. */
    <T> List<T> values(String key, String expected, Function<String, T> reader) {
        List<T> values = new ArrayList<>();
        for (YamlNode element : elements(key)) {
            if (element instanceof YamlNode.Scalar scalar) {
                read(key, scalar, scalar.text().strip(), expected, reader).ifPresent(values::add);
            } else {
                wrong(key, element, expected, "Write single values here.");
            }
        }
        return values;
    }

    /** The sections of a sequence. */
    List<RegisterSection> sections(String key) {
        List<RegisterSection> sections = new ArrayList<>();
        for (YamlNode element : elements(key)) {
            String where = at(key) + "[" + sections.size() + "]";
            journal.lines().put(where, element.line());
            sections.add(of(journal, where, element));
        }
        return sections;
    }

    /** Notes every key that nobody asked for: a typing error must not silently drop a promise. */
    void refuseOthers() {
        for (Map.Entry<String, YamlNode> entry : mapping.entries().entrySet()) {
            if (!known.contains(entry.getKey())) {
                journal.note(
                        "REGISTER-UNKNOWN-KEY",
                        at(entry.getKey()),
                        entry.getValue().line(),
                        "The register has no such key here.",
                        "Use one of: "
                                + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }
    }

    void wrong(String key, String expected, String fix) {
        YamlNode node = find(key);
        wrong(key, node == null ? mapping : node, expected, fix);
    }

    private void wrong(String key, YamlNode node, String expected, String fix) {
        journal.note("REGISTER-WRONG-VALUE", at(key), node.line(), "Expected " + expected + ".", fix);
    }

    private void missing(String key, String expected) {
        journal.note(
                "REGISTER-MISSING-KEY",
                at(key),
                mapping.line(),
                "The key \"" + key + "\" is missing or empty.",
                "Add it with " + expected + ".");
    }

    private @Nullable YamlNode find(String key) {
        known.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node != null) {
            journal.lines().put(at(key), node.line());
        }
        return node;
    }

    private List<YamlNode> elements(String key) {
        YamlNode node = find(key);
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.elements();
        }
        boolean absent = node == null
                || (node instanceof YamlNode.Scalar scalar && scalar.text().isBlank());
        return absent ? List.of() : List.of(node);
    }

    private <T> Optional<T> read(
            String key, @Nullable YamlNode node, String text, String expected, Function<String, T> reader) {
        try {
            return Optional.of(reader.apply(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong(key, node == null ? mapping : node, expected, "Change the value to that form.");
            return Optional.empty();
        }
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean parseFlag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return text.equals("true");
    }

    private static URI parseOrigin(String text) {
        URI origin = URI.create(text);
        boolean bare = origin.getRawPath() == null || origin.getRawPath().isEmpty();
        if (!Set.of("https", "http").contains(String.valueOf(origin.getScheme()))
                || origin.getHost() == null
                || !bare) {
            throw new IllegalArgumentException("no origin");
        }
        return URI.create(text.toLowerCase(Locale.ROOT));
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static <E extends Enum<E>> String oneOf(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            names.add(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        return "one of " + String.join(", ", names);
    }
}
