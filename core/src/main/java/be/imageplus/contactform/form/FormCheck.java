/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.Answer;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.text.Replacement;
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
        check.template();
        return List.copyOf(check.findings);
    }

    private void declaration() {
        Optional<DeclaredForm> declared = register.form(form.id());
        if (declared.isEmpty()) {
            found(FindingCode.FORM_UNDECLARED, path, form.id());
            return;
        }
        List<String> items = declared.get().items();
        for (FormField field : form.fields()) {
            if (!items.contains(field.name())) {
                found(FindingCode.FORM_FIELD_NOT_LISTED, path + "." + field.name(), field.name());
            }
        }
        for (String item : items) {
            if (form.fields().stream().noneMatch(field -> field.name().equals(item))) {
                found(FindingCode.FORM_ITEM_MISSING, path + "." + item, item);
            }
        }
    }

    private void template() {
        FormFragment.TEMPLATE
                .misfit()
                .ifPresent(trouble ->
                        found(FindingCode.FORM_TEMPLATE, Replacement.path("form.mustache"), "form.mustache", trouble));
    }

    private void field(FormField field) {
        String where = path + "." + field.name();
        if (FormValues.RESERVED.contains(field.name())) {
            found(FindingCode.FORM_RESERVED_NAME, where, field.name());
        }
        Optional<DataItem> item = register.dataItem(field.name());
        if (item.isEmpty()) {
            found(FindingCode.FORM_FIELD_UNDECLARED, where, field.name());
            return;
        }
        answer(field, item.get(), where);
        if (item.get().required() != field.required()) {
            found(
                    FindingCode.FORM_REQUIRED_MISMATCH,
                    where,
                    field.name(),
                    word(field.required()),
                    word(item.get().required()));
        }
    }

    private void answer(FormField field, DataItem item, String where) {
        Optional<Answer.Kind> declared = item.answer().map(Answer::kind);
        if (!declared.equals(kind(field.type()))) {
            found(FindingCode.FORM_ANSWER_MISMATCH, where, field.name(), word(kind(field.type())), word(declared));
            return;
        }
        field.options().stream()
                .filter(option ->
                        item.answer().flatMap(answer -> answer.option(option)).isEmpty())
                .forEach(option -> found(FindingCode.FORM_OPTION_UNDECLARED, where, field.name(), option));
    }

    private static Optional<Answer.Kind> kind(FormField.Type type) {
        return switch (type) {
            case TEXT, EMAIL, TEL, TEXTAREA -> Optional.empty();
            case RADIO, SELECT -> Optional.of(Answer.Kind.ONE_OF);
            case CHECKBOXES -> Optional.of(Answer.Kind.SOME_OF);
            case CHECKBOX -> Optional.of(Answer.Kind.YES_NO);
        };
    }

    private static String word(Optional<Answer.Kind> kind) {
        return kind.map(each -> switch (each) {
                    case ONE_OF -> "a choice of one";
                    case SOME_OF -> "a choice of several";
                    case YES_NO -> "a box to tick";
                })
                .orElse("text");
    }

    private static String word(boolean required) {
        return required ? "required" : "optional";
    }

    private void found(FindingCode code, String where, Object... values) {
        findings.add(Finding.of(code, where, values));
    }
}
