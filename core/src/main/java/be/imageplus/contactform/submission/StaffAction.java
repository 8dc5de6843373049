/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;

/**
 * What a link in a mail to staff does to an enquiry: only what can be undone, since such a link may leak with a quoted
 * reply (DESIGN §6).
 *
 * @param enquiry the enquiry
 * @param form the id of the form that it came by
 * @param kind what is done to it
 */
public record StaffAction(RecordId enquiry, String form, Kind kind) {

    /** What can be done by a link; {@link Inbox} says when. */
    public enum Kind {
        /** Say that staff are done with it; it can be reopened. */
        RESOLVE,
        /** Hold it back as possible abuse; it can be released. */
        QUARANTINE,
        /** Let it out of the quarantine; it can be moved there again. */
        RELEASE
    }
}
