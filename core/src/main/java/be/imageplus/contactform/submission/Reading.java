/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

/**
 * What somebody gets who wants to read content (see {@link Inbox}).
 *
 * @param <T> what is read
 */
public sealed interface Reading<T> {

    /**
     * It is shown, and the ledger says so.
     *
     * <p><b>Privacy.</b> Holds personal data; {@code toString} does not show it.
     */
    record Shown<T>(T content) implements Reading<T> {
        @Override
        public String toString() {
            return "Shown[…]";
        }
    }

    /**
     * It may not be read like this; nothing was opened.
     *
     * @param refusal why
     */
    record Refused<T>(Refusal refusal) implements Reading<T> {}

    /** There is no such enquiry any more. */
    record Gone<T>() implements Reading<T> {}
}
