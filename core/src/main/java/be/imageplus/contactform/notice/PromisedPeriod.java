/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.RetentionRule;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One period that a notice promises: what of a register's retention can be computed with, and read back from an
 * archived notice years later (R5.5).
 *
 * @param rule the rule's id in the register
 * @param category what it applies to
 * @param onlyFor the portion of the category, as the rule has it
 * @param forms the forms it is about; all of them when empty
 * @param period calendar units
 * @param startsAt the event from which it runs
 * @param contractMayFollow whether data moves to a contract's own schedule when a business relationship starts (R5.4)
 */
public record PromisedPeriod(
        String rule,
        DataItem.Category category,
        Optional<RetentionRule.Portion> onlyFor,
        List<String> forms,
        Period period,
        RetentionRule.Start startsAt,
        boolean contractMayFollow) {

    public PromisedPeriod {
        forms = List.copyOf(forms);
    }

    /** Everything that a register rules, whether its notice lists it or not. */
    public static List<PromisedPeriod> of(ProcessingRegister register) {
        return register.retention().stream()
                .flatMap(rule -> rule.period().stream()
                        .map(period -> new PromisedPeriod(
                                rule.id(),
                                rule.category(),
                                rule.onlyFor(),
                                rule.forms(),
                                period,
                                rule.startsAt(),
                                rule.contractMayFollow())))
                .toList();
    }

    /** Everything that a notice promised when it was published. */
    public static List<PromisedPeriod> of(PublishedNotice notice) {
        return NoticeJson.promisedPeriods(notice.json());
    }

    /** Whether it is about what came through a form. */
    public boolean appliesTo(String form) {
        return forms.isEmpty() || forms.contains(form);
    }

    /** The last day of the period, when the event was on a day: a month's same-numbered day, or its last (R5.1). */
    public LocalDate lastDay(LocalDate event) {
        return event.plus(period);
    }
}
