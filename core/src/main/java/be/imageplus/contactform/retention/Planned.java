/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What a preview foresees for one enquiry (R5.14), if nothing happens to it before.
 *
 * @param enquiry which
 * @param reference how people name it
 * @param what is to happen
 * @param at the first instant at which it is due
 * @param lastDay the last day before that, in the register's zone
 * @param why the code that the certificate would carry
 */
public record Planned(RecordId enquiry, Reference reference, What what, Instant at, LocalDate lastDay, String why) {

    /** What can be due. */
    public enum What {
        /** The whole enquiry goes. */
        MESSAGE,
        /** Its technical data goes. */
        TECHNICAL,
        /** Its copies in the staff mailbox go. */
        COPIES,
        /** Staff are reminded of it. */
        REMINDER,
        /** It is resolved by date. */
        RESOLUTION
    }
}
