/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import java.util.OptionalInt;

/**
 * One field's constraints as data: the same ones that validate on the server.
 *
 * @param name the record component's name, and the data item's id
 * @param type how it is typed
 * @param required whether the form cannot be sent without it
 * @param maxLength in UTF-16 units as {@code jakarta.validation.constraints.Size} counts, or empty
 * @param autocomplete the HTML autofill token, for example {@code email}
 */
public record FormField(String name, Type type, boolean required, OptionalInt maxLength, String autocomplete) {

    /** How a field is typed. */
    public enum Type {
        /** One line. */
        TEXT,
        /** One e-mail address. */
        EMAIL,
        /** A telephone number. */
        TEL,
        /** Several lines. */
        TEXTAREA
    }
}
