/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the order of events is kept: links that were given a place, and events that wait for one.
 *
 * <h2>Guarantees</h2>
 *
 * An event waits from the moment it is written, in the same transaction, until a link takes it up; it is never in both
 * places, and never in neither. Links and events are read as they lie there, in pages, so that what somebody changed
 * can be found. Thread-safe.
 */
public interface LedgerChain {

    /** Whether the store has a place for links; not before its tables are those of schema 2. */
    boolean isReady();

    /**
     * The events that wait, by id.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Unchained> unchained(Optional<String> after, int most);

    /** The place of the last link; 0 when there is none. */
    long length();

    /**
     * The links by their places.
     *
     * @param after the place that the page before ended with; 0 for the first page
     */
    List<Chained> links(long after, int most);

    /** Keeps links, and takes their events off those that wait. Call it in a transaction that holds the lease. */
    void extend(List<Link> links);

    /**
     * The place of one event.
     *
     * @param seq its number, from 1 without gaps
     * @param event the event's id
     * @param chainedAt when it was given its place
     * @param adopted whether the event came without a proof, from a release that made none
     * @param mac proves the place, the event, and the link before it; in hexadecimal
     */
    record Link(long seq, String event, Instant chainedAt, boolean adopted, String mac) {}

    /**
     * A link and what lies behind it.
     *
     * @param entry empty when the event is gone
     */
    record Chained(Link link, Optional<LedgerEntry> entry) {}

    /**
     * An event that waits for its place.
     *
     * @param event its id
     * @param entry empty when the event is gone
     * @param proof that this library wrote it; empty when it came without one
     */
    record Unchained(String event, Optional<LedgerEntry> entry, Optional<String> proof) {}
}
