/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.RecordId;

/**
 * Hears of mails that do not arrive by themselves, and of the way that mails take: the alarm that does not depend on
 * mail (R4.3). Called after the commit of what it tells, on the worker's thread.
 */
public interface DeliveryListener {

    /** A mail will not be tried again until somebody asks for it. */
    void deadLettered(RecordId mail, String code);

    /** A mail waits because sending it is not lawful now. Called once a mail. */
    void parked(RecordId mail, String recipient, String code);

    /**
     * Mails of this node go by a later transport than before. Called once a change, with the first mail it took.
     *
     * @param from the register's id of the recipient that took mails before
     * @param to the register's id of the one that takes them now
     * @param code why {@code from} does not
     */
    void failedOver(String from, String to, String code);

    /** Mails of this node go by an earlier transport again. Called once a change, with the first mail it took. */
    void failedBack(String from, String to);

    /**
     * A transport is passed over because sending to its recipient is not lawful now, and another one is asked. Called
     * once until it is lawful again.
     */
    void passedOver(String recipient, String code);

    /**
     * What became of an acknowledgement to a sender: for counting. Where none is owed, this is called on the thread of
     * the request.
     */
    void acknowledgement(AcknowledgementOutcome outcome);
}
