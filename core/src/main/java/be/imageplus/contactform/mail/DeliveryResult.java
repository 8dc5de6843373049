/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

/** What became of one attempt to deliver a mail. Replies of a server hold addresses: only codes are kept. */
public sealed interface DeliveryResult {

    /**
     * The other side has taken responsibility.
     *
     * @param code for example {@code 250 2.0.0}
     */
    record Delivered(String code) implements DeliveryResult {}

    /**
     * Not now: try again later.
     *
     * @param code for example {@code 451 4.7.1} or {@code connect-refused}
     */
    record Transient(String code) implements DeliveryResult {}

    /**
     * Never in this form: a human must look.
     *
     * @param code for example {@code 550 5.1.1}
     */
    record Permanent(String code) implements DeliveryResult {}

    /**
     * The connection ended after everything was sent and before the answer came: it may have been taken.
     *
     * @param code for example {@code eof-after-data}
     */
    record Ambiguous(String code) implements DeliveryResult {}

    /** Reply and enhanced status code, or our own word for what happened; no address, no text of a server. */
    String code();
}
