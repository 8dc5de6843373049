/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.ClockDoubt;
import java.time.Duration;
import java.time.Instant;

/**
 * Hears when what must be gone is not (R5.2), or does not go for now. Called on a background thread, once for each time
 * that it happens, and must be quick.
 */
public interface RetentionListener {

    /** How long after its time something may be there before it is an alarm: a day. */
    Duration OVERDUE = Duration.ofHours(24);

    /**
     * Something is more than {@link #OVERDUE} behind its time and waits for nothing that would explain it.
     *
     * @param since when the oldest of it was due
     */
    void purgeOverdue(Instant since);

    /** This node's clock is too far ahead to be believed: it purges nothing until somebody sets or confirms it. */
    void clockDoubted(ClockDoubt doubt);
}
