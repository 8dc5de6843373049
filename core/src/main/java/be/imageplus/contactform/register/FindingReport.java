/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings for a reader at a terminal or a program.
 *
 * @param findings in the order in which they are told
 */
public record FindingReport(List<Finding> findings) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    public FindingReport {
        findings = List.copyOf(findings);
    }

    /** Whether one of them stops a start. */
    public boolean stops() {
        return findings.stream().anyMatch(Finding::isError);
    }

    /** A paragraph for each, and a line that counts them. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(word(finding.severity())).append(' ').append(finding.code());
            text.append(" at ").append(finding.where()).append('\n');
            text.append("  ").append(finding.problem()).append('\n');
            text.append("  Fix: ").append(finding.fix()).append('\n');
            if (finding.acknowledgement() != null) {
                text.append("  Acknowledged by ")
                        .append(finding.acknowledgement())
                        .append('\n');
            }
            text.append('\n');
        }
        return text + summary() + "\n";
    }

    /** For example {@code 2 errors, 1 warning, 0 acknowledged}. */
    public String summary() {
        return counted(Finding.Severity.ERROR, "error") + ", " + counted(Finding.Severity.WARNING, "warning") + ", "
                + count(Finding.Severity.ACKNOWLEDGED) + " acknowledged";
    }

    /**
     * An object with {@code errors}, {@code warnings} and {@code acknowledged} as numbers, and {@code findings}: each
     * with code, severity, title, path, file, line, problem, rule, why, fix and acknowledgement, where there are such.
     */
    public String json() {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("errors", count(Finding.Severity.ERROR));
        report.put("warnings", count(Finding.Severity.WARNING));
        report.put("acknowledged", count(Finding.Severity.ACKNOWLEDGED));
        List<Map<String, Object>> all = new ArrayList<>();
        findings.forEach(finding -> all.add(json(finding)));
        report.put("findings", all);
        return JSON.writeValueAsString(report) + "\n";
    }

    private static Map<String, Object> json(Finding finding) {
        Optional<FindingCode> known = FindingCode.find(finding.code());
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", word(finding.severity()));
        known.ifPresent(code -> json.put("title", code.title()));
        json.put("path", finding.path());
        Optional.ofNullable(finding.source()).ifPresent(file -> json.put("file", file));
        Optional.ofNullable(finding.line()).ifPresent(line -> json.put("line", line));
        json.put("problem", finding.problem());
        known.map(FindingCode::rule).filter(rule -> !rule.isEmpty()).ifPresent(rule -> json.put("rule", rule));
        known.ifPresent(code -> json.put("why", code.why()));
        json.put("fix", finding.fix());
        Optional.ofNullable(finding.acknowledgement()).ifPresent(how -> json.put("acknowledgement", how));
        return json;
    }

    private String counted(Finding.Severity severity, String word) {
        long count = count(severity);
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private long count(Finding.Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    private static String word(Finding.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
