/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.RecordId;

/** Hears of mails that do not arrive by themselves: the alarm that does not depend on mail (R4.3). */
public interface DeliveryListener {

    /** A mail will not be tried again until somebody asks for it. Called after the commit, on the worker's thread. */
    void deadLettered(RecordId mail, String code);

    /**
     * A mail waits because sending it is not lawful now. Called once a mail, after the commit, on the worker's thread.
     */
    void parked(RecordId mail, String recipient, String code);
}
