/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.BackgroundSchedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts requests together with all nodes on one database, and alone while that does not answer: nobody is refused, and
 * nobody waits long, because a database is away.
 *
 * <p>Few requests of a node ask the database at once; what finds no turn within a second is counted in memory. So a
 * node that holds a connection for each of its requests, as one does whose transactions the store joins, cannot use up
 * its pool by asking for as many again: a pool of five or more connections is enough. Once the database did not answer
 * it is left alone for ten seconds, and that is logged once, until it answers again.
 */
public final class SharedRateLimiter implements RateLimiter, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SharedRateLimiter.class);

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration FORGETTING = Duration.ofMinutes(5);
    private static final int BATCH = 500;

    private final RateCells cells;
    private final RateLimiter alone;
    private final Clock clock;
    private final Duration patience;
    private final Semaphore turns = new Semaphore(AT_ONCE, true);

    /** When it failed to answer last; null when it answered since. */
    private final AtomicReference<@Nullable Instant> awaySince = new AtomicReference<>();

    private @Nullable BackgroundSchedule forgetting;
    private boolean closed;

    /** @param cells of one database */
    public SharedRateLimiter(RateCells cells, Clock clock) {
        this(cells, clock, PATIENCE);
    }

    SharedRateLimiter(RateCells cells, Clock clock, Duration patience) {
        this.cells = cells;
        this.alone = new CaffeineRateLimiter(clock);
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Starts to delete cells that are of no use any more. Starting twice changes nothing.
     *
     * @throws IllegalStateException when it was closed
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("The rate limiter was closed; build another.");
        }
        if (forgetting == null) {
            forgetting = BackgroundSchedule.start("contact-form-rate-cells", 1, FORGETTING, this::forget);
        }
    }

    @Override
    public Optional<Duration> refuseUntil(List<Demand> demands) {
        if (demands.isEmpty()) {
            return Optional.empty();
        }
        if (isLeftAlone() || !takesTurn()) {
            return alone.refuseUntil(demands);
        }
        try {
            Optional<Duration> wait = cells.count(demands, clock.instant());
            answered();
            return wait;
        } catch (UnavailableException e) {
            away(e);
            return alone.refuseUntil(demands);
        } finally {
            turns.release();
        }
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Ends the work in the background; requests are still counted. Idempotent. */
    @Override
    public synchronized void close() {
        BackgroundSchedule running = forgetting;
        closed = true;
        forgetting = null;
        if (running != null) {
            running.close();
        }
    }

    /** Whether there are more. */
    boolean forget() {
        try {
            return cells.forget(clock.instant(), BATCH) == BATCH;
        } catch (UnavailableException e) {
            LOG.debug("Cells of rate limits could not be deleted now: {}", e.code());
            return false;
        }
    }

    /** A clock that was set back since proves nothing. */
    private boolean isLeftAlone() {
        Instant away = awaySince.get();
        if (away == null) {
            return false;
        }
        Instant now = clock.instant();
        return !now.isBefore(away) && now.isBefore(away.plus(PAUSE));
    }

    private boolean takesTurn() {
        try {
            return turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void answered() {
        if (awaySince.getAndSet(null) != null) {
            LOG.info("The database answers again: all nodes count requests together");
        }
    }

    private void away(UnavailableException e) {
        if (awaySince.getAndSet(clock.instant()) == null) {
            LOG.warn(
                    "The database does not count requests ({}): until it does, each node limits them for itself",
                    e.code());
        }
    }
}
