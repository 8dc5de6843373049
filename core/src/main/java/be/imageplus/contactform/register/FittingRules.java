/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
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
            FittingRules::itemsServeDeclaredPurposes,
            FittingRules::formsServeADeclaredPurpose,
            FittingRules::formsAskForDeclaredItems);

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
                        Finding.error(
                                "REGISTER-DUPLICATE-ID",
                                path + ".id",
                                "Another entry of this list has the id \"" + id.apply(part) + "\".",
                                "Rename one of the two.")));
    }

    private static Stream<Finding> noItemTakesAReservedName(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !RESERVED.contains(item.id()),
                        Finding.error(
                                "DATA-RESERVED-NAME",
                                path + ".id",
                                "The name \"" + item.id() + "\" is the form's own.",
                                "Choose another id.")));
    }

    private static Stream<Finding> noRecipientPosesAsTheController(ProcessingRegister register) {
        return each(
                "recipients",
                register.recipients(),
                (recipient, path) -> unless(
                        !recipient.id().equals(Recipient.CONTROLLER),
                        Finding.error(
                                "RECIPIENT-RESERVED-ID",
                                path + ".id",
                                "The id \"" + Recipient.CONTROLLER + "\" stands for the controller's own systems.",
                                "Choose another id, or leave the entry out.")));
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
        return unless(
                id.isEmpty() || purpose.isPresent(),
                Finding.error(
                        "PURPOSE-UNDECLARED",
                        path,
                        "The purpose \"" + id + "\" is not declared (R3.1).",
                        "Declare it under purposes, or name one that is."));
    }

    private static Stream<Finding> formsAskForDeclaredItems(ProcessingRegister register) {
        return each(
                "forms",
                register.forms(),
                (form, path) -> form.items().stream()
                        .filter(item -> register.dataItem(item).isEmpty())
                        .map(item -> Finding.error(
                                "FORM-ITEM-UNDECLARED",
                                path + ".items",
                                "The form \"" + form.id() + "\" asks for \"" + item
                                        + "\", which no data item declares (R2.1).",
                                "Declare the data item, or take it out of the form.")));
    }
}
