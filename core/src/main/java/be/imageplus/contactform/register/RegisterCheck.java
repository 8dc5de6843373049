/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import be.imageplus.contactform.problem.Finding;
import java.util.List;
import java.util.stream.Stream;

/** Asks a register every rule and says where in its file each finding stands. */
final class RegisterCheck {

    private RegisterCheck() {}

    /** Everything that is missing or wrong, in the order of the file. */
    static List<Finding> of(ProcessingRegister register) {
        return Stream.of(FittingRules.ALL, CollectionRules.ALL, NoticeRules.ALL, LanguageRules.ALL)
                .flatMap(rules -> ask(rules, register))
                .sorted(comparing(Finding::line, nullsLast(naturalOrder())))
                .toList();
    }

    /** What keeps the parts from fitting together: a register like this cannot be read in any sensible way. */
    static List<Finding> misfits(ProcessingRegister register) {
        return ask(FittingRules.ALL, register).toList();
    }

    private static Stream<Finding> ask(List<RegisterRule> rules, ProcessingRegister register) {
        return rules.stream().flatMap(rule -> rule.findings(register)).map(register.source()::locate);
    }
}
