/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RateLimiter} guarantees: a burst is allowed, what comes after it is told when to come back, keys do
 * not disturb one another, the first limit that refuses takes nothing from those behind it, and neither threads nor a
 * clock that is set break it.
 *
 * <p>Extend it and make your limiter:
 *
 * <pre>{@code
 * class RedisRateLimiterTest extends RateLimiterContractKit {
 *     protected RateLimiter limiter(Clock clock) {
 *         return new RedisRateLimiter(redis, clock);
 *     }
 * }
 * }</pre>
 *
 * <p>That memory is bounded, and that what is kept of a key is forgotten once its allowance is full, no test sees from
 * outside: look at your implementation.
 */
public abstract class RateLimiterContractKit {

    private static final int BURST = 3;
    private static final Duration PERIOD = Duration.ofMinutes(3);
    private static final Rate RATE = new Rate(BURST, PERIOD);
    private static final int THREADS = 16;
    private static final long ADA = 4_611_686_018_427_387_904L;
    private static final long GRACE = -1;
    private static final long ALL = 7;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private RateLimiter limiter;

    /**
     * A limiter with nothing counted yet; called once before each test.
     *
     * @param clock the only source of time
     */
    protected abstract RateLimiter limiter(Clock clock);

    /** Makes the limiter of a test. */
    @BeforeEach
    public void makeTheLimiter() {
        limiter = limiter(clock);
    }

    /** As many requests as a burst has may come at once, and no more. */
    @Test
    public void allowsABurstAndNoMore() {
        assertThat(allowed(ADA, RATE)).isEqualTo(BURST);
    }

    /** However a period divides. */
    @Test
    public void allowsExactlyABurstWhereThePeriodCannotBeSharedEvenly() {
        assertThat(allowed(1, new Rate(7, Duration.ofMinutes(10)))).isEqualTo(7);
        assertThat(allowed(2, new Rate(6, Duration.ofMillis(10)))).isEqualTo(6);
        assertThat(allowed(3, new Rate(40, Duration.ofMillis(70)))).isEqualTo(40);
        assertThat(allowed(4, new Rate(1, Duration.ofMillis(1)))).isEqualTo(1);
        assertThat(allowed(5, new Rate(1, Rate.LONGEST))).isEqualTo(1);
    }

    /** Who comes back after the duration they were told is allowed, and not one moment before. */
    @Test
    public void saysWhenToComeBack() {
        exhaust(ADA);

        Optional<Duration> wait = ask(ADA);
        assertThat(wait).as("refusal after a burst").isPresent();
        assertThat(wait.get()).isPositive().isLessThanOrEqualTo(PERIOD);
        clock.advance(wait.get().minusMillis(1));
        assertThat(ask(ADA)).as("a millisecond too early").isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(ask(ADA)).as("in time").isEmpty();
    }

    /** Somebody who asks again and again does not wait longer for it. */
    @Test
    public void doesNotCountARefusal() {
        exhaust(ADA);
        Optional<Duration> wait = ask(ADA);
        for (int i = 0; i < 10; i++) {
            ask(ADA);
        }

        assertThat(wait).isPresent();
        assertThat(ask(ADA)).isEqualTo(wait);
    }

    /** A period after a burst the next one is allowed, and no more than that has been saved up. */
    @Test
    public void refillsABurstInAPeriod() {
        for (int periods = 1; periods <= 3; periods++) {
            exhaust(ADA);
            clock.advance(PERIOD.multipliedBy(periods));
            allowsABurstAndNoMore();
        }
    }

    /** One key's requests are not another's, whatever numbers they are. */
    @Test
    public void keepsKeysApart() {
        exhaust(ADA);

        for (long other : new long[] {GRACE, 0, ADA + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThat(ask(other)).isEmpty();
        }
    }

    /** Of several limits each counts the request. */
    @Test
    public void countsARequestAgainstEveryLimit() {
        assertThat(ask(demand(ADA, 3), demand(ALL, 2))).isEmpty();

        assertThat(ask(demand(ALL, 2))).isEmpty();
        assertThat(ask(demand(ALL, 2))).isPresent();
        assertThat(allowed(ADA, RATE)).isEqualTo(BURST - 1);
    }

    /** Or one client could use up what everybody may send. */
    @Test
    public void doesNotCountWhatIsRefusedAgainstTheLimitsBehind() {
        exhaust(ADA);
        for (int i = 0; i < 10; i++) {
            assertThat(ask(demand(ADA, BURST), demand(ALL, 2))).isPresent();
        }

        assertThat(allowed(ALL, new Rate(2, PERIOD))).isEqualTo(2);
    }

    /** The limit that refuses does not count it, and those before it do. */
    @Test
    public void countsARefusalAgainstTheLimitsBefore() {
        assertThat(ask(demand(ALL, 1))).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(ask(demand(ADA, BURST), demand(ALL, 1), demand(GRACE, BURST)))
                    .isPresent();
        }

        assertThat(allowed(ADA, RATE)).isEqualTo(BURST - 2);
        assertThat(allowed(GRACE, RATE)).isEqualTo(BURST);
    }

    /** The sender is told of the limit that they can do something about. */
    @Test
    public void answersForTheFirstThatRefuses() {
        Demand short_ = new Demand(ADA, new Rate(1, Duration.ofMinutes(1)));
        Demand long_ = new Demand(ALL, new Rate(1, Duration.ofHours(1)));
        assertThat(ask(short_)).isEmpty();
        assertThat(ask(long_)).isEmpty();

        assertThat(ask(short_, long_)).contains(Duration.ofMinutes(1));
        assertThat(ask(long_, short_)).contains(Duration.ofHours(1));
    }

    /** Nothing is asked, so nothing is refused. */
    @Test
    public void allowsWhatNoLimitIsAskedFor() {
        assertThat(ask()).isEmpty();
    }

    /** A clock that is set back refuses nobody for longer than a period. */
    @Test
    public void locksNobodyOutWhenTheClockStepsBack() {
        exhaust(ADA);
        clock.advance(Duration.ofHours(-2));

        ask(ADA).ifPresent(wait -> assertThat(wait).isLessThanOrEqualTo(PERIOD));
        clock.advance(PERIOD);
        assertThat(ask(ADA)).isEmpty();
    }

    /** Requests at the same instant on many threads share one burst, and count behind it as often as they were let. */
    @Test
    public void allowsNoMoreThanABurstToManyThreads() {
        Demand first = demand(ADA, BURST);
        Demand second = demand(ALL, BURST + 2);

        assertThat(Together.run(THREADS, thread -> ask(first, second)).stream().filter(Optional::isEmpty))
                .hasSize(BURST);
        assertThat(allowed(ALL, second.rate())).isEqualTo(2);
    }

    private static Demand demand(long key, int burst) {
        return new Demand(key, new Rate(burst, PERIOD));
    }

    private void exhaust(long key) {
        for (int i = 0; i < BURST; i++) {
            ask(key);
        }
    }

    /** How many of many requests at one instant are allowed. */
    private long allowed(long key, Rate rate) {
        return IntStream.range(0, 100)
                .filter(request -> ask(new Demand(key, rate)).isEmpty())
                .count();
    }

    private Optional<Duration> ask(long key) {
        return ask(new Demand(key, RATE));
    }

    private Optional<Duration> ask(Demand... demands) {
        return limiter.refuseUntil(List.of(demands));
    }
}
