/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whatever people read is there in every language of the notice (Art. 12(1)): a reader must not meet a sentence in a
 * language that is not theirs. Names and addresses may be written the same way everywhere, and then stand there once.
 */
final class LanguageRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            LanguageRules::ofTheController,
            LanguageRules::ofDataItems,
            LanguageRules::ofPurposes,
            LanguageRules::ofForms,
            LanguageRules::ofRecipients,
            LanguageRules::ofRetention,
            LanguageRules::ofTheAuthority,
            register -> words(register, register.security(), "security"),
            register -> each(
                    "security-measures",
                    register.securityMeasures(),
                    (measure, path) -> words(register, measure, path)));

    private LanguageRules() {}

    private static Stream<Finding> ofTheController(ProcessingRegister register) {
        Controller controller = register.controller();
        Optional<LocalizedText> noOfficer = controller
                .dataProtectionOfficer()
                .filter(DataProtectionOfficer.NotDesignated.class::isInstance)
                .map(officer -> ((DataProtectionOfficer.NotDesignated) officer).reason());
        return all(List.of(
                each(
                        "controller.address",
                        controller.addressLines(),
                        (line, path) -> sameEverywhereOrWords(register, line, path)),
                words(register, noOfficer, "controller.data-protection-officer.not-designated-because")));
    }

    private static Stream<Finding> ofDataItems(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> all(List.of(
                        words(register, item.label(), path + ".label"),
                        words(register, item.condition(), path + ".condition"),
                        words(register, item.withoutIt(), path + ".without-it"),
                        each(
                                path + ".options",
                                item.answer().map(Answer::options).orElse(List.of()),
                                (option, place) -> words(register, option.label(), place + ".label")))));
    }

    private static Stream<Finding> ofForms(ProcessingRegister register) {
        return each("forms", register.forms(), (form, path) -> words(register, form.name(), path + ".name"));
    }

    private static Stream<Finding> ofPurposes(ProcessingRegister register) {
        return each(
                "purposes",
                register.purposes(),
                (purpose, path) -> all(List.of(
                        words(register, purpose.description(), path + ".description"),
                        words(register, purpose.interest(), path + ".interest"))));
    }

    private static Stream<Finding> ofRecipients(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> all(List.of(
                        words(register, recipient.service(), path + ".service"),
                        each(
                                path + ".transfer-mechanisms",
                                recipient.mechanisms(),
                                (mechanism, place) -> words(register, mechanism.name(), place + ".name")),
                        words(register, recipient.retention(), path + ".own-retention"))));
    }

    private static Stream<Finding> ofRetention(ProcessingRegister register) {
        return each(
                "retention",
                register.retention(),
                (rule, path) -> all(List.of(
                        words(register, rule.data(), path + ".data"),
                        words(register, rule.criterion(), path + ".criterion"))));
    }

    private static Stream<Finding> ofTheAuthority(ProcessingRegister register) {
        return register.authority().stream()
                .flatMap(authority -> all(List.of(
                        words(register, authority.title(), "supervisory-authority.title"),
                        sameEverywhereOrWords(register, authority.address(), "supervisory-authority.address"),
                        sameEverywhereOrWords(register, authority.website(), "supervisory-authority.website"))));
    }

    private static Stream<Finding> all(List<Stream<Finding>> parts) {
        return parts.stream().flatMap(Function.identity());
    }

    private static Stream<Finding> sameEverywhereOrWords(ProcessingRegister register, LocalizedText text, String path) {
        return text.byLanguage().size() == 1 ? Stream.empty() : words(register, text, path);
    }

    private static Stream<Finding> words(ProcessingRegister register, Optional<LocalizedText> text, String path) {
        return text.stream().flatMap(given -> words(register, given, path));
    }

    private static Stream<Finding> words(ProcessingRegister register, LocalizedText text, String path) {
        List<Locale> missing = text.missing(register.languages());
        if (missing.isEmpty()) {
            return Stream.empty();
        }
        String languages = missing.stream().map(Locale::getLanguage).collect(Collectors.joining(", "));
        return Stream.of(Finding.of(FindingCode.NOTICE_12_1_WORDS, path, languages));
    }
}
