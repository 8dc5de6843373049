/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Counts requests against limits.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * <ul>
 *   <li>Thread-safe. Requests with one key at the same instant never get more than its burst, on however many threads
 *       and, where it is shared, nodes.
 *   <li>A request is counted against one limit after the other. The first that refuses ends it: neither that one nor
 *       those behind it count the request, so that whoever is refused takes nothing from the others' allowance, and
 *       asking again and again lengthens no wait.
 *   <li>Limits are apart by their keys alone. What is known of a key holds for whatever rate it comes with next.
 *   <li>Nothing is known of a key for longer than its rate takes to refill; nor after the clock was set back.
 *   <li>Memory is bounded however many keys there are. When there are too many, some may be forgotten early.
 *   <li>It answers soon, with what it knows. An exception makes the enquiry wait for a human ({@code check-failed}).
 * </ul>
 *
 * <p><b>Privacy.</b> It never sees an address: keys are keyed hashes that change every day (PITFALLS, abuse).
 */
public interface RateLimiter {

    /**
     * Counts one request.
     *
     * @param demands the limits, in the order in which they are asked; their keys differ. Empty when there are none
     * @return empty when all allow it, otherwise how long until the one that refused allows the next; above zero
     */
    Optional<Duration> refuseUntil(List<Demand> demands);

    /**
     * Whether other nodes count here too. Then keys are made from the key set that all nodes have; otherwise from a
     * random one that never leaves the memory of this one.
     */
    boolean isShared();
}
