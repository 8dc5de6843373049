/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One mapping of the register's file while it is read: asks for keys, notes what is wrong with its line, goes on.
 *
 * <p>A wrong value yields a stand-in, so that one pass finds everything; a register with findings is never built.
 */
final class RegisterSection {

    private final ReadingJournal journal;
    private final String path;
    private final YamlNode.Mapping mapping;
    private final Set<String> known = new TreeSet<>();

    private RegisterSection(ReadingJournal journal, String path, YamlNode.Mapping mapping) {
        this.journal = journal;
        this.path = path;
        this.mapping = mapping;
    }

    /** Reads the document itself. */
    static <T> T read(YamlNode.Mapping document, ReadingJournal journal, Function<RegisterSection, T> reader) {
        return new RegisterSection(journal, "", document).readBy(reader);
    }

    /** Refuses every key that the reader did not ask for: a typing error must not silently drop a promise. */
    private <T> T readBy(Function<RegisterSection, T> reader) {
        T part = reader.apply(this);
        mapping.entries().forEach((key, value) -> {
            if (!known.contains(key)) {
                journal.note(FindingCode.REGISTER_UNKNOWN_KEY, at(key), value.line(), String.join(", ", known));
            }
        });
        return part;
    }

    /** The part that a required section describes. */
    <T> T section(String key, Function<RegisterSection, T> reader) {
        YamlNode node = find(key);
        if (node == null || node.isBlank()) {
            missing(key, "a section");
            return new RegisterSection(new ReadingJournal(""), at(key), new YamlNode.Mapping(0, Map.of()))
                    .readBy(reader);
        }
        return section(at(key), node, reader);
    }

    /** The part that a section describes, or empty where the key is missing or nothing stands below it. */
    <T> Optional<T> optionalSection(String key, Function<RegisterSection, T> reader) {
        return given(key).map(node -> section(at(key), node, reader));
    }

    /** The parts that a sequence of sections describes, empty where the key is missing. */
    <T> List<T> sections(String key, Function<RegisterSection, T> reader) {
        List<T> parts = new ArrayList<>();
        for (YamlNode element : elements(key)) {
            String place = at(key) + "[" + parts.size() + "]";
            journal.place(place, element.line());
            parts.add(section(place, element, reader));
        }
        return parts;
    }

    private <T> T section(String place, YamlNode node, Function<RegisterSection, T> reader) {
        if (node instanceof YamlNode.Mapping below) {
            return new RegisterSection(journal, place, below).readBy(reader);
        }
        journal.note(
                FindingCode.REGISTER_WRONG_TYPE,
                place,
                node.line(),
                "A section with keys",
                "\"key: value\" lines, indented below this one");
        return new RegisterSection(new ReadingJournal(""), place, new YamlNode.Mapping(node.line(), Map.of()))
                .readBy(reader);
    }

    /** A text, or empty where the key is missing or blank. */
    Optional<String> text(String key) {
        return value(key, Notation.TEXT);
    }

    String requiredText(String key) {
        return required(key, Notation.TEXT, "");
    }

    /** A single value, or empty where the key is missing or blank; what cannot be read is a finding. */
    <T> Optional<T> value(String key, Notation<T> notation) {
        return given(key).flatMap(node -> value(at(key), node, notation));
    }

    /** A single value whose absence is a finding. */
    <T> T required(String key, Notation<T> notation, T standIn) {
        if (given(key).isEmpty()) {
            missing(key, notation.expected());
        }
        return value(key, notation).orElse(standIn);
    }

    <E extends Enum<E>> E requiredChoice(String key, Class<E> type) {
        return required(key, Notation.oneOf(type), type.getEnumConstants()[0]);
    }

    /** The values of a sequence, empty where the key is missing; one value alone counts as a sequence of one. */
    <T> List<T> values(String key, Notation<T> notation) {
        List<T> values = new ArrayList<>();
        List<YamlNode> elements = elements(key);
        for (int i = 0; i < elements.size(); i++) {
            value(at(key) + "[" + i + "]", elements.get(i), notation).ifPresent(values::add);
        }
        return values;
    }

    /** Values of which there must be at least one. */
    <T> List<T> requiredValues(String key, Notation<T> notation) {
        if (elements(key).isEmpty()) {
            missing(key, "at least one value, " + notation.expected());
        }
        return values(key, notation);
    }

    /** Words as one text in the register's first language, or by language code; empty where there are none. */
    Optional<LocalizedText> words(String key, Locale first) {
        return given(key).flatMap(node -> words(at(key), node, first));
    }

    LocalizedText requiredWords(String key, Locale first) {
        if (given(key).isEmpty()) {
            missing(key, "a text, or texts by language code");
        }
        return words(key, first).orElseGet(() -> LocalizedText.english(""));
    }

    /** Words in a sequence, each as one text or by language code; at least one. */
    List<LocalizedText> requiredListOfWords(String key, Locale first) {
        List<LocalizedText> words = listOfWords(key, first);
        if (words.isEmpty() && elements(key).isEmpty()) {
            missing(key, "at least one text, or texts by language code");
        }
        return words;
    }

    /** Words in a sequence, each as one text or by language code. */
    List<LocalizedText> listOfWords(String key, Locale first) {
        List<YamlNode> elements = elements(key);
        List<LocalizedText> words = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            words(at(key) + "[" + i + "]", elements.get(i), first).ifPresent(words::add);
        }
        return words;
    }

    private Optional<LocalizedText> words(String place, YamlNode node, Locale first) {
        return node instanceof YamlNode.Mapping below
                ? byLanguage(place, below)
                : value(place, node, Notation.TEXT).map(text -> new LocalizedText(Map.of(first.getLanguage(), text)));
    }

    private Optional<LocalizedText> byLanguage(String place, YamlNode.Mapping below) {
        Map<String, String> words = new LinkedHashMap<>();
        below.entries().forEach((language, node) -> {
            String here = place + "." + language;
            value(here, new YamlNode.Scalar(node.line(), language), Notation.LANGUAGE);
            value(here, node, Notation.TEXT).ifPresent(text -> words.put(language, text));
        });
        return words.isEmpty() ? Optional.empty() : Optional.of(new LocalizedText(words));
    }

    private <T> Optional<T> value(String place, YamlNode node, Notation<T> notation) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            journal.note(
                    FindingCode.REGISTER_WRONG_TYPE,
                    place,
                    node.line(),
                    "A single value, " + notation.expected() + ",",
                    "one value after the colon or the hyphen");
            return Optional.empty();
        }
        Optional<T> value = notation.read(scalar.text().strip());
        if (value.isEmpty()) {
            journal.note(FindingCode.REGISTER_WRONG_VALUE, place, node.line(), notation.expected());
        }
        return value;
    }

    /** Notes a finding at a key, or at the section where the key is missing. */
    void note(FindingCode code, String key, Object... values) {
        YamlNode node = find(key);
        journal.note(code, at(key), node == null ? mapping.line() : node.line(), values);
    }

    private void missing(String key, String expected) {
        note(FindingCode.REGISTER_MISSING_KEY, key, key, expected);
    }

    private Optional<YamlNode> given(String key) {
        return Optional.ofNullable(find(key)).filter(node -> !node.isBlank());
    }

    private @Nullable YamlNode find(String key) {
        known.add(key);
        YamlNode node = mapping.entries().get(key);
        if (node != null) {
            journal.place(at(key), node.line());
        }
        return node;
    }

    private List<YamlNode> elements(String key) {
        return given(key)
                .map(node -> node instanceof YamlNode.Sequence sequence ? sequence.elements() : List.of(node))
                .orElse(List.of());
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
