/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * Where events are kept.
 *
 * <h2>Guarantees</h2>
 *
 * Called inside a transaction, an event is durable exactly if the act is. Appending never waits for other events. An
 * event is never changed. Thread-safe.
 */
public interface Ledger {

    /** Keeps an event. */
    void append(LedgerEvent event);

    /**
     * The events about one record, oldest first; empty when there are none. Their ids decide, since those of a node
     * count on when its clock is set back.
     */
    List<LedgerEvent> about(RecordId subject);

    /**
     * The events about one record as their rows have them, by id, with their places, in pages. Only where
     * {@link LedgerChain#isReady}.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Placed> placed(RecordId subject, Optional<String> after, int most);

    /**
     * All events by id, in pages. Only where {@link LedgerChain#isReady}.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Listed> list(Optional<String> after, int most);

    /**
     * An event and where it stands.
     *
     * @param entry its row
     * @param link its place in the chain; empty while it waits for one
     * @param before the code of the link before; empty when there is none or it was truncated
     * @param proof that this library wrote it, kept while it waits; empty when it came without one
     */
    record Placed(
            LedgerEntry entry, Optional<LedgerChain.Link> link, Optional<String> before, Optional<String> proof) {}

    /**
     * An event of the whole list.
     *
     * @param event its id, as its row has it
     * @param accounted whether it has a link or waits for one
     */
    record Listed(String event, boolean accounted) {}
}
