/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.List;
import java.util.OptionalInt;

/**
 * One field's constraints as data: the same ones that validate on the server.
 *
 * @param name the record component's name, and the data item's id
 * @param type how it is filled in
 * @param required whether the form cannot be sent without it
 * @param maxLength in UTF-16 units as {@code jakarta.validation.constraints.Size} counts, or empty
 * @param autocomplete the HTML autofill token, for example {@code email}
 * @param options ids of what can be chosen, in the order in which it is offered; empty for what is typed or ticked
 */
public record FormField(
        String name, Type type, boolean required, OptionalInt maxLength, String autocomplete, List<String> options) {

    public FormField {
        options = List.copyOf(options);
    }

    /** A field that is typed. */
    public FormField(String name, Type type, boolean required, OptionalInt maxLength, String autocomplete) {
        this(name, type, required, maxLength, autocomplete, List.of());
    }

    /** How a field is filled in. */
    public enum Type {
        /** One line. */
        TEXT,
        /** One e-mail address. */
        EMAIL,
        /** A telephone number. */
        TEL,
        /** Several lines. */
        TEXTAREA,
        /** One of a few options, all in view. */
        RADIO,
        /** One of many options, in a list that opens. */
        SELECT,
        /** Any number of options; the only type of which a request may hold several values. */
        CHECKBOXES,
        /** One box, ticked or not. */
        CHECKBOX;

        /** Whether a request may hold several values of such a field. */
        public boolean takesSeveral() {
            return this == CHECKBOXES;
        }
    }
}
