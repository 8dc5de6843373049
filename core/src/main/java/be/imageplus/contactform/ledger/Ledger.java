/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.work.RecordId;
import java.util.List;

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

    /** The events about one record, oldest first; empty when there are none. */
    List<LedgerEvent> about(RecordId subject);
}
