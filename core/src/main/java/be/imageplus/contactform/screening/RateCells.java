/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Cells of limits in a database that several nodes share: each holds the instant at which an allowance is full again.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe. Unlike other storage ports it takes part in no transaction, neither of the calling thread nor of the
 * application: a request stays counted, whatever becomes of its enquiry, and nothing is locked once a method returns.
 *
 * <p><b>Privacy.</b> Keys are keyed hashes that change every day; a cell is of no use once its allowance is full, and
 * is deleted then. They are not part of what recovers a database: after a crash, or on a replica, there are none.
 */
public interface RateCells {

    /**
     * Counts one request as {@link RateLimiter#refuseUntil} does.
     *
     * @param demands whose keys differ; all callers name limits in the same order, so that none waits for another who
     *     waits for it
     * @throws UnavailableException when that does not end soon; nothing was counted then, unless the answer was lost
     */
    Optional<Duration> count(List<Demand> demands, Instant now);

    /**
     * Deletes cells whose allowances are full; each once, however many nodes do so.
     *
     * @param most as many at a time
     * @return how many were deleted; fewer than {@code most} when no more are left
     * @throws UnavailableException when that does not end soon
     */
    int forget(Instant now, int most);
}
