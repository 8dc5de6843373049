/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.screening.RateLimiter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link RateLimiter} guarantees: extend it, make your limiter, and it is proven. */
public abstract class RateLimiterContractKit {

    private static final int BURST = 3;
    private static final Duration PERIOD = Duration.ofMinutes(3);

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private @Nullable RateLimiter made;

    /**
     * A limiter with nothing counted yet.
     *
     * @param burst requests of one client that may come at once
     * @param period over which {@code burst} requests are refilled
     * @param clock the only source of time
     */
    protected abstract RateLimiter limiter(int burst, Duration period, Clock clock);

    @Test
    void allowsABurst() {
        for (int i = 0; i < BURST; i++) {
            assertThat(ask("192.0.2.1")).isEmpty();
        }
    }

    @Test
    void refusesWhatComesAfterABurstAndSaysWhenToComeBack() {
        exhaust("192.0.2.1");

        Duration wait = ask("192.0.2.1").orElseThrow();

        assertThat(wait).isPositive().isLessThanOrEqualTo(PERIOD);
        clock.advance(wait);
        assertThat(ask("192.0.2.1")).isEmpty();
    }

    @Test
    void doesNotCountARefusal() {
        exhaust("192.0.2.1");
        Duration wait = ask("192.0.2.1").orElseThrow();
        for (int i = 0; i < 10; i++) {
            ask("192.0.2.1");
        }

        assertThat(ask("192.0.2.1")).contains(wait);
    }

    @Test
    void refillsAWholeBurstInAPeriod() {
        exhaust("192.0.2.1");
        clock.advance(PERIOD);

        for (int i = 0; i < BURST; i++) {
            assertThat(ask("192.0.2.1")).isEmpty();
        }
        assertThat(ask("192.0.2.1")).isPresent();
    }

    @Test
    void keepsClientsApart() {
        exhaust("192.0.2.1");

        assertThat(ask("192.0.2.2")).isEmpty();
        assertThat(ask("2001:db8::1")).isEmpty();
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        exhaust("2001:db8:1:2::1");

        assertThat(ask("2001:db8:1:2:ffff::9")).isPresent();
        assertThat(ask("2001:db8:1:3::1")).isEmpty();
    }

    @Test
    void locksNobodyOutWhenTheClockStepsBack() {
        exhaust("192.0.2.1");
        clock.advance(Duration.ofHours(-2));

        ask("192.0.2.1").ifPresent(wait -> assertThat(wait).isLessThanOrEqualTo(PERIOD));
        clock.advance(PERIOD);
        assertThat(ask("192.0.2.1")).isEmpty();
    }

    @Test
    void allowsNoMoreThanABurstToManyThreads() throws Exception {
        List<Callable<Optional<Duration>>> requests = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            requests.add(() -> ask("192.0.2.1"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int allowed = 0;
            for (Future<Optional<Duration>> answer : threads.invokeAll(requests)) {
                allowed += answer.get().isEmpty() ? 1 : 0;
            }
            assertThat(allowed).isEqualTo(BURST);
        } finally {
            threads.shutdownNow();
        }
    }

    private void exhaust(String client) {
        for (int i = 0; i < BURST; i++) {
            ask(client);
        }
    }

    private synchronized RateLimiter limiter() {
        if (made == null) {
            made = limiter(BURST, PERIOD, clock);
        }
        return made;
    }

    private Optional<Duration> ask(String client) {
        try {
            return limiter().refuseUntil(InetAddress.getByName(client));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
