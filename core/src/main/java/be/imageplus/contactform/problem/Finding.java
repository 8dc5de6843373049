/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.problem;

import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found: what, where and what to do about it.
 *
 * @param code stable, for example {@code NOTICE-13-1-A}
 * @param severity whether the application may start with it
 * @param path where it is, for example {@code controller.privacy-contact} or {@code contact-form.mail.from}
 * @param source the file it is in, as it was named when it was read, or null where there is no file
 * @param line the line in that file, counted from 1, or null where there is no file
 * @param problem one sentence on what is missing or wrong, and why it matters (article or rule)
 * @param fix one sentence on what to do
 */
public record Finding(
        String code,
        Severity severity,
        String path,
        @Nullable String source,
        @Nullable Integer line,
        String problem,
        String fix) {

    /** Whether a finding stops the start. */
    public enum Severity {
        /** The application does not start. */
        ERROR,
        /** The application starts; the finding is logged once and shown in health. */
        WARNING
    }

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(fix, "fix");
    }

    /** A finding that stops the start. */
    public static Finding error(String code, String path, String problem, String fix) {
        return new Finding(code, Severity.ERROR, path, null, null, problem, fix);
    }

    /** A finding that lets the application start. */
    public static Finding warning(String code, String path, String problem, String fix) {
        return new Finding(code, Severity.WARNING, path, null, null, problem, fix);
    }

    /** The same finding, at a line of a file. */
    public Finding at(String file, OptionalInt where) {
        return new Finding(
                code, severity, path, file, where.isPresent() ? (Integer) where.getAsInt() : null, problem, fix);
    }

    /** Whether it stops the start. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The place for a reader, for example {@code controller.country (processing-register.yml, line 19)}. */
    public String where() {
        if (source == null) {
            return path;
        }
        return path + " (" + source + (line == null ? "" : ", line " + line) + ")";
    }

    @Override
    public String toString() {
        return code + " at " + where() + ": " + problem + " Fix: " + fix;
    }
}
