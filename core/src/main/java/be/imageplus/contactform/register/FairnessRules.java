/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a notice must tell people of periods and of their rights (Art. 13(2), 21(4), R1.4). */
final class FairnessRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            FairnessRules::everyCategoryEnds,
            FairnessRules::everyPortionEnds,
            FairnessRules::rightsAreListed,
            FairnessRules::rightsHaveAPurpose,
            FairnessRules::consentMayBeWithdrawn,
            FairnessRules::objectionStandsApart,
            FairnessRules::complaintsHaveAnAddress);

    /** What the law gives on every legal basis, so that a register of no purpose yet owes it too. */
    private static final Set<Right> ALWAYS_TOLD =
            Set.of(Right.ACCESS, Right.RECTIFICATION, Right.ERASURE, Right.RESTRICTION);

    private FairnessRules() {}

    private static Stream<Finding> everyCategoryEnds(ProcessingRegister register) {
        Set<DataItem.Category> used = EnumSet.noneOf(DataItem.Category.class);
        register.dataItems().forEach(item -> used.add(item.category()));
        return used.stream()
                .flatMap(category -> untold(
                        register,
                        category,
                        Optional.empty(),
                        "category=" + written(category),
                        "data of the category " + written(category),
                        "for the category " + written(category)));
    }

    /** Of enquiries: what the period of resolved ones says nothing about. */
    private static Stream<Finding> everyPortionEnds(ProcessingRegister register) {
        if (register.forms().isEmpty()) {
            return Stream.empty();
        }
        return EnumSet.range(RetentionRule.Portion.UNRESOLVED, RetentionRule.Portion.BACKUPS).stream()
                .flatMap(portion -> untold(
                        register,
                        DataItem.Category.MESSAGE,
                        Optional.of(portion),
                        "only-for=" + written(portion),
                        inWords(portion),
                        "of the category message with only-for: " + written(portion)));
    }

    /** Nothing where there is a rule for all forms, or one for each. */
    private static Stream<Finding> untold(
            ProcessingRegister register,
            DataItem.Category category,
            Optional<RetentionRule.Portion> portion,
            String place,
            String data,
            String rule) {
        List<RetentionRule> told = register.retention().stream()
                .filter(each -> each.published()
                        && each.category() == category
                        && each.onlyFor().equals(portion))
                .toList();
        if (told.isEmpty()) {
            return Stream.of(Finding.of(FindingCode.NOTICE_13_2_A, "retention[" + place + "]", data, rule));
        }
        return register.forms().stream()
                .map(DeclaredForm::id)
                .filter(form -> told.stream().noneMatch(each -> each.appliesTo(form)))
                .map(form -> Finding.of(
                        FindingCode.NOTICE_13_2_A,
                        "retention[" + place + ",form=" + form + "]",
                        data + " sent with the form " + form,
                        rule + " that applies to the form " + form));
    }

    private static String inWords(RetentionRule.Portion portion) {
        return switch (portion) {
            case UNRESOLVED -> "an enquiry that nobody resolves";
            case QUARANTINE -> "an enquiry that is held back as possible abuse";
            case MAILBOX -> "a copy in the mailbox of staff";
            case BACKUPS -> "a copy in backups";
            case LEDGER -> "what is noted of an enquiry to answer for it";
            case REQUESTS -> "a request about rights";
        };
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Stream<Finding> rightsAreListed(ProcessingRegister register) {
        Set<Right> missing = EnumSet.copyOf(ALWAYS_TOLD);
        missing.addAll(new RightsApplicability(register).byLaw());
        missing.removeAll(register.rights().rights());
        missing.remove(Right.AUTOMATED_DECISIONS); // no right of Art. 13(2)(b): NOTICE-13-2-F asks for its statement
        return unless(missing.isEmpty(), FindingCode.NOTICE_13_2_B, "rights.granted", written(missing));
    }

    /** What is granted, and what neither the law nor a promise that can be kept yields for any purpose (G7). */
    private static Stream<Finding> rightsHaveAPurpose(ProcessingRegister register) {
        if (register.purposes().isEmpty()) {
            return Stream.empty(); // nothing can be said of rights before there is one
        }
        Set<Right> idle = EnumSet.noneOf(Right.class);
        idle.addAll(register.rights().rights());
        idle.removeAll(new RightsApplicability(register).yielded());
        return unless(idle.isEmpty(), FindingCode.RIGHT_WITHOUT_PURPOSE, "rights.granted", written(idle));
    }

    private static String written(Set<Right> rights) {
        return rights.stream()
                .map(FairnessRules::written)
                .map(right -> right.replace('_', '-'))
                .collect(Collectors.joining(", "));
    }

    private static Stream<Finding> consentMayBeWithdrawn(ProcessingRegister register) {
        return register.purposes().stream()
                .filter(purpose -> purpose.basis() == LegalBasis.CONSENT
                        && !register.rights().consentMayBeWithdrawn())
                .map(purpose -> Finding.of(FindingCode.NOTICE_13_2_C, "rights.consent-may-be-withdrawn", purpose.id()));
    }

    private static Stream<Finding> objectionStandsApart(ProcessingRegister register) {
        return unless(
                register.purposes().stream().noneMatch(RightsApplicability::isOpenToObjection)
                        || register.rights().objectionSetApart(),
                FindingCode.NOTICE_21_4,
                "rights.objection-set-apart");
    }

    private static Stream<Finding> complaintsHaveAnAddress(ProcessingRegister register) {
        return unless(register.authority().isPresent(), FindingCode.NOTICE_13_2_D, "supervisory-authority");
    }
}
