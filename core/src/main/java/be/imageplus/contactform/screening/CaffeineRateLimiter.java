/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One cell a key, in memory, by the generic cell rate algorithm: the cell holds the instant at which the allowance is
 * full again, and a request moves it on by one share of the period.
 *
 * <p>Cells are forgotten once they are full, and there are a million at most; when there are more, those used least go
 * first. Each takes less than 140 bytes (measured: {@code examples/benchmarks}).
 *
 * <p><b>Privacy.</b> In memory only, for as long as an allowance takes to refill; keys say nothing of whose they are.
 */
public final class CaffeineRateLimiter implements RateLimiter {

    /** Cells at most. */
    public static final int MOST_CELLS = 1_000_000;

    private final Clock clock;
    private final Cache<Cell, Cell> cells;

    /** A limiter that has counted nothing yet. */
    public CaffeineRateLimiter(Clock clock) {
        this(clock, MOST_CELLS);
    }

    CaffeineRateLimiter(Clock clock, int mostCells) {
        this.clock = clock;
        this.cells = Caffeine.newBuilder()
                .maximumSize(mostCells)
                .expireAfter(Expiry.<Cell, Cell>writing(
                        (key, cell) -> Duration.ofMillis(Math.max(0, cell.fullAt - clock.millis()))))
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    @Override
    public Optional<Duration> refuseUntil(List<Demand> demands) {
        for (Demand demand : demands) {
            long wait = count(demand);
            if (wait > 0) {
                return Optional.of(Duration.ofMillis(wait));
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    /** How many milliseconds until it is allowed; zero when it was counted. */
    private long count(Demand demand) {
        long now = clock.millis();
        long share = demand.rate().share().toMillis();
        long refill = demand.rate().refill().toMillis();
        long[] wait = {0};
        cells.asMap().compute(new Cell(demand.key()), (asked, kept) -> {
            Cell cell = kept == null ? asked : kept;
            // Further ahead than an allowance lasts only after the clock was set back: then nothing is known.
            long full = cell.fullAt > now + refill ? now : Math.max(cell.fullAt, now);
            long next = full + share;
            wait[0] = Math.max(0, next - refill - now);
            cell.fullAt = wait[0] > 0 ? full : next;
            return cell;
        });
        return wait[0];
    }

    /** How many cells it holds, once what is to be forgotten is. */
    long cells() {
        cells.cleanUp();
        return cells.estimatedSize();
    }

    /**
     * A key and its cell, which are one object so that a client takes the less: the cache has it as key and as value.
     * Changed only while the cache lets nobody else at it.
     */
    private static final class Cell {

        private final long key;
        private long fullAt = Long.MIN_VALUE;

        Cell(long key) {
            this.key = key;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Cell that && that.key == key;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(key);
        }
    }
}
