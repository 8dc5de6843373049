/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What places are still to be asked. Thread-safe; takes part in the calling thread's transaction. */
public interface ErasureTasks {

    /**
     * Places to be asked by an instant, the longest due first.
     *
     * @param locations only these places
     */
    List<ErasureTask> due(Collection<String> locations, Instant by, int most);

    /**
     * Writes down how a place's part stands.
     *
     * @param askAgainAt when it is asked next; empty when it need not be asked any more
     * @return whether its order is complete now, and was not before
     */
    boolean update(ErasureTask task, Optional<Instant> askAgainAt, Instant now);

    /** How it stands. */
    Standing standing();

    /**
     * How it stands.
     *
     * @param unanswered how many places' parts have no answer yet
     * @param oldestUnanswered when the oldest of their orders was made
     * @param manual how many a person must do
     */
    record Standing(long unanswered, Optional<Instant> oldestUnanswered, long manual) {}
}
