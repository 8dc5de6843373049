/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A YAML document as a tree that knows its lines. Aliases are not followed: a register says everything where it is
 * read.
 */
sealed interface YamlNode {

    /** Where it begins, counted from 1. */
    int line();

    /** A mapping. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {}

    /** A sequence. */
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** A scalar as written; empty for an explicit null. */
    record Scalar(int line, String text) implements YamlNode {}

    /**
     * Parses a document.
     *
     * @param findings collects what is no YAML
     * @return the root; an empty mapping when there is nothing to go on with
     */
    static YamlNode parse(Reader source, List<Finding> findings) {
        try (JsonParser parser = new YAMLFactory().createParser(ObjectReadContext.empty(), source)) {
            JsonToken first = parser.nextToken();
            return first == null ? new Mapping(1, Map.of()) : node(parser, findings);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            findings.add(Finding.error(
                            "REGISTER-NOT-YAML",
                            "(document)",
                            "The file cannot be read as YAML from here on.",
                            "Look at indentation, quotes and colons on this line and the one above.")
                    .atLine(OptionalInt.of(line)));
            return new Mapping(1, Map.of());
        }
    }

    private static YamlNode node(JsonParser parser, List<Finding> findings) {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(parser, line, findings);
        }
        if (token == JsonToken.START_ARRAY) {
            List<YamlNode> elements = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                elements.add(node(parser, findings));
            }
            return new Sequence(line, elements);
        }
        return new Scalar(line, token == JsonToken.VALUE_NULL ? "" : parser.getString());
    }

    private static Mapping mapping(JsonParser parser, int line, List<Finding> findings) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int keyLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (entries.put(key, node(parser, findings)) != null) {
                findings.add(Finding.error(
                                "REGISTER-DUPLICATE-KEY",
                                key,
                                "The key \"" + key + "\" stands twice in the same place.",
                                "Keep one of the two.")
                        .atLine(OptionalInt.of(keyLine)));
            }
        }
        return new Mapping(line, entries);
    }
}
