/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A form made from a record with Jakarta Validation constraints: its fields as data, binding and validation.
 * Thread-safe.
 */
public final class FormDefinition {

    private final String id;
    private final FormBinder binder;
    private final List<FormField> fields;

    private FormDefinition(String id, RecordConstraints constraints) {
        this.id = id;
        this.fields = constraints.fields();
        this.binder = new FormBinder(constraints);
    }

    /**
     * A form from a record.
     *
     * @param id the form's id in the register; also its path
     * @param type components are {@code String} ({@link Multiline} for several lines), {@link EmailAddress} or
     *     {@link PhoneNumber}; an enum for a choice of one, a {@code List} or {@code Set} of an enum for a choice of
     *     several ({@link Options} makes them of strings); {@code boolean} for a box to tick. A component's name is its
     *     data item's id. What is filled in nowhere arrives as null, an empty collection or false. The record may tidy
     *     its components in its constructor, and what it then holds is stored
     * @throws IllegalArgumentException when a component has another type, or a constraint that cannot look at its type;
     *     when an option cannot be one
     */
    public static FormDefinition of(String id, Class<? extends Record> type) {
        return new FormDefinition(id, new RecordConstraints(type));
    }

    /** The form's id. */
    public String id() {
        return id;
    }

    /** Its fields in the order of the record. */
    public List<FormField> fields() {
        return fields;
    }

    /** What the register does not allow of this form; empty when they agree (R2.1, R2.3). */
    public List<Finding> check(ProcessingRegister register) {
        return FormCheck.of(this, register);
    }

    /**
     * Binds and validates what was sent.
     *
     * @param values reserved names are ignored, an undeclared one is an error that names neither it nor its value
     *     (R2.1)
     * @param language of the messages
     */
    public Binding bind(FormValues values, Locale language) {
        return binder.bind(values, language);
    }

    /** The e-mail addresses among canonical values: what stands in fields of that type, in the order of the record. */
    public List<EmailAddress> addresses(Map<String, String> values) {
        return fields.stream()
                .filter(field -> field.type() == FormField.Type.EMAIL)
                .flatMap(field -> EmailAddress.parse(values.getOrDefault(field.name(), "")).stream())
                .toList();
    }

    @Override
    public String toString() {
        return "FormDefinition[" + id + "]";
    }
}
