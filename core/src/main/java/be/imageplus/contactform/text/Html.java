/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

/**
 * Markup that is known to be safe because a template or the notice's renderer made it; a template sets it as it is.
 *
 * @param markup HTML
 */
public record Html(String markup) {

    /** Its length only: a form that is shown again holds what the visitor typed. */
    @Override
    public String toString() {
        return "Html[" + markup.length() + " characters]";
    }
}
