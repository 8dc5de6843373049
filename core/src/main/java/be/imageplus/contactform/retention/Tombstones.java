/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Tombstones in the store, and the epoch by which a restored store is recognised (R5.13). They are buried with
 * {@link RestoreGuard#bury}, which archives them outside the store, too.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. Each addition begins an epoch, and epochs follow each
 * other one by one, whichever node begins them. While the tables are those of schema 2 there are no tombstones, and
 * {@link #add} throws {@link UnavailableException} ({@code STORE-SCHEMA-OLDER}).
 */
public interface Tombstones {

    /**
     * Keeps tombstones, and begins an epoch. A tombstone that is there already is left as it is.
     *
     * @param epoch the name of what begins, never used before
     * @return the epoch that it follows; empty for the first one
     */
    Optional<String> add(Collection<Tombstone> tombstones, String epoch);

    /**
     * Tombstones by record id.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Tombstone> list(Optional<RecordId> after, int most);

    /**
     * Removes tombstones of records that were purged before an instant, at most so many, and remembers the instant as
     * {@link Epoch#keptSince}; the epoch stays.
     *
     * @return how many it removed
     */
    int expire(Instant purgedBefore, int most);

    /** The store's epoch; empty before the first purge. */
    Optional<Epoch> epoch();

    /**
     * An epoch of the store.
     *
     * @param name opaque
     * @param keptSince tombstones of records that were purged before it have been removed, since they expired
     */
    record Epoch(String name, Instant keptSince) {}
}
