/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

/**
 * One thing to mend in what was sent.
 *
 * @param field the field's name, or the empty string for the form as a whole; never a name that only the request knows
 * @param code stable: {@code required}, {@code too-long}, {@code email-invalid}, {@code phone-invalid},
 *     {@code control-character}, {@code undeclared-field}, …; of any other constraint its name in lower case with
 *     hyphens, for example {@code decimal-max}
 * @param message for the visitor, in the page's language; never what they typed
 */
public record FieldError(String field, String code, String message) {}
