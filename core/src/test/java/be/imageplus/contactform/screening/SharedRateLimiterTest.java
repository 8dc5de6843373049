/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RateLimiterContractKit;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.problem.UnavailableException;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SharedRateLimiterTest extends RateLimiterContractKit {

    private static final List<Demand> ONE = List.of(new Demand(1, new Rate(3, Duration.ofMinutes(3))));

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Cells cells = new Cells(clock);
    private final SharedRateLimiter limiter = new SharedRateLimiter(cells, clock);

    @Override
    protected RateLimiter limiter(Clock clock) {
        return new SharedRateLimiter(new Cells(clock), clock, Duration.ofMinutes(1));
    }

    @BeforeEach
    void listen() {
        log.start();
        ((Logger) LoggerFactory.getLogger(SharedRateLimiter.class)).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger(SharedRateLimiter.class)).detachAppender(log);
        limiter.close();
    }

    @Test
    void countsInMemoryWhileTheDatabaseDoesNotAnswer() {
        cells.away = true;

        assertThat(allowed(10)).isEqualTo(3);
        assertThat(cells.asked).as("it is left alone for a while").isEqualTo(1);
    }

    @Test
    void asksTheDatabaseAgainAfterAWhile() {
        cells.away = true;
        limiter.refuseUntil(ONE);
        cells.away = false;

        clock.advance(Duration.ofSeconds(9));
        limiter.refuseUntil(ONE);
        assertThat(cells.asked).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        limiter.refuseUntil(ONE);
        assertThat(cells.asked).isEqualTo(2);
    }

    @Test
    void asksTheDatabaseAgainWhenTheClockWasSetBack() {
        cells.away = true;
        limiter.refuseUntil(ONE);
        clock.advance(Duration.ofHours(-1));

        limiter.refuseUntil(ONE);

        assertThat(cells.asked).isEqualTo(2);
    }

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack() {
        cells.away = true;
        for (int i = 0; i < 5; i++) {
            limiter.refuseUntil(ONE);
            clock.advance(Duration.ofMinutes(1));
        }
        cells.away = false;
        limiter.refuseUntil(ONE);
        limiter.refuseUntil(ONE);

        assertThat(log.list).extracting(ILoggingEvent::getLevel).containsExactly(Level.WARN, Level.INFO);
        assertThat(log.list.get(0).getFormattedMessage()).contains("STORE-AWAY");
    }

    /** Or requests that hold a connection each would wait for one another's. */
    @Test
    void letsFewRequestsWaitForTheDatabaseAndCountsTheOthersInMemory() throws Exception {
        SharedRateLimiter impatient = new SharedRateLimiter(cells, clock, Duration.ofMillis(1));
        cells.stuck = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Optional<Duration>>> waiting = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> impatient.refuseUntil(ONE)))
                    .toList();
            await().until(() -> cells.waiting() == 4);

            assertThat(impatient.refuseUntil(ONE)).isEmpty();

            cells.stuck.countDown();
            for (Future<Optional<Duration>> each : waiting) {
                each.get();
            }
            assertThat(cells.asked).isEqualTo(4);
        } finally {
            cells.stuck.countDown();
            threads.shutdownNow();
        }
    }

    @Test
    void forgetsCellsInTheBackgroundUntilNoneIsLeft() {
        cells.full = 1_200;

        limiter.start();
        limiter.start();

        await().until(() -> cells.full == 0);
        limiter.close();
        assertThatThrownBy(limiter::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void forgetsNothingWhileTheDatabaseIsAwayAndMakesNoNoise() {
        cells.away = true;

        assertThat(limiter.forget()).isFalse();

        assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.INFO));
    }

    @Test
    void countsWithAllNodes() {
        assertThat(limiter.isShared()).isTrue();
    }

    private long allowed(int requests) {
        return IntStream.range(0, requests)
                .filter(i -> limiter.refuseUntil(ONE).isEmpty())
                .count();
    }

    /** A database that is away when a test says so. */
    private static final class Cells implements RateCells {

        private final RateLimiter counting;
        private volatile boolean away;
        private volatile int full;
        private volatile CountDownLatch stuck = new CountDownLatch(0);
        private int asked;

        Cells(Clock clock) {
            this.counting = new CaffeineRateLimiter(clock);
        }

        synchronized int waiting() {
            return asked;
        }

        private synchronized void ask() {
            asked++;
            if (away) {
                throw new UnavailableException("STORE-AWAY", "away", Duration.ofSeconds(1), null);
            }
        }

        @Override
        public Optional<Duration> count(List<Demand> demands, Instant now) {
            ask();
            try {
                stuck.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return counting.refuseUntil(demands);
        }

        @Override
        public synchronized int forget(Instant now, int most) {
            if (away) {
                throw new UnavailableException("STORE-AWAY", "away", Duration.ofSeconds(1), null);
            }
            int forgotten = Math.min(most, full);
            full -= forgotten;
            return forgotten;
        }
    }
}
