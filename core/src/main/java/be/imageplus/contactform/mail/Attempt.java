/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.util.List;

/** What one look at an owed mail came to. */
sealed interface Attempt {

    /**
     * A transport had its say.
     *
     * @param result what it said
     * @param mail what it was given
     * @param categories ids of the data items in the mail, joined by commas
     * @param disclosed who received the data if it was delivered (R4.7)
     */
    record Sent(DeliveryResult result, OutgoingMail mail, String categories, List<Disclosed> disclosed)
            implements Attempt {}

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

    /** There is nothing that could ever be sent. */
    record Hopeless(String code) implements Attempt {}

    /** Something on our side failed; it may pass. */
    record Failed(String code) implements Attempt {}
}
