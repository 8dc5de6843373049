/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** One GCRA cell a client, in memory. */
public final class CaffeineRateLimiter implements RateLimiter {

    /** Ten requests may come at once. */
    public static final int DEFAULT_BURST = 10;

    /** They are refilled over ten minutes. */
    public static final Duration DEFAULT_PERIOD = Duration.ofMinutes(10);

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

    /** {@link #DEFAULT_BURST} in {@link #DEFAULT_PERIOD} for each client. */
    public static CaffeineRateLimiter standard(Clock clock) {
        return new CaffeineRateLimiter(DEFAULT_BURST, DEFAULT_PERIOD, clock);
    }
}
