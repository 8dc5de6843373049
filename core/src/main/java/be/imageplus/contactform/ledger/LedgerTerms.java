/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.RetentionRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;

/**
 * What a register says of its ledger.
 *
 * @param period how long an event is kept from when it happened: calendar units, and then to the end of that local day
 * @param zone whose days count
 * @param registerVersion the notice version in force
 */
public record LedgerTerms(Period period, ZoneId zone, String registerVersion) {

    /** Where the register says nothing of it (GDPR.md §8). */
    public static final Period DEFAULT_PERIOD = Period.ofYears(3);

    /** The terms of a register; of several rules about the ledger the shortest period. */
    public static LedgerTerms of(ProcessingRegister register) {
        Period period = register.retention().stream()
                .filter(rule -> rule.onlyFor()
                        .filter(RetentionRule.Portion.LEDGER::equals)
                        .isPresent())
                .filter(rule -> rule.startsAt() == RetentionRule.Start.RECORDED)
                .flatMap(rule -> rule.period().stream())
                .min(Comparator.comparing(LocalDate.EPOCH::plus))
                .orElse(DEFAULT_PERIOD);
        return new LedgerTerms(period, register.zone(), register.version());
    }

    LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    boolean isOver(Instant happenedAt, Instant now) {
        return dayOf(now).isAfter(dayOf(happenedAt).plus(period));
    }
}
