/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Mails to staff that are owed, with the guarantees of a {@link MailQueue}. */
public interface Outbox extends MailQueue {

    /** An item and the right to work on it. */
    record Leased(OutboxItem item, Lease lease) {}

    /** Adds an item. */
    void enqueue(OutboxItem item);

    /** Whether an item is due that {@link #lease} looks for at {@code now}, or that a worker has leased by then. */
    boolean isAnyDue(Instant now);

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
