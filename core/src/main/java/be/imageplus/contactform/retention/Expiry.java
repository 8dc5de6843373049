/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which enquiries somebody must look at, and when.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. Cost grows with what is due, not with what is stored.
 */
public interface Expiry {

    /**
     * Enquiries to be looked at by an instant, the longest due first; those that nobody has looked at since they were
     * stored or changed come first of all. In a transaction nobody else can change them until it ends; those that
     * somebody is changing are left out.
     *
     * @param after the one that the page before ended with; empty for the first page
     */
    List<Due> due(Instant by, Optional<Due> after, int most);

    /**
     * Says when to look at an enquiry next.
     *
     * @param at when; empty when nothing will fall due by itself
     * @param waitsFor why what is due is not done, as a code
     */
    void lookAgain(RecordId enquiry, Optional<Instant> at, Optional<String> waitsFor);

    /**
     * Has every enquiry of a page looked at anew, since the rules are others now.
     *
     * @param after the id that the page before ended with; empty for the first page
     * @return the id that this page ended with; empty when there was none left
     */
    Optional<RecordId> lookAnew(Optional<RecordId> after, int most);

    /**
     * Of these enquiries those that owe a mail: one to staff that is pending or parked, or an acknowledgement that is
     * no older than one gets (R5.10).
     */
    List<Owing> owingMail(Collection<RecordId> enquiries, Instant now);

    /** How it stands. */
    Standing standing();

    /**
     * How it stands.
     *
     * @param oldestDue when the enquiry fell due that nobody has done anything about for longest, and that waits for
     *     nothing; in the future when nothing is due, empty when nothing will be
     * @param unseen whether some are to be looked at for the first time, or anew
     * @param waiting how many are due and wait, by the code of what they wait for
     */
    record Standing(Optional<Instant> oldestDue, boolean unseen, List<Waiting> waiting) {
        public Standing {
            waiting = List.copyOf(waiting);
        }
    }

    /**
     * An enquiry that is to be looked at.
     *
     * @param lookAt when it fell due; the epoch when nobody has looked yet
     * @param waitsFor why what was due was not done when somebody looked last, as a code
     */
    record Due(Headline enquiry, Instant lookAt, Optional<String> waitsFor) {}

    /**
     * An enquiry that owes a mail.
     *
     * @param underWay whether a worker may be sending it at this moment
     */
    record Owing(RecordId enquiry, boolean underWay) {}

    /** Enquiries that are due and wait for the same. */
    record Waiting(String reason, long count) {}
}
