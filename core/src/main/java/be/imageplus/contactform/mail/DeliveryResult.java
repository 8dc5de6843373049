/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

/** What became of one attempt to deliver a mail. Replies of a server hold addresses: only codes are kept. */
public sealed interface DeliveryResult {

    /**
     * The other side has taken responsibility.
     *
     * @param code for example {@code 250 2.0.0}
     */
    record Delivered(String code) implements DeliveryResult {
        @Override
        public boolean contentSent() {
            return true;
        }
    }

    /**
     * Not now, or not through this transport: its server, its credentials or the way there are what fails. Try again
     * later, or another transport.
     *
     * @param code for example {@code 451 4.7.1} or {@code connect-refused}
     * @param contentSent whether any of the mail's content had left for the other side
     */
    record Transient(String code, boolean contentSent) implements DeliveryResult {

        /** None of the mail's content had left. */
        public Transient(String code) {
            this(code, false);
        }
    }

    /**
     * Never in this form, whichever transport is asked: the mail or its recipient is what is refused. A human must
     * look.
     *
     * @param code for example {@code 550 5.1.1}
     * @param contentSent whether any of the mail's content had left for the other side
     */
    record Permanent(String code, boolean contentSent) implements DeliveryResult {

        /** None of the mail's content had left. */
        public Permanent(String code) {
            this(code, false);
        }
    }

    /**
     * The connection ended after everything was sent and before the answer came: it may have been taken.
     *
     * @param code for example {@code eof-after-data}
     */
    record Ambiguous(String code) implements DeliveryResult {
        @Override
        public boolean contentSent() {
            return true;
        }
    }

    /** Reply and enhanced status code, or our own word for what happened; no address, no text of a server. */
    String code();

    /**
     * Whether any of the mail's content had left for the other side: then its recipient may hold personal data, and a
     * disclosure is recorded whatever became of the mail (R4.7).
     */
    boolean contentSent();
}
