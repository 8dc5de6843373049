/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table of ratios, in Markdown. For one thread. */
final class Report {

    private static final String HEAD =
            "| comparison | contact-form | compared with | result | goal | |\n|---|---:|---:|---:|---:|---|\n";

    private final List<String> lines = new ArrayList<>();
    private int missed;

    /** Two numbers of which more, or less, is better, and their ratio: ours by the other. */
    void ratio(String comparison, String unit, double ours, double other, Optional<Goal> goal) {
        double ratio = ours / other;
        line(comparison, number(ours, unit), number(other, unit), number(ratio, "×"), ratio, goal);
    }

    /** Two numbers and how much ours is above the other. */
    void difference(String comparison, String unit, double ours, double other, Optional<Goal> goal) {
        double more = ours - other;
        String sign = more < 0 ? "−" : "+";
        line(comparison, number(ours, unit), number(other, unit), sign + number(Math.abs(more), unit), more, goal);
    }

    private void line(String comparison, String ours, String other, String result, double value, Optional<Goal> goal) {
        String verdict =
                goal.map(set -> set.isMetBy(value) ? "met" : "**missed**").orElse("");
        if (verdict.contains("missed")) {
            missed++;
        }
        lines.add("| " + comparison + " | " + ours + " | " + other + " | " + result + " | "
                + goal.map(Goal::toString).orElse("") + " | " + verdict + " |");
    }

    int missed() {
        return missed;
    }

    String table() {
        return HEAD + String.join("\n", lines) + "\n";
    }

    private static String number(double value, String unit) {
        String pattern = Math.abs(value) >= 100 ? "%.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value) + (unit.isEmpty() ? "" : " " + unit);
    }
}
