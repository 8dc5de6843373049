/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import be.imageplus.contactform.problem.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Asks a register every rule and says where in its file each finding stands. */
final class RegisterCheck {

    private RegisterCheck() {}

    /** Everything that is missing or wrong on a day in the register's zone, in the order of the file. */
    static List<Finding> of(ProcessingRegister register, LocalDate day) {
        AcknowledgementRules acknowledgements = new AcknowledgementRules(register, day);
        List<Finding> found = Stream.concat(atAnyTime(register), new DatedRules(register, day).findings())
                .toList();
        return Stream.concat(acknowledgements.apply(found).stream(), acknowledgements.findings(found))
                .map(register.source()::locate)
                .sorted(comparing(Finding::line, nullsLast(naturalOrder())))
                .toList();
    }

    /** What keeps the parts from fitting together: a register like this cannot be read in any sensible way. */
    static List<Finding> misfits(ProcessingRegister register) {
        return ask(FittingRules.ALL, register).map(register.source()::locate).toList();
    }

    /** Everything that is missing or wrong on any day, acknowledged or not. */
    static List<Finding> withoutDay(ProcessingRegister register) {
        return atAnyTime(register).map(register.source()::locate).toList();
    }

    private static Stream<Finding> atAnyTime(ProcessingRegister register) {
        return Stream.of(FittingRules.ALL, CollectionRules.ALL, NoticeRules.ALL, FairnessRules.ALL, LanguageRules.ALL)
                .flatMap(rules -> ask(rules, register));
    }

    private static Stream<Finding> ask(List<RegisterRule> rules, ProcessingRegister register) {
        return rules.stream().flatMap(rule -> rule.findings(register));
    }
}
