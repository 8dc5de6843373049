/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.RecordId;
import java.util.List;

/**
 * A mail to staff about several enquiries: it names them and holds no content, and what it says is composed when it
 * leaves.
 *
 * @param id its id, which the outbox names where it names an enquiry otherwise
 * @param kind what it asks for
 * @param form the form whose staff it goes to
 * @param enquiries ids of the enquiries it is about, at most {@link #MOST}; those that need nothing any more when it
 *     leaves are left out
 * @param more how many more there are
 */
public record StaffNotice(RecordId id, Kind kind, String form, List<RecordId> enquiries, int more) {

    /** The most enquiries that one mail names. */
    public static final int MOST = 50;

    /** What a notice asks staff for. */
    public enum Kind {
        /** To look at what is held back as possible abuse, and to release what is none (R3.6). */
        QUARANTINE_DIGEST,
        /**
         * To resolve what nobody has touched for long, before a date does it (R5.3), or to review a legal hold (R5.8).
         */
        REVIEW_REMINDER
    }

    public StaffNotice {
        enquiries = List.copyOf(enquiries);
        if (enquiries.isEmpty() || enquiries.size() > MOST) {
            throw new IllegalArgumentException("enquiries: expected 1 to " + MOST);
        }
        if (more < 0) {
            throw new IllegalArgumentException("more: expected 0 or more");
        }
    }
}
