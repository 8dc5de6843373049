/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One cell a client, in memory, by the generic cell rate algorithm: the cell holds the instant at which the client's
 * allowance is full again, and a request moves it on by one share of the period.
 *
 * <p>Cells are bounded in number and forgotten once they are full; when there are too many, those used least go first.
 * A client is known by a key that changes at midnight (UTC), so that its allowance starts anew then: nobody can be
 * recognised the day after, and twice the allowance once a day harms nobody.
 */
public final class CaffeineRateLimiter implements RateLimiter {

    /** Requests that one client may send in {@link #STANDARD_PERIOD} unless told otherwise. */
    public static final int STANDARD_BURST = 10;

    /** The period of {@link #STANDARD_BURST}. */
    public static final Duration STANDARD_PERIOD = Duration.ofMinutes(10);

    private static final int MOST_CLIENTS = 1_000_000;

    private final long shareMillis;
    private final long burstMillis;
    private final Clock clock;
    private final ClientKey keys;
    private final Cache<Long, Long> fullAgainAt;

    /**
     * A limiter.
     *
     * @param burst requests that may come at once, at least 1
     * @param period over which {@code burst} requests are refilled, at least a millisecond a request
     */
    public CaffeineRateLimiter(int burst, Duration period, Clock clock) {
        if (burst < 1 || period.toMillis() < burst) {
            throw new IllegalArgumentException("rate: at least one request, and at least a millisecond for each");
        }
        this.shareMillis = period.toMillis() / burst;
        this.burstMillis = shareMillis * burst;
        this.clock = clock;
        this.keys = new ClientKey(clock);
        this.fullAgainAt = Caffeine.newBuilder()
                .maximumSize(MOST_CLIENTS)
                .expireAfterWrite(period)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Ten in ten minutes for each client. */
    public static CaffeineRateLimiter standard(Clock clock) {
        return new CaffeineRateLimiter(STANDARD_BURST, STANDARD_PERIOD, clock);
    }

    @Override
    public Optional<Duration> refuseUntil(InetAddress client) {
        long now = clock.millis();
        long[] wait = {0};
        fullAgainAt.asMap().compute(keys.of(client), (key, cell) -> {
            // Further ahead than an allowance lasts only after the clock was set back: then nothing is known.
            long full = cell == null || cell > now + burstMillis ? now : Math.max(cell, now);
            long next = full + shareMillis;
            wait[0] = Math.max(0, next - burstMillis - now);
            return wait[0] > 0 ? Long.valueOf(full) : Long.valueOf(next);
        });
        return wait[0] > 0 ? Optional.of(Duration.ofMillis(wait[0])) : Optional.empty();
    }
}
