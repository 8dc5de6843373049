/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Map;
import java.util.OptionalInt;

/**
 * Where in a file the parts of a register stand, so that a finding can name its line. It is no part of what the
 * register says: all are equal.
 */
final class SourceLines {

    /** Of a register that was built by a program. */
    static final SourceLines NONE = new SourceLines(Map.of());

    private final Map<String, Integer> byPath;

    SourceLines(Map<String, Integer> byPath) {
        this.byPath = Map.copyOf(byPath);
    }

    /** The line of a path, or of the nearest part around it. */
    OptionalInt of(String path) {
        for (String place = path; !place.isEmpty(); place = parent(place)) {
            Integer line = byPath.get(place);
            if (line != null) {
                return OptionalInt.of(line);
            }
        }
        return OptionalInt.empty();
    }

    private static String parent(String path) {
        int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
        return end < 0 ? "" : path.substring(0, end);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceLines;
    }

    @Override
    public int hashCode() {
        return 0;
    }

    @Override
    public String toString() {
        return byPath.size() + " lines";
    }
}
