/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import be.imageplus.contactform.rotation.SealedRecords.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the keys are in use for.
 *
 * @param takenUp whether the store knows the primary keys as those in use
 * @param since when they were taken up; empty when they are those that the store began with
 * @param counts of each part
 */
public record KeyUse(boolean takenUp, Optional<Instant> since, List<Count> counts) {

    public KeyUse {
        counts = List.copyOf(counts);
    }

    /**
     * The records of one part.
     *
     * @param records how many there are
     * @param older how many older keys have made something of
     * @param unreadable how many open with none of the keys
     */
    public record Count(Part part, long records, long older, long unreadable) {}

    /** How many records older keys have made something of. */
    public long older() {
        return counts.stream().mapToLong(Count::older).sum();
    }

    /** How many records open with none of the keys. */
    public long unreadable() {
        return counts.stream().mapToLong(Count::unreadable).sum();
    }
}
