/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.util.Optional;

/**
 * Where it is kept that the chain begins later than it once did.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. The anchor is read as it lies there, and is not
 * verified.
 */
public interface LedgerBeginning {

    /** Whether the store has a place for an anchor; not before its tables are those of schema 3. */
    boolean isReady();

    /** Where the chain begins; empty when nothing was ever truncated, or where there is no place for an anchor. */
    Optional<Anchor> anchor();

    /**
     * Removes links and the events behind them, and keeps the anchor instead of the one before. Call it in a
     * transaction that holds the lease of the chain. What waits for its place is left alone.
     *
     * @param first the place of the first link that goes
     * @param anchor at the last link that goes
     */
    void truncate(long first, Anchor anchor);
}
