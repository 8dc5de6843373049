/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A form from a record: its fields as data, binding, validation, what a page shows, the form token, and what is known
 * of a request.
 *
 * <p>Start with {@link be.imageplus.contactform.form.FormDefinition}. Nothing is stored and nothing is judged here
 * beyond the constraints of the record. What a page asks a browser to prove, a
 * {@link be.imageplus.contactform.form.Challenge}, is carried here and made and judged in {@code screening}.
 */
@NullMarked
package be.imageplus.contactform.form;

import org.jspecify.annotations.NullMarked;
