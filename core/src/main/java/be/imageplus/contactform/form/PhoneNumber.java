/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

/** stub */
public record PhoneNumber(String value) {
    /** stub */
    public static PhoneNumber parse(String text) {
        return new PhoneNumber(text);
    }

    @Override
    public String toString() {
        return "PhoneNumber[…]";
    }
}
