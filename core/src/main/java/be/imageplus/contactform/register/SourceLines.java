/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Where in a file the parts of a register stand, so that a finding can name its line. It is no part of what the
 * register says: all are equal.
 */
final class SourceLines {

    /** Of a register that was built by a program. */
    static final SourceLines NONE = new SourceLines(null, Map.of());

    private final @Nullable String file;
    private final Map<String, Integer> byPath;

    /** @param file names the file in findings */
    SourceLines(@Nullable String file, Map<String, Integer> byPath) {
        this.file = file;
        this.byPath = Map.copyOf(byPath);
    }

    /** The finding with its file and the line of its path, or of the nearest part around it. */
    Finding locate(Finding finding) {
        return file == null ? finding : finding.at(file, lineOf(finding.path()));
    }

    private OptionalInt lineOf(String path) {
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
    public boolean equals(@Nullable Object other) {
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
