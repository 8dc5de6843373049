/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mails that are owed.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe, across nodes too; takes part in the calling thread's transaction. An item is leased to one worker at a
 * time. An update under a lease that is no longer the item's latest changes nothing and says so.
 */
public interface Outbox {

    /** An item and the right to work on it. */
    record Leased(OutboxItem item, Lease lease) {}

    /** Adds an item. */
    void enqueue(OutboxItem item);

    /**
     * Leases items that are due: pending ones that nobody has tried yet, oldest id first, then pending or parked ones
     * due at or before {@code now}, oldest due first; none that is leased beyond {@code now}.
     *
     * @param most at most this many
     */
    List<Leased> lease(String owner, Instant now, Instant until, int most);

    /**
     * Ends a lease by writing the item's new state, age, due time, attempts, ambiguity and code; false when the lease
     * was lost, and then nothing was changed.
     */
    boolean settle(Leased leased, OutboxItem after);

    /**
     * Makes due what no clock that goes forward can have put off so far, after one was set back: items due beyond
     * {@code latest}, and leases beyond it.
     *
     * @param now when they are due from now on
     * @param latest the furthest that a due time or the end of a lease can be, as seen at this moment
     * @return how many items that were
     */
    int bringForward(Instant now, Instant latest);

    /**
     * Makes parked items due at {@code now} that were due later.
     *
     * @return how many items that were
     */
    int release(Instant now);

    /** Items in a state, oldest first, after an id (exclusive) if one is given. */
    List<OutboxItem> list(OutboxItem.State state, Optional<RecordId> after, int most);

    /** The items of one enquiry, oldest first, at most 100. */
    List<OutboxItem> mailsOf(RecordId submission);

    /**
     * Makes a dead item pending again from {@code now}, as if it had just become due.
     *
     * @return the item as it is from now on; empty when it is not dead, and then nothing was changed
     */
    Optional<OutboxItem> requeue(RecordId id, Instant now);

    /**
     * How many items are in each state except {@link OutboxItem.State#DELIVERED}, and when the oldest pending fell due.
     */
    Backlog backlog();

    /**
     * What waits.
     *
     * @param counts by state, absent when zero
     * @param oldestDue of the pending ones
     */
    record Backlog(Map<OutboxItem.State, Long> counts, Optional<Instant> oldestDue) {}
}
