/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What one pass over a register's file finds: what is wrong, and on which line each part stands. */
final class ReadingJournal {

    /** The path of a finding that concerns the file as a whole. */
    static final String DOCUMENT = "(document)";

    private final String file;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();

    /** @param file names the file in findings */
    ReadingJournal(String file) {
        this.file = file;
    }

    /** Something is wrong at a line; reading goes on, so that one pass finds everything. */
    void note(FindingCode code, String path, int line, Object... values) {
        findings.add(Finding.of(code, path.isEmpty() ? DOCUMENT : path, values).at(file, OptionalInt.of(line)));
    }

    /** The part with this path stands on a line. */
    void place(String path, int line) {
        lines.put(path, line);
    }

    /** Whether everything could be read up to here. */
    boolean isClean() {
        return findings.isEmpty();
    }

    /** Everything that is wrong, in the order of the file, with what a check found besides; warnings left out. */
    ConfigurationException refusal(List<Finding> checked) {
        return new ConfigurationException(Stream.concat(findings.stream(), checked.stream())
                .filter(Finding::isError)
                .distinct()
                .sorted(Comparator.comparing(Finding::line, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList());
    }

    /** Where everything stands that was read so far. */
    SourceLines lines() {
        return new SourceLines(file, lines);
    }
}
