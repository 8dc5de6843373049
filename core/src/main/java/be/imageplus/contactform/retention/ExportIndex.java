/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files outside the store hold which enquiries, and until when ({@link Exports}).
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. While the tables are those of schema 2 it is empty, and
 * {@link #add} throws {@link UnavailableException} ({@code STORE-SCHEMA-OLDER}).
 */
public interface ExportIndex {

    /**
     * Adds an export. Until the transaction ends, none of its records is erased.
     *
     * @param records what it is to hold
     * @return false when one of the records is gone: nothing was added then
     */
    boolean add(Entry export, Set<RecordId> records);

    /** Whether an export is there; until the transaction ends nobody removes it then. */
    boolean hold(String id);

    /**
     * The exports of a place by id.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    List<Entry> list(String place, Optional<String> after, int most);

    /** Lets every export that holds a record expire now, unless it has expired already, and tells these exports. */
    List<Entry> end(RecordId record, Instant now);

    /** Removes an export; nothing happens where there is none. */
    void remove(String id);

    /**
     * An export.
     *
     * @param id opaque and random
     * @param place the directory that its file lies in, by an opaque name
     * @param expiresAt when its file must go
     */
    record Entry(String id, String place, Instant expiresAt) {}
}
