/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.util.List;

/** What one look at an owed mail came to. */
sealed interface Attempt {

    /**
     * A transport had its say.
     *
     * @param answer the last one: that of the transport which took it, or of the last that was asked
     * @param mail what was handed over
     * @param categories ids of the data items in the mail, joined by commas; empty for a notice, which has none
     * @param disclosed who received the data, or may have (R4.7)
     * @param passed transports that did not take it
     */
    record Sent(Answer answer, OutgoingMail mail, String categories, List<Disclosed> disclosed, List<Passed> passed)
            implements Attempt {

        public Sent {
            disclosed = List.copyOf(disclosed);
            passed = List.copyOf(passed);
        }

        /** Whether it is a notice to staff, which holds nothing of an enquiry. */
        boolean isNotice() {
            return categories.isEmpty();
        }

        /** What was said last. */
        DeliveryResult result() {
            return answer.result();
        }
    }

    /** What a transport said. */
    record Answer(Transports.Link by, DeliveryResult result) {}

    /**
     * A transport that did not take the mail.
     *
     * @param code its answer to this mail, or the last failure for which it was not asked
     * @param notLawful whether it was not asked because sending to its recipient is not lawful now
     */
    record Passed(Transports.Link link, String code, boolean notLawful) {}

    /**
     * One recipient, and what makes sending to it lawful.
     *
     * @param recipient the register's id
     * @param ground as the transfer check gave it
     */
    record Disclosed(String recipient, String ground) {}

    /** Sending is not lawful now (R4.3). */
    record Unlawful(String recipient, String code) implements Attempt {}

    /** The record does not let mail leave for now (Art. 18, or a hold). */
    record Withheld(String code) implements Attempt {}

    /** A notice of which nothing is left to say: what it was about has been done meanwhile. */
    record Needless() implements Attempt {}

    /** There is nothing that could ever be sent. */
    record Hopeless(String code) implements Attempt {}

    /** Something on our side failed; it may pass. */
    record Failed(String code) implements Attempt {}
}
