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
 * @param acknowledgement who answers for it, until when and why, where the register acknowledges it; null where not
 */
public record Finding(
        String code,
        Severity severity,
        String path,
        @Nullable String source,
        @Nullable Integer line,
        String problem,
        String fix,
        @Nullable String acknowledgement) {

    /** What follows from a finding. */
    public enum Severity {
        /** The application does not start. */
        ERROR,
        /** The application starts; the finding is logged once and shown in health. */
        WARNING,
        /** The application starts, because the register acknowledges the finding; shown in health. */
        ACKNOWLEDGED
    }

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(fix, "fix");
    }

    /**
     * A finding of this library.
     *
     * @param values what differs from one finding of this code to the next, in the order of its words
     */
    public static Finding of(FindingCode code, String path, Object... values) {
        return new Finding(
                code.code(),
                code.severity(),
                path,
                null,
                null,
                FindingWords.withRule(FindingWords.fill(code.problem(), values), code.rule()),
                FindingWords.fill(code.fix(), values),
                null);
    }

    /** A finding that stops the start, under a code of the application's own. */
    public static Finding error(String code, String path, String problem, String fix) {
        return new Finding(code, Severity.ERROR, path, null, null, problem, fix, null);
    }

    /** A finding that lets the application start, under a code of the application's own. */
    public static Finding warning(String code, String path, String problem, String fix) {
        return new Finding(code, Severity.WARNING, path, null, null, problem, fix, null);
    }

    /** The same finding, at a line of a file. */
    public Finding at(String file, OptionalInt where) {
        Integer number = where.isPresent() ? (Integer) where.getAsInt() : null;
        return new Finding(code, severity, path, file, number, problem, fix, acknowledgement);
    }

    /**
     * The same finding, acknowledged: it no longer stops the start.
     *
     * @param how who answers for it, until when and why
     */
    public Finding acknowledged(String how) {
        return new Finding(code, Severity.ACKNOWLEDGED, path, source, line, problem, fix, how);
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
        String known = acknowledgement == null ? "" : " Acknowledged by " + acknowledgement;
        return code + " at " + where() + ": " + problem + " Fix: " + fix + known;
    }
}
