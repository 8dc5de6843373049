/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Makes a tree with lines out of a YAML text.
 *
 * <p>Aliases are refused rather than followed: a register says everything where it is read, and an alias could blow a
 * small file up to any size.
 */
final class YamlParser {

    /** A register is four levels deep; more is no register, and must not exhaust the stack. */
    private static final int MAXIMUM_DEPTH = 16;

    /** YAML's other way to write nothing, which Jackson takes for a text. */
    private static final String NULL = "~";

    private static final YAMLFactory YAML = new YAMLFactory();

    private final JsonParser parser;
    private final ReadingJournal journal;

    private YamlParser(JsonParser parser, ReadingJournal journal) {
        this.parser = parser;
        this.journal = journal;
    }

    /**
     * The keys of a document.
     *
     * @param journal learns of whatever is no single YAML mapping
     * @return empty when there is nothing to go on with, and then the journal says why
     */
    static Optional<YamlNode.Mapping> parse(String text, ReadingJournal journal) {
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), text)) {
            return new YamlParser(parser, journal).document();
        } catch (JacksonException e) {
            journal.note(
                    FindingCode.REGISTER_NOT_YAML,
                    ReadingJournal.DOCUMENT,
                    lineOf(e, text),
                    "it cannot be read from here on");
            return Optional.empty();
        }
    }

    /**
     * Where the text stops being YAML. Jackson names the last part that it could read, the scanner behind it the
     * character at fault; but that is the end of the text for a quote or a bracket that is never closed.
     */
    private static int lineOf(JacksonException e, String text) {
        Optional<Mark> fault =
                e.getCause() instanceof MarkedYamlEngineException scanner ? scanner.getProblemMark() : Optional.empty();
        return fault.filter(mark -> mark.getIndex() < text.codePointCount(0, text.length()))
                .map(mark -> mark.getLine() + 1)
                .orElseGet(() -> e.getLocation() == null
                        ? 1
                        : Math.max(1, e.getLocation().getLineNr()));
    }

    private Optional<YamlNode.Mapping> document() {
        YamlNode root = parser.nextToken() == null ? new YamlNode.Scalar(1, "") : node("", line(), 0);
        if (root.isBlank()) {
            journal.note(FindingCode.REGISTER_EMPTY, ReadingJournal.DOCUMENT, 1);
            return Optional.empty();
        }
        if (parser.nextToken() != null) {
            journal.note(
                    FindingCode.REGISTER_NOT_YAML, ReadingJournal.DOCUMENT, line(), "a second document begins here");
        }
        if (root instanceof YamlNode.Mapping mapping) {
            return Optional.of(mapping);
        }
        journal.note(
                FindingCode.REGISTER_NOT_YAML,
                ReadingJournal.DOCUMENT,
                root.line(),
                "there are no keys at the first level");
        return Optional.empty();
    }

    private YamlNode node(String path, int line, int depth) {
        JsonToken token = parser.currentToken();
        if (((YAMLParser) parser).isCurrentAlias()) {
            journal.note(FindingCode.REGISTER_ALIAS, path, line);
            return new YamlNode.Scalar(line, "");
        }
        if (token.isStructStart() && depth == MAXIMUM_DEPTH) {
            journal.note(FindingCode.REGISTER_TOO_DEEP, path, line, MAXIMUM_DEPTH);
            parser.skipChildren();
            return new YamlNode.Scalar(line, "");
        }
        return switch (token) {
            case START_OBJECT -> mapping(path, line, depth + 1);
            case START_ARRAY -> sequence(path, line, depth + 1);
            case VALUE_NULL -> new YamlNode.Scalar(line, "");
            default -> new YamlNode.Scalar(line, parser.getString().equals(NULL) ? "" : parser.getString());
        };
    }

    private YamlNode sequence(String path, int line, int depth) {
        List<YamlNode> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(node(path + "[" + elements.size() + "]", line(), depth));
        }
        return new YamlNode.Sequence(line, elements);
    }

    private YamlNode mapping(String path, int line, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = line();
            String place = path.isEmpty() ? key : path + "." + key;
            parser.nextToken();
            YamlNode twin = entries.put(key, node(place, keyLine, depth));
            if (twin != null) {
                journal.note(FindingCode.REGISTER_DUPLICATE_KEY, place, keyLine, twin.line());
            }
        }
        return new YamlNode.Mapping(line, entries);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
