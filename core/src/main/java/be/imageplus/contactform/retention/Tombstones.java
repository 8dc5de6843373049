/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tombstones in the store, and the epoch by which a restored store is recognised (R5.13).
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. A tombstone that is there already is left as it is.
 */
public interface Tombstones {

    /** Keeps tombstones. */
    void add(Collection<Tombstone> tombstones);

    /**
     * Tombstones by record id.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Tombstone> list(Optional<RecordId> after, int most);

    /** Removes those of records that were purged before an instant, at most so many; says how many it removed. */
    int expire(Instant purgedBefore, int most);

    /** The store's epoch; empty before the first purge. */
    Optional<String> epoch();

    /** Begins an epoch: called in the transaction of every purge. */
    void begin(String epoch);
}
