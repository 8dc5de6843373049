/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import static be.imageplus.contactform.register.RegisterRule.each;
import static be.imageplus.contactform.register.RegisterRule.unless;

import be.imageplus.contactform.problem.Finding;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the library itself needs to know, or must not do, before it collects anything. */
final class CollectionRules {

    /** In the order of the file. */
    static final List<RegisterRule> ALL = List.of(
            CollectionRules::theEnterpriseNumberHolds,
            CollectionRules::formsHaveAnOrigin,
            CollectionRules::everyItemServesAPurpose,
            CollectionRules::wholeAddressesServeSecurityOnly,
            CollectionRules::theReceiptIsDated);

    /** Belgian enterprise number: ten digits, the last two a check on the others (modulo 97). */
    private static final Pattern BELGIAN_NUMBER = Pattern.compile("(?:BE ?)?([01]\\d{3})[. ]?(\\d{3})[. ]?(\\d{3})");

    private static final int CHECK_DIGITS = 100;
    private static final int MODULUS = 97;

    private CollectionRules() {}

    private static Stream<Finding> theEnterpriseNumberHolds(ProcessingRegister register) {
        Controller controller = register.controller();
        return controller.enterpriseNumber().stream()
                .filter(number -> controller.country().equals("BE") && !isBelgianNumber(number))
                .map(number -> Finding.error(
                        "CONTROLLER-NUMBER",
                        "controller.enterprise-number",
                        "The enterprise number fails its own check digits (R1.1).",
                        "Copy it again from the Crossroads Bank for Enterprises."));
    }

    static boolean isBelgianNumber(String number) {
        Matcher matcher = BELGIAN_NUMBER.matcher(number.strip());
        if (!matcher.matches()) {
            return false;
        }
        long digits = Long.parseLong(matcher.group(1) + matcher.group(2) + matcher.group(3));
        return MODULUS - digits / CHECK_DIGITS % MODULUS == digits % CHECK_DIGITS;
    }

    private static Stream<Finding> formsHaveAnOrigin(ProcessingRegister register) {
        return unless(
                !register.controller().origins().isEmpty(),
                Finding.error(
                        "CONTROLLER-ORIGINS",
                        "controller.origins",
                        "No web origin is declared, so no form may be served (R1.2).",
                        "Add the origins of the site, such as https://example.org."));
    }

    private static Stream<Finding> everyItemServesAPurpose(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.purposes().isEmpty(),
                        Finding.error(
                                "NOTICE-13-1-C",
                                path + ".purposes",
                                "The item \"" + item.id() + "\" serves no purpose (Art. 13(1)(c), R2.3).",
                                "Name its purposes, or do not collect it.")));
    }

    /** R2.5: a purpose for which people type something is no security purpose. */
    private static Stream<Finding> wholeAddressesServeSecurityOnly(ProcessingRegister register) {
        return each(
                "data-items",
                register.dataItems(),
                (item, path) -> unless(
                        !item.id().equals(DataItem.CLIENT_ADDRESS)
                                || item.precision() != DataItem.Precision.FULL
                                || item.purposes().stream().anyMatch(purpose -> isSecurity(purpose, register)),
                        Finding.error(
                                "DATA-FULL-ADDRESS",
                                path + ".precision",
                                "Whole network addresses are kept without a purpose of security (R2.5).",
                                "Name a purpose that only technical data serves, or write precision: truncated.")));
    }

    private static boolean isSecurity(String purpose, ProcessingRegister register) {
        return register.dataItems().stream()
                .filter(item -> item.collected() == DataItem.Collected.FORM)
                .noneMatch(item -> item.purposes().contains(purpose));
    }

    private static Stream<Finding> theReceiptIsDated(ProcessingRegister register) {
        return unless(
                register.dataItem(DataItem.RECEIVED_AT).isPresent(),
                Finding.error(
                        "DATA-RECEIVED-AT",
                        "data-items",
                        "The time of receipt is kept with every enquiry and is not declared (R2.1, R2.7).",
                        "Declare the item \"" + DataItem.RECEIVED_AT + "\"."));
    }
}
