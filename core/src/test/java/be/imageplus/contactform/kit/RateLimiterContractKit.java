/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.screening.RateLimiter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RateLimiter} guarantees: a burst is allowed, what comes after it is told when to come back, clients
 * do not disturb one another, and neither threads nor a clock that is set break it.
 *
 * <p>Extend it and make your limiter:
 *
 * <pre>{@code
 * class RedisRateLimiterTest extends RateLimiterContractKit {
 *     protected RateLimiter limiter(int burst, Duration period, Clock clock) {
 *         return new RedisRateLimiter(redis, burst, period, clock);
 *     }
 * }
 * }</pre>
 *
 * <p>That memory is bounded, and that what is kept of an address is keyed and forgotten within a day, no test sees from
 * outside: look at your implementation.
 */
public abstract class RateLimiterContractKit {

    private static final int BURST = 3;
    private static final Duration PERIOD = Duration.ofMinutes(3);
    private static final int THREADS = 16;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private RateLimiter limiter = client -> Optional.empty();

    /**
     * A limiter with nothing counted yet; called once before each test.
     *
     * @param burst requests of one client that may come at once
     * @param period over which {@code burst} requests are refilled
     * @param clock the only source of time
     */
    protected abstract RateLimiter limiter(int burst, Duration period, Clock clock);

    /** Makes the limiter of a test. */
    @BeforeEach
    public void makeTheLimiter() {
        limiter = limiter(BURST, PERIOD, clock);
    }

    /** As many requests as a burst has may come at once, and no more. */
    @Test
    public void allowsABurstAndNoMore() {
        for (int i = 0; i < BURST; i++) {
            assertThat(ask("192.0.2.1")).isEmpty();
        }
        assertThat(ask("192.0.2.1")).isPresent();
    }

    /** Who comes back after the duration they were told is allowed, and not one moment before. */
    @Test
    public void saysWhenToComeBack() {
        exhaust("192.0.2.1");

        Optional<Duration> wait = ask("192.0.2.1");
        assertThat(wait).as("refusal after a burst").isPresent();
        assertThat(wait.get()).isPositive().isLessThanOrEqualTo(PERIOD);
        clock.advance(wait.get().minusMillis(1));
        assertThat(ask("192.0.2.1")).as("a millisecond too early").isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(ask("192.0.2.1")).as("in time").isEmpty();
    }

    /** Somebody who asks again and again does not wait longer for it. */
    @Test
    public void doesNotCountARefusal() {
        exhaust("192.0.2.1");
        Optional<Duration> wait = ask("192.0.2.1");
        for (int i = 0; i < 10; i++) {
            ask("192.0.2.1");
        }

        assertThat(wait).isPresent();
        assertThat(ask("192.0.2.1")).isEqualTo(wait);
    }

    /** A period after a burst the next one is allowed, and no more than that has been saved up. */
    @Test
    public void refillsABurstInAPeriod() {
        for (int periods = 1; periods <= 3; periods++) {
            exhaust("192.0.2.1");
            clock.advance(PERIOD.multipliedBy(periods));
            allowsABurstAndNoMore();
        }
    }

    /** One client's requests are not another's. */
    @Test
    public void keepsClientsApart() {
        exhaust("192.0.2.1");

        assertThat(ask("192.0.2.2")).isEmpty();
        assertThat(ask("2001:db8::1")).isEmpty();
    }

    /** A subscriber has a /64 of IPv6 to choose addresses from: it counts as one client. */
    @Test
    public void countsAnIpv6NetworkAsOneClient() {
        exhaust("2001:db8:1:2::1");

        assertThat(ask("2001:db8:1:2:ffff::9")).as("the same /64").isPresent();
        assertThat(ask("2001:db8:1:3::1")).as("the next /64").isEmpty();
    }

    /** A clock that is set back refuses nobody for longer than a period. */
    @Test
    public void locksNobodyOutWhenTheClockStepsBack() {
        exhaust("192.0.2.1");
        clock.advance(Duration.ofHours(-2));

        ask("192.0.2.1").ifPresent(wait -> assertThat(wait).isLessThanOrEqualTo(PERIOD));
        clock.advance(PERIOD);
        assertThat(ask("192.0.2.1")).isEmpty();
    }

    /** Requests at the same instant on many threads share one burst. */
    @Test
    public void allowsNoMoreThanABurstToManyThreads() {
        assertThat(Together.run(THREADS, thread -> ask("192.0.2.1")).stream().filter(Optional::isEmpty))
                .hasSize(BURST);
    }

    private void exhaust(String client) {
        for (int i = 0; i < BURST; i++) {
            ask(client);
        }
    }

    private Optional<Duration> ask(String client) {
        try {
            return limiter.refuseUntil(InetAddress.getByName(client));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
