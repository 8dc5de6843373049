/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import java.util.List;
import java.util.Locale;

/** A form made from a record with Jakarta Validation constraints. Thread-safe. */
public final class FormDefinition {

    private final String id;

    private FormDefinition(String id) {
        this.id = id;
    }

    /**
     * A form from a record.
     *
     * @param id the form's id in the register
     * @param type components are {@code String}, {@link EmailAddress} or {@link PhoneNumber}
     * @throws IllegalArgumentException when a component has another type
     */
    public static FormDefinition of(String id, Class<? extends Record> type) {
        return new FormDefinition(id + type);
    }

    /** The form's id. */
    public String id() {
        return id;
    }

    /** Its fields in the order of the record. */
    public List<FormField> fields() {
        throw new AssertionError("stub");
    }

    /** What the register does not allow of this form; empty when it agrees. */
    public List<Finding> check(ProcessingRegister register) {
        throw new AssertionError("stub");
    }

    /** Binds and validates; messages are in the given language. */
    public Binding bind(FormValues values, Locale language) {
        throw new AssertionError("stub");
    }
}
