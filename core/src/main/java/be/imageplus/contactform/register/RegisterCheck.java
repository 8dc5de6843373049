/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.Finding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a register lacks before anything may start on it (Art. 13, R1.4).
 *
 * <p>One method a rule; each says what is missing, why, and the fix.
 */
final class RegisterCheck {

    /** Belgian enterprise number: ten digits, the last two a check on the others (modulo 97). */
    private static final Pattern BELGIAN_NUMBER = Pattern.compile("(?:BE)?\\s?([01]\\d{3})\\.?(\\d{3})\\.?(\\d{3})");

    private static final int CHECK_DIGITS = 100;
    private static final int MODULUS = 97;
    private static final Set<String> RESERVED = Set.of("_token", "_proof", "_trap", "lang");

    private final ProcessingRegister register;
    private final List<Finding> findings = new ArrayList<>();

    private RegisterCheck(ProcessingRegister register) {
        this.register = register;
    }

    static List<Finding> of(ProcessingRegister register) {
        RegisterCheck check = new RegisterCheck(register);
        check.notice();
        check.controller();
        check.dataItems();
        check.purposes();
        check.forms();
        check.recipients();
        check.retention();
        check.rights();
        return check.findings.stream()
                .map(finding -> finding.atLine(register.source().of(finding.path())))
                .toList();
    }

    private void notice() {
        if (register.version().isBlank()) {
            error(
                    "NOTICE-VERSION",
                    "notice.version",
                    "The notice has no version (R6.16).",
                    "Give it one, such as 2026-11.");
        }
        if (register.revised().isEmpty()) {
            error(
                    "NOTICE-REVISED",
                    "notice.revised",
                    "The notice has no revision date, although it must say when it last changed (R6.16).",
                    "Add the date of the last change, such as 2026-11-02.");
        }
    }

    private void controller() {
        Controller controller = register.controller();
        if (controller.privacyContact().isEmpty()) {
            error(
                    "NOTICE-13-1-A",
                    "controller.privacy-contact",
                    "Nobody can be reached on privacy questions (Art. 13(1)(a), R1.7).",
                    "Add the address at which rights are exercised.");
        }
        if (controller.dataProtectionOfficer().isEmpty()) {
            error(
                    "NOTICE-13-1-B",
                    "controller.data-protection-officer",
                    "The register does not say whether a data protection officer is designated (Art. 13(1)(b), R1.8).",
                    "Add contact, or not-designated-because with the reason.");
        }
        if (controller.origins().isEmpty()) {
            error(
                    "CONTROLLER-ORIGINS",
                    "controller.origins",
                    "No web origin is declared, so no form may be served (R1.2).",
                    "Add the origins of the site, such as https://example.org.");
        }
        if (controller.country().equals("BE")
                && controller
                        .enterpriseNumber()
                        .filter(number -> !isBelgianNumber(number))
                        .isPresent()) {
            error(
                    "CONTROLLER-NUMBER",
                    "controller.enterprise-number",
                    "The enterprise number fails its own check digits (R1.1).",
                    "Copy it again from the Crossroads Bank for Enterprises.");
        }
    }

    static boolean isBelgianNumber(String number) {
        var matcher = BELGIAN_NUMBER.matcher(number.strip());
        if (!matcher.matches()) {
            return false;
        }
        long digits = Long.parseLong(matcher.group(1) + matcher.group(2) + matcher.group(3));
        return MODULUS - (digits / CHECK_DIGITS) % MODULUS == digits % CHECK_DIGITS;
    }

    private void dataItems() {
        for (int i = 0; i < register.dataItems().size(); i++) {
            dataItem(register.dataItems().get(i), "data-items[" + i + "]");
        }
        if (register.dataItem(DataItem.RECEIVED_AT).isEmpty()) {
            error(
                    "DATA-RECEIVED-AT",
                    "data-items",
                    "The time of receipt is kept with every enquiry and is not declared (R2.1, R2.7).",
                    "Declare the item \"" + DataItem.RECEIVED_AT + "\".");
        }
    }

    private void dataItem(DataItem item, String path) {
        if (item.purposes().isEmpty()) {
            error(
                    "NOTICE-13-1-C",
                    path + ".purposes",
                    "The item \"" + item.id() + "\" serves no purpose (R2.3, R3.1).",
                    "Name its purposes, or do not collect it.");
        }
        item.purposes().forEach(purpose -> declaredPurpose(purpose, path + ".purposes"));
        if (RESERVED.contains(item.id())) {
            error(
                    "DATA-RESERVED-NAME",
                    path + ".id",
                    "The name \"" + item.id() + "\" is the form's own.",
                    "Choose another id.");
        }
        if (item.required() && item.withoutIt().isEmpty()) {
            warning(
                    "NOTICE-13-2-E",
                    path + ".without-it",
                    "Nothing says what happens when \"" + item.id() + "\" is not given (Art. 13(2)(e)).",
                    "Say it in one sentence.");
        }
    }

    private void purposes() {
        for (int i = 0; i < register.purposes().size(); i++) {
            Purpose purpose = register.purposes().get(i);
            if (purpose.basis() == LegalBasis.LEGITIMATE_INTERESTS
                    && purpose.interest().isEmpty()) {
                error(
                        "NOTICE-13-1-D",
                        "purposes[" + i + "].interest",
                        "The legitimate interest of \"" + purpose.id() + "\" is not named (Art. 13(1)(d)).",
                        "Say what the interest is.");
            }
        }
    }

    private void forms() {
        for (int i = 0; i < register.forms().size(); i++) {
            DeclaredForm form = register.forms().get(i);
            String path = "forms[" + i + "]";
            declaredPurpose(form.purpose(), path + ".purpose");
            form.items().stream()
                    .filter(item -> register.dataItem(item).isEmpty())
                    .forEach(item -> error(
                            "FORM-ITEM-UNDECLARED",
                            path + ".items",
                            "The form \"" + form.id() + "\" asks for \"" + item
                                    + "\", which no data item declares (R2.1).",
                            "Declare the data item, or take it out of the form."));
        }
    }

    private void declaredPurpose(String purpose, String path) {
        if (register.purpose(purpose).isEmpty()) {
            error(
                    "PURPOSE-UNDECLARED",
                    path,
                    "The purpose \"" + purpose + "\" is not declared (R3.1).",
                    "Declare it under purposes, or name one that is.");
        }
    }

    private void recipients() {
        for (int i = 0; i < register.recipients().size(); i++) {
            Recipient recipient = register.recipients().get(i);
            if (!recipient.withinEea() && recipient.mechanisms().isEmpty()) {
                error(
                        "NOTICE-13-1-F",
                        "recipients[" + i + "].transfer-mechanisms",
                        "\"" + recipient.id()
                                + "\" is outside the EEA and nothing makes the transfer lawful (Art. 13(1)(f)).",
                        "Add a mechanism, or choose a recipient within the EEA.");
            }
        }
    }

    private void retention() {
        Set<DataItem.Category> kept = EnumSet.noneOf(DataItem.Category.class);
        register.retention().forEach(rule -> kept.add(rule.category()));
        register.dataItems().stream()
                .map(DataItem::category)
                .distinct()
                .filter(used -> !kept.contains(used))
                .forEach(used -> error(
                        "NOTICE-13-2-A",
                        "retention",
                        "Nothing says how long data of the category " + used + " is kept (Art. 13(2)(a)).",
                        "Add a rule with a period or a criterion."));
    }

    private void rights() {
        if (register.rights().rights().isEmpty()) {
            error(
                    "NOTICE-13-2-B",
                    "rights.granted",
                    "The rights of the person are not listed (Art. 13(2)(b)).",
                    "List them.");
        }
        if (register.authority().isEmpty()) {
            error(
                    "NOTICE-13-2-D",
                    "supervisory-authority",
                    "Nothing says where a person may complain (Art. 13(2)(d)).",
                    "Add the supervisory authority.");
        }
    }

    private void error(String code, String path, String problem, String fix) {
        findings.add(Finding.error(code, path, problem, fix));
    }

    private void warning(String code, String path, String problem, String fix) {
        findings.add(Finding.warning(code, path, problem, fix));
    }
}
