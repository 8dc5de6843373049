/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.work.RecordId;

/** Hears what happens: after the commit, on the thread that did it; an exception is logged and changes nothing. */
public interface ContactFormListener {
    /** An enquiry is durable and on its way to staff. */
    default void accepted(Reference reference) {}

    /** A mail will not be tried again by itself. */
    default void deadLettered(RecordId mail, String code) {}

    /** A mail waits because sending it is not lawful now. */
    default void parked(RecordId mail, String recipient, String code) {}
}
