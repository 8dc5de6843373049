/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.register.RetentionRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;

/** For how long a backup may still hold what was erased: what the register says of copies in backups (R5.13). */
final class BackupHorizon {

    /** Where the register says nothing of backups: whoever keeps one for longer must declare it. */
    static final Period UNDECLARED = Period.ofYears(1);

    /** How much longer tombstones are kept than any backup (R5.13, policy). */
    private static final Period BEYOND = Period.ofDays(30);

    private BackupHorizon() {}

    /** The longest period of the register's rules on copies in backups. */
    static Period of(ProcessingRegister register) {
        return register.retention().stream()
                .filter(rule -> rule.onlyFor()
                        .filter(RetentionRule.Portion.BACKUPS::equals)
                        .isPresent())
                .filter(rule -> rule.startsAt() == RetentionRule.Start.ERASED)
                .flatMap(rule -> rule.period().stream())
                .max(Comparator.comparing(LocalDate.EPOCH::plus))
                .orElse(UNDECLARED);
    }

    /**
     * The beginning of the first day of whose purges tombstones are still needed: a whole day, so that all nodes of a
     * day agree on it.
     */
    static Instant beginning(ProcessingRegister register, Instant now) {
        return LocalDate.ofInstant(now, register.zone())
                .minus(of(register))
                .minus(BEYOND)
                .atStartOfDay(register.zone())
                .toInstant();
    }
}
