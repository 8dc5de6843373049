/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.screening.RateLimiter;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RateLimiterContractKitTest {

    @Test
    void passesAPlainLimiter() {
        for (Consumer<RateLimiterContractKit> test : List.<Consumer<RateLimiterContractKit>>of(
                RateLimiterContractKit::allowsABurstAndNoMore,
                RateLimiterContractKit::saysWhenToComeBack,
                RateLimiterContractKit::doesNotCountARefusal,
                RateLimiterContractKit::refillsABurstInAPeriod,
                RateLimiterContractKit::keepsClientsApart,
                RateLimiterContractKit::countsAnIpv6NetworkAsOneClient,
                RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack,
                RateLimiterContractKit::allowsNoMoreThanABurstToManyThreads)) {
            assertThatCode(() -> run(Plain::new, test)).doesNotThrowAnyException();
        }
    }

    @Test
    void failsALimiterThatNeverRefuses() {
        Making open = (burst, period, clock) -> client -> Optional.empty();

        assertFails(open, RateLimiterContractKit::allowsABurstAndNoMore);
        assertFails(open, RateLimiterContractKit::saysWhenToComeBack);
        assertFails(open, RateLimiterContractKit::doesNotCountARefusal);
        assertFails(open, RateLimiterContractKit::countsAnIpv6NetworkAsOneClient);
        assertFails(open, RateLimiterContractKit::allowsNoMoreThanABurstToManyThreads);
    }

    @Test
    void failsALimiterThatNeverForgets() {
        Making strict =
                (burst, period, clock) -> new Plain(burst, period, Clock.fixed(clock.instant(), clock.getZone()));

        assertFails(strict, RateLimiterContractKit::saysWhenToComeBack);
        assertFails(strict, RateLimiterContractKit::refillsABurstInAPeriod);
        assertFails(strict, RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack);
    }

    @Test
    void failsALimiterThatTakesAllClientsForOne() {
        Making one = (burst, period, clock) -> new Plain(burst, period, clock) {
            @Override
            Object key(InetAddress client) {
                return "everybody";
            }
        };

        assertFails(one, RateLimiterContractKit::keepsClientsApart);
    }

    @Test
    void failsALimiterThatTakesEachIpv6AddressForAClient() {
        Making lenient = (burst, period, clock) -> new Plain(burst, period, clock) {
            @Override
            Object key(InetAddress client) {
                return client;
            }
        };

        assertFails(lenient, RateLimiterContractKit::countsAnIpv6NetworkAsOneClient);
    }

    @Test
    void failsALimiterThatCountsRefusals() {
        Making vengeful = (burst, period, clock) -> new Plain(burst, period, clock) {
            @Override
            Instant bounded(Instant full, Instant now) {
                return full;
            }

            @Override
            Instant afterRefusal(Instant full) {
                return full.plus(share());
            }
        };

        assertFails(vengeful, RateLimiterContractKit::doesNotCountARefusal);
    }

    @Test
    void failsALimiterThatBelievesEveryClock() {
        Making credulous = (burst, period, clock) -> new Plain(burst, period, clock) {
            @Override
            Instant bounded(Instant full, Instant now) {
                return full;
            }
        };

        assertFails(credulous, RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack);
    }

    @Test
    void failsALimiterThatReadsAndWritesApart() {
        Making racy = (burst, period, clock) -> {
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch othersHaveRead = new CountDownLatch(burst + 1);
            return client -> {
                int before = asked.get();
                othersHaveRead.countDown();
                await(othersHaveRead);
                asked.set(before + 1);
                return before < burst ? Optional.empty() : Optional.of(period);
            };
        };

        assertFails(racy, RateLimiterContractKit::allowsNoMoreThanABurstToManyThreads);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertFails(Making making, Consumer<RateLimiterContractKit> test) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> run(making, test));
    }

    private static void run(Making making, Consumer<RateLimiterContractKit> test) {
        RateLimiterContractKit kit = new RateLimiterContractKit() {
            @Override
            protected RateLimiter limiter(int burst, Duration period, Clock clock) {
                return making.limiter(burst, period, clock);
            }
        };
        kit.makeTheLimiter();
        test.accept(kit);
    }

    private interface Making {
        RateLimiter limiter(int burst, Duration period, Clock clock);
    }

    /** The algorithm without care for memory; each flaw is one method in which it differs. */
    private static class Plain implements RateLimiter {

        private final int burst;
        private final Duration period;
        private final Clock clock;
        private final Map<Object, Instant> fullAgainAt = new HashMap<>();

        Plain(int burst, Duration period, Clock clock) {
            this.burst = burst;
            this.period = period;
            this.clock = clock;
        }

        Duration share() {
            return period.dividedBy(burst);
        }

        Object key(InetAddress client) {
            byte[] address = client.getAddress();
            return Arrays.toString(address.length > 4 ? Arrays.copyOf(address, 8) : address);
        }

        Instant bounded(Instant full, Instant now) {
            return full.isAfter(now.plus(period)) ? now.plus(period) : full;
        }

        Instant afterRefusal(Instant full) {
            return full;
        }

        @Override
        public synchronized Optional<Duration> refuseUntil(InetAddress client) {
            Instant now = clock.instant();
            Instant kept = bounded(fullAgainAt.getOrDefault(key(client), now), now);
            Instant full = kept.isBefore(now) ? now : kept;
            Duration wait = Duration.between(now.plus(period), full.plus(share()));
            boolean refused = !wait.isNegative() && !wait.isZero();
            fullAgainAt.put(key(client), refused ? afterRefusal(full) : full.plus(share()));
            return refused ? Optional.of(wait) : Optional.empty();
        }
    }
}
