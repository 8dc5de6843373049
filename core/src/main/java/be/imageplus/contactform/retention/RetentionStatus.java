/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.ClockDoubt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How retention stands: counts, instants and codes, no identifiers.
 *
 * @param running whether this node purges in the background
 * @param purge the heartbeat of the purge, whichever node it ran on; empty before the first run
 * @param standing what is due, and what waits
 * @param copies what other places have still to answer
 * @param clockDoubt why nothing is purged for now, since this node's clock is not believed; empty when it is
 * @param asOf when this was looked up, by that clock
 */
public record RetentionStatus(
        boolean running,
        Optional<Chores.Chore> purge,
        Expiry.Standing standing,
        ErasureTasks.Standing copies,
        Optional<ClockDoubt> clockDoubt,
        Instant asOf) {

    /** For how long the oldest has been due that waits for nothing; zero when nothing is due. */
    public Duration overdueBy() {
        return standing.oldestDue()
                .map(due -> Duration.between(due, asOf))
                .filter(late -> !late.isNegative())
                .orElse(Duration.ZERO);
    }

    /** Whether something is there that must have been gone a day ago (R5.2). */
    public boolean isOverdue() {
        return overdueBy().compareTo(RetentionListener.OVERDUE) > 0;
    }

    /** Whether no node has finished a run for a day, so that nothing would be noticed to be due. */
    public boolean isSilent() {
        return purge.flatMap(Chores.Chore::doneAt)
                .or(() -> purge.map(Chores.Chore::begunAt))
                .filter(last -> last.plus(RetentionListener.OVERDUE).isBefore(asOf))
                .isPresent();
    }
}
