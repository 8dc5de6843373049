/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A span of what an enquiry says, to be redacted (R2.12).
 *
 * <p>Its places count characters as people do, that is Unicode code points, so that none is cut in two. A browser
 * counts UTF-16 units instead: convert with {@link String#codePointCount}.
 *
 * @param item the data item's id, for example {@code message}
 * @param from its first character, from 0
 * @param to the character after its last one
 */
public record Span(String item, int from, int to) {

    /** What stands where something was redacted. */
    public static final String MARK = "[…]";

    public Span {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("from, to: expected 0 or more, and at least one character");
        }
    }

    int length() {
        return to - from;
    }

    boolean isIn(Map<String, String> values) {
        String text = values.getOrDefault(item, "");
        return to <= text.codePointCount(0, text.length());
    }

    /** The same values without the span, in their order. */
    Map<String, String> takenOutOf(Map<String, String> values) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.computeIfPresent(
                item,
                (id, text) -> text.substring(0, text.offsetByCodePoints(0, from))
                        + MARK
                        + text.substring(text.offsetByCodePoints(0, to)));
        return rest;
    }
}
