/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a form against the register: what it asks for must be declared, and declared the same way. */
final class FormCheck {

    private final FormDefinition form;
    private final ProcessingRegister register;
    private final String path;
    private final List<Finding> findings = new ArrayList<>();

    private FormCheck(FormDefinition form, ProcessingRegister register) {
        this.form = form;
        this.register = register;
        this.path = "forms." + form.id();
    }

    static List<Finding> of(FormDefinition form, ProcessingRegister register) {
        FormCheck check = new FormCheck(form, register);
        check.form.fields().forEach(check::field);
        check.declaration();
        return List.copyOf(check.findings);
    }

    private void declaration() {
        Optional<DeclaredForm> declared = register.form(form.id());
        if (declared.isEmpty()) {
            error(
                    "FORM-UNDECLARED",
                    path,
                    "The register declares no form \"" + form.id() + "\" (R2.1).",
                    "Declare it under forms with its purpose and items.");
            return;
        }
        List<String> items = declared.get().items();
        for (FormField field : form.fields()) {
            if (!items.contains(field.name())) {
                error(
                        "FORM-FIELD-NOT-LISTED",
                        path + "." + field.name(),
                        "The form asks for \"" + field.name() + "\", which its declaration does not list (R2.1).",
                        "Add it to the items of the form in the register, or take it out of the record.");
            }
        }
        for (String item : items) {
            if (form.fields().stream().noneMatch(field -> field.name().equals(item))) {
                error(
                        "FORM-ITEM-MISSING",
                        path + "." + item,
                        "The register says that the form asks for \"" + item + "\", and it does not (R2.1).",
                        "Add a component to the record, or take the item out of the form in the register.");
            }
        }
    }

    private void field(FormField field) {
        String where = path + "." + field.name();
        if (FormValues.RESERVED.contains(field.name())) {
            error(
                    "FORM-RESERVED-NAME",
                    where,
                    "The name \"" + field.name() + "\" is the form's own.",
                    "Rename the component.");
        }
        Optional<DataItem> item = register.dataItem(field.name());
        if (item.isEmpty()) {
            error(
                    "FORM-FIELD-UNDECLARED",
                    where,
                    "No data item declares the field \"" + field.name() + "\" (R2.1).",
                    "Declare it under data-items with label, category and purposes, or take it out of the record.");
        } else if (item.get().required() != field.required()) {
            error(
                    "FORM-REQUIRED-MISMATCH",
                    where,
                    "The field \"" + field.name() + "\" is " + word(field.required()) + " in the form and "
                            + word(item.get().required()) + " in the register (R2.3).",
                    "Change one of the two: people must read the truth in the notice.");
        }
    }

    private static String word(boolean required) {
        return required ? "required" : "optional";
    }

    private void error(String code, String where, String problem, String fix) {
        findings.add(Finding.error(code, where, problem, fix));
    }
}
