/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One GCRA cell a client, in memory. */
public final class CaffeineRateLimiter implements RateLimiter {

    /**
     * A limiter.
     *
     * @param burst requests that may come at once
     * @param period over which {@code burst} requests are refilled
     */
    public CaffeineRateLimiter(int burst, Duration period, Clock clock) {
        throw new AssertionError("stub");
    }

    @Override
    public Optional<Duration> refuseUntil(InetAddress client) {
        throw new AssertionError("stub");
    }

    /** Ten in ten minutes for each client. */
    public static CaffeineRateLimiter standard(Clock clock) {
        return new CaffeineRateLimiter(10, Duration.ofMinutes(10), clock);
    }
}
