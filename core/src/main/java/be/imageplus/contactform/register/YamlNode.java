/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.List;
import java.util.Map;

/** A part of a YAML document that knows its line. */
sealed interface YamlNode {

    /** Where it begins, counted from 1; a value of a mapping begins at its key. */
    int line();

    /** Whether nothing is said here: the value of a key that stands alone, or an empty text. */
    default boolean isBlank() {
        return this instanceof Scalar scalar && scalar.text().isBlank();
    }

    /** Keys and values, in the order of the file. */
    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {}

    /** A sequence. */
    record Sequence(int line, List<YamlNode> elements) implements YamlNode {}

    /** A scalar as written, so that {@code 1.10} keeps its zero and {@code NO} is no boolean; empty for a null. */
    record Scalar(int line, String text) implements YamlNode {}
}
