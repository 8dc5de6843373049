/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Orders to erase, and what each place has answered.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. An order that is there already, its places and their
 * answers are left as they are. No order is lost before every place has answered.
 */
public interface Erasures {

    /** Keeps orders; every place named is to be asked at once. Without a place an order is complete when it is made. */
    void order(Collection<Erasure> orders, Collection<String> locations);

    /** What is known of a record's erasure, each order with its places; empty when none was ordered. */
    List<Ordered> of(RecordId record);

    /**
     * Orders that are not complete, by record.
     *
     * @param after the record that the page before ended with; empty for the first page
     */
    List<Ordered> open(Optional<RecordId> after, int most);

    /** Removes orders that were complete before an instant, at most so many; says how many it removed. */
    int expire(Instant completeBefore, int most);

    /**
     * An order with what each place has answered.
     *
     * @param tasks one for each place outside the store, by the place's id
     */
    record Ordered(Erasure erasure, List<ErasureTask> tasks) {
        public Ordered {
            tasks = List.copyOf(tasks);
        }
    }
}
