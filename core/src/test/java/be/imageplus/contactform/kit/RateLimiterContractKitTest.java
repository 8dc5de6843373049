/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class RateLimiterContractKitTest {

    @Test
    void passesAPlainLimiter() {
        for (Consumer<RateLimiterContractKit> test : List.<Consumer<RateLimiterContractKit>>of(
                RateLimiterContractKit::allowsABurstAndNoMore,
                RateLimiterContractKit::allowsExactlyABurstWhereThePeriodCannotBeSharedEvenly,
                RateLimiterContractKit::saysWhenToComeBack,
                RateLimiterContractKit::doesNotCountARefusal,
                RateLimiterContractKit::refillsABurstInAPeriod,
                RateLimiterContractKit::keepsKeysApart,
                RateLimiterContractKit::countsARequestAgainstEveryLimit,
                RateLimiterContractKit::doesNotCountWhatIsRefusedAgainstTheLimitsBehind,
                RateLimiterContractKit::countsARefusalAgainstTheLimitsBefore,
                RateLimiterContractKit::answersForTheFirstThatRefuses,
                RateLimiterContractKit::allowsWhatNoLimitIsAskedFor,
                RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack,
                RateLimiterContractKit::allowsNoMoreThanABurstToManyThreads)) {
            assertThatCode(() -> run(Plain::new, test)).doesNotThrowAnyException();
        }
    }

    @Test
    void failsALimiterThatNeverRefuses() {
        Function<Clock, RateLimiter> open = clock -> new Asked(demands -> Optional.empty());

        assertFails(open, RateLimiterContractKit::allowsABurstAndNoMore);
        assertFails(open, RateLimiterContractKit::saysWhenToComeBack);
        assertFails(open, RateLimiterContractKit::doesNotCountARefusal);
        assertFails(open, RateLimiterContractKit::countsARequestAgainstEveryLimit);
        assertFails(open, RateLimiterContractKit::allowsNoMoreThanABurstToManyThreads);
    }

    @Test
    void failsALimiterThatRefusesWhatNobodyLimits() {
        assertFails(
                clock -> new Asked(demands -> Optional.of(Duration.ofSeconds(1))),
                RateLimiterContractKit::allowsWhatNoLimitIsAskedFor);
    }

    @Test
    void failsALimiterThatNeverForgets() {
        Function<Clock, RateLimiter> strict = clock -> new Plain(Clock.fixed(clock.instant(), clock.getZone()));

        assertFails(strict, RateLimiterContractKit::saysWhenToComeBack);
        assertFails(strict, RateLimiterContractKit::refillsABurstInAPeriod);
        assertFails(strict, RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack);
    }

    @Test
    void failsALimiterThatTakesAllKeysForOne() {
        Function<Clock, RateLimiter> one = clock -> new Plain(clock) {
            @Override
            Object cell(long key) {
                return "everybody";
            }
        };

        assertFails(one, RateLimiterContractKit::keepsKeysApart);
    }

    @Test
    void failsALimiterThatSeesHalfOfAKey() {
        Function<Clock, RateLimiter> half = clock -> new Plain(clock) {
            @Override
            Object cell(long key) {
                return (int) key;
            }
        };

        assertFails(half, RateLimiterContractKit::keepsKeysApart);
    }

    @Test
    void failsALimiterThatCountsRefusals() {
        Function<Clock, RateLimiter> vengeful = clock -> new Plain(clock) {
            @Override
            Instant bounded(Instant full, Instant now, Rate rate) {
                return full;
            }

            @Override
            Instant afterRefusal(Instant full, Rate rate) {
                return full.plus(rate.share());
            }
        };

        assertFails(vengeful, RateLimiterContractKit::doesNotCountARefusal);
    }

    @Test
    void failsALimiterThatBelievesEveryClock() {
        Function<Clock, RateLimiter> credulous = clock -> new Plain(clock) {
            @Override
            Instant bounded(Instant full, Instant now, Rate rate) {
                return full;
            }
        };

        assertFails(credulous, RateLimiterContractKit::locksNobodyOutWhenTheClockStepsBack);
    }

    @Test
    void failsALimiterThatSharesAPeriodByRoundingUp() {
        Function<Clock, RateLimiter> rounding = clock -> new Plain(clock) {
            @Override
            Duration refill(Rate rate) {
                return rate.period();
            }
        };

        assertFails(rounding, RateLimiterContractKit::allowsExactlyABurstWhereThePeriodCannotBeSharedEvenly);
    }

    @Test
    void failsALimiterThatAsksAllLimitsWhateverOneSays() {
        Function<Clock, RateLimiter> thorough =
                clock -> {
                    Plain plain = new Plain(clock);
                    return new Asked(demands -> demands.stream()
                            .map(demand -> plain.refuseUntil(List.of(demand)))
                            .flatMap(Optional::stream)
                            .toList()
                            .stream()
                            .findFirst());
                };

        assertFails(thorough, RateLimiterContractKit::doesNotCountWhatIsRefusedAgainstTheLimitsBehind);
        assertFails(thorough, RateLimiterContractKit::countsARefusalAgainstTheLimitsBefore);
    }

    @Test
    void failsALimiterThatAsksTheFirstLimitOnly() {
        Function<Clock, RateLimiter> hasty = clock -> {
            Plain plain = new Plain(clock);
            return new Asked(
                    demands -> plain.refuseUntil(demands.stream().limit(1).toList()));
        };

        assertFails(hasty, RateLimiterContractKit::countsARequestAgainstEveryLimit);
        assertFails(hasty, RateLimiterContractKit::countsARefusalAgainstTheLimitsBefore);
    }

    @Test
    void failsALimiterThatTellsTheLongestWait() {
        Function<Clock, RateLimiter> gloomy = clock -> {
            Plain plain = new Plain(clock);
            return new Asked(demands -> plain.refuseUntil(demands).map(wait -> Duration.ofHours(1)));
        };

        assertFails(gloomy, RateLimiterContractKit::answersForTheFirstThatRefuses);
    }

    @Test
    void failsALimiterThatReadsAndWritesApart() {
        Function<Clock, RateLimiter> racy = clock -> {
            AtomicInteger asked = new AtomicInteger();
            CountDownLatch othersHaveRead = new CountDownLatch(4);
            return new Asked(demands -> {
                int before = asked.get();
                othersHaveRead.countDown();
                await(othersHaveRead);
                asked.set(before + 1);
                Rate rate = demands.get(0).rate();
                return before < rate.burst() ? Optional.empty() : Optional.of(rate.period());
            });
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

    private static void assertFails(Function<Clock, RateLimiter> making, Consumer<RateLimiterContractKit> test) {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> run(making, test));
    }

    private static void run(Function<Clock, RateLimiter> making, Consumer<RateLimiterContractKit> test) {
        RateLimiterContractKit kit = new RateLimiterContractKit() {
            @Override
            protected RateLimiter limiter(Clock clock) {
                return making.apply(clock);
            }
        };
        kit.makeTheLimiter();
        test.accept(kit);
    }

    /** A limiter that is one function. */
    private record Asked(Function<List<Demand>, Optional<Duration>> answer) implements RateLimiter {

        @Override
        public Optional<Duration> refuseUntil(List<Demand> demands) {
            return answer.apply(demands);
        }

        @Override
        public boolean isShared() {
            return false;
        }
    }

    /** The algorithm without care for memory; each flaw is one method in which it differs. */
    private static class Plain implements RateLimiter {

        private final Clock clock;
        private final Map<Object, Instant> fullAgainAt = new HashMap<>();

        Plain(Clock clock) {
            this.clock = clock;
        }

        Object cell(long key) {
            return key;
        }

        Duration refill(Rate rate) {
            return rate.refill();
        }

        Instant bounded(Instant full, Instant now, Rate rate) {
            return full.isAfter(now.plus(refill(rate))) ? now.plus(refill(rate)) : full;
        }

        Instant afterRefusal(Instant full, Rate rate) {
            return full;
        }

        @Override
        public synchronized Optional<Duration> refuseUntil(List<Demand> demands) {
            return demands.stream().map(this::count).flatMap(Optional::stream).findFirst();
        }

        private Optional<Duration> count(Demand demand) {
            Rate rate = demand.rate();
            Object cell = cell(demand.key());
            Instant now = clock.instant();
            Instant kept = bounded(fullAgainAt.getOrDefault(cell, now), now, rate);
            Instant full = kept.isBefore(now) ? now : kept;
            Duration wait = Duration.between(now.plus(refill(rate)), full.plus(rate.share()));
            boolean refused = !wait.isNegative() && !wait.isZero();
            fullAgainAt.put(cell, refused ? afterRefusal(full, rate) : full.plus(rate.share()));
            return refused ? Optional.of(wait) : Optional.empty();
        }

        @Override
        public boolean isShared() {
            return false;
        }
    }
}
