/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The parts of a register must fit together: ids are unique and not reserved, and what is named by id is declared. */
final class FittingRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            FittingRules::idsAreUnique,
            FittingRules::noItemTakesAReservedName,
            FittingRules::noRecipientPosesAsTheController,
            FittingRules::choicesHaveOptions,
            FittingRules::itemsServeDeclaredPurposes,
            FittingRules::formsServeADeclaredPurpose,
            FittingRules::formsAskForDeclaredItems,
            FittingRules::hostsAreDeclared,
            FittingRules::periodsAreOfDeclaredForms);

    /** Names of fields that a form has of its own. */
    private static final Set<String> RESERVED = Set.of("_token", "_proof", "_trap", "lang");

    private FittingRules() {}

    private static Stream<Finding> idsAreUnique(ProcessingRegister register) {
        return Stream.of(
                        unique("data-items", register.dataItems(), DataItem::id),
                        unique("purposes", register.purposes(), Purpose::id),
                        unique("forms", register.forms(), DeclaredForm::id),
                        unique("recipients", register.recipients(), Recipient::id),
                        unique("retention", register.retention(), RetentionRule::id))
                .flatMap(Function.identity());
    }

    private static <T> Stream<Finding> unique(String list, List<T> parts, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        return each(
                list,
                parts,
                (part, path) -> unless(
                        id.apply(part).isEmpty() || seen.add(id.apply(part)),
                        FindingCode.REGISTER_DUPLICATE_ID,
                        path + ".id",
                        id.apply(part)));
    }

    private static Stream<Finding> choicesHaveOptions(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> item.answer().stream()
                        .flatMap(answer -> Stream.concat(
                                unless(
                                        answer.options().isEmpty() == (answer.kind() == Answer.Kind.YES_NO),
                                        FindingCode.DATA_OPTIONS,
                                        path + ".options",
                                        answer.options().isEmpty()
                                                ? "is a choice and has no options"
                                                : "is a box to tick and has options"),
                                unique(path + ".options", answer.options(), Answer.Option::id))));
    }

    private static Stream<Finding> noItemTakesAReservedName(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) ->
                        unless(!RESERVED.contains(item.id()), FindingCode.DATA_RESERVED_NAME, path + ".id", item.id()));
    }

    private static Stream<Finding> noRecipientPosesAsTheController(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> unless(
                        !recipient.id().equals(Recipient.CONTROLLER),
                        FindingCode.RECIPIENT_RESERVED_ID,
                        path + ".id",
                        Recipient.CONTROLLER));
    }

    private static Stream<Finding> itemsServeDeclaredPurposes(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> item.purposes().stream()
                        .flatMap(purpose -> declared(register.purpose(purpose), purpose, path + ".purposes")));
    }

    private static Stream<Finding> formsServeADeclaredPurpose(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> declared(register.purpose(form.purpose()), form.purpose(), path + ".purpose"));
    }

    private static Stream<Finding> declared(Optional<Purpose> purpose, String id, String path) {
        return unless(id.isEmpty() || purpose.isPresent(), FindingCode.PURPOSE_UNDECLARED, path, id);
    }

    private static Stream<Finding> formsAskForDeclaredItems(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> form.items().stream()
                        .filter(item -> register.dataItem(item).isEmpty())
                        .map(item -> Finding.of(FindingCode.FORM_ITEM_UNDECLARED, path + ".items", form.id(), item)));
    }

    private static Stream<Finding> periodsAreOfDeclaredForms(ProcessingRegister register) {
        return each(
                "retention",
                register.retention(),
                (rule, path) -> rule.forms().stream()
                        .filter(form -> register.form(form).isEmpty())
                        .map(form ->
                                Finding.of(FindingCode.RETENTION_FORM_UNDECLARED, path + ".forms", rule.id(), form)));
    }

    private static Stream<Finding> hostsAreDeclared(ProcessingRegister register) {
        Hosting hosting = register.hosting();
        return Stream.of(
                        host(register, "application", hosting.application().stream()),
                        host(register, "database", hosting.database().stream()),
                        host(register, "mail-delivery", hosting.mailDelivery().stream()),
                        host(register, "mailbox", hosting.mailbox().stream()),
                        host(register, "backups", hosting.backups().stream()))
                .flatMap(Function.identity());
    }

    private static Stream<Finding> host(ProcessingRegister register, String key, Stream<String> recipients) {
        return recipients
                .filter(id -> register.recipient(id).isEmpty())
                .map(id -> Finding.of(FindingCode.RECIPIENT_UNDECLARED, "hosting." + key, id));
    }
}
