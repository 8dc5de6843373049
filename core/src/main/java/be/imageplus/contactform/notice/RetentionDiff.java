/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import java.time.LocalDate;
import java.time.Period;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** What changed about how long one category of data is kept. */
final class RetentionDiff {

    /** Begins before a leap day, so that every month and a whole cycle of years is tried. */
    private static final LocalDate SOME_DAY = LocalDate.of(2023, 3, 1);

    private static final int MONTHS_OF_A_CYCLE = 48;

    private final Pair rule;
    private final ChangeList changes;
    private final boolean sameLanguage;

    RetentionDiff(Pair rule, ChangeList changes, boolean sameLanguage) {
        this.rule = rule;
        this.changes = changes;
        this.sameLanguage = sameLanguage;
    }

    void compare() {
        String data = rule.name("data");
        String was = Pair.text(rule.before().path("criterion"));
        String is = Pair.text(rule.after().path("criterion"));
        if (rule.isAdded()) {
            changes.add("retention-added", true, data, is);
        } else if (rule.isRemoved()) {
            changes.add("retention-removed", true, data, was);
        } else if (rule.differs("period") || rule.differs("startsAt")) {
            boolean shorter = !rule.differs("startsAt") && isNeverLonger(rule.after(), rule.before());
            changes.add(shorter ? "retention-shorter" : "retention-longer", !shorter, data, was, is);
        } else if (rule.differs("onlyFor") || rule.differs("forms") || rule.differs("contractMayFollow")) {
            changes.add("retention-scope", true, data, was, is);
        } else {
            changes.values("retention-category", true, changes.data(rule.before()), changes.data(rule.after()), data);
            if (sameLanguage) {
                changes.quoted("retention-words", true, rule, "criterion", data);
                changes.quoted("retention-name", false, rule, "data");
            }
        }
    }

    /** Whether a period ends no later, whenever it begins: 30 days are longer than a month in February. */
    private static boolean isNeverLonger(JsonNode than, JsonNode other) {
        String candidate = Pair.text(than.path("period"));
        String limit = Pair.text(other.path("period"));
        return !candidate.isEmpty()
                && (limit.isEmpty()
                        || IntStream.range(0, MONTHS_OF_A_CYCLE)
                                .mapToObj(SOME_DAY::plusMonths)
                                .noneMatch(from ->
                                        from.plus(Period.parse(candidate)).isAfter(from.plus(Period.parse(limit)))));
    }
}
