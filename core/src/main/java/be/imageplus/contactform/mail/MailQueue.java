/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Instant;
import java.util.List;

/**
 * Owed mails of one kind, as workers take them.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe, across nodes too; takes part in the calling thread's transaction. An item is leased to one worker at a
 * time. An update under a lease that is no longer the item's latest changes nothing and says so.
 */
public interface MailQueue {

    /**
     * Leases items that are due: pending ones that nobody has tried yet, oldest id first, then pending or parked ones
     * due at or before {@code now}, oldest due first; none that is leased beyond {@code now}.
     *
     * @param most at most this many
     */
    List<Outbox.Leased> lease(String owner, Instant now, Instant until, int most);

    /**
     * Ends a lease by writing the item's new state, age, due time, attempts, ambiguity and code; false when the lease
     * was lost, and then nothing was changed.
     */
    boolean settle(Outbox.Leased leased, OutboxItem after);

    /**
     * Makes due what no clock that goes forward can have put off so far, after one was set back: items due beyond
     * {@code latest}, and leases beyond it.
     *
     * @param now when they are due from now on
     * @param latest the furthest that a due time or the end of a lease can be, as seen at this moment
     * @return how many items that were
     */
    int bringForward(Instant now, Instant latest);
}
