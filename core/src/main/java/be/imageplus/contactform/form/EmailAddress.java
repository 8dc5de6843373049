/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

/** stub */
public record EmailAddress(String value) {
    /** stub */
    public static EmailAddress parse(String text) {
        return new EmailAddress(text);
    }

    @Override
    public String toString() {
        return "EmailAddress[…]";
    }
}
