/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RateLimiterContractKit;
import be.imageplus.contactform.kit.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaffeineRateLimiterTest extends RateLimiterContractKit {

    private static final Rate RATE = new Rate(10, Duration.ofMinutes(10));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");

    @Override
    protected RateLimiter limiter(Clock clock) {
        return new CaffeineRateLimiter(clock);
    }

    @Test
    void holdsNoMoreCellsThanItMayHoweverManyClientsCome() {
        CaffeineRateLimiter limiter = new CaffeineRateLimiter(clock, 1_000);

        for (long client = 0; client < 100_000; client++) {
            limiter.refuseUntil(List.of(new Demand(client, RATE)));
        }

        assertThat(limiter.cells()).isBetween(900L, 1_000L);
    }

    /** A bot with a hundred thousand addresses must not get itself forgotten. */
    @Test
    void keepsTheCellsOfThoseWhoComeOftenWhileManyComeOnce() {
        CaffeineRateLimiter limiter = new CaffeineRateLimiter(clock, 1_000);
        Demand overall = new Demand(-1, new Rate(50_000, Duration.ofHours(1)));

        long allowed = 0;
        for (long client = 0; client < 100_000; client++) {
            allowed += limiter.refuseUntil(List.of(new Demand(client, RATE), overall))
                            .isEmpty()
                    ? 1
                    : 0;
        }

        assertThat(allowed).isEqualTo(50_000);
    }

    @Test
    void forgetsACellOnceItsAllowanceIsFull() {
        CaffeineRateLimiter limiter = new CaffeineRateLimiter(clock);
        limiter.refuseUntil(List.of(new Demand(1, RATE), new Demand(2, new Rate(1, Duration.ofHours(1)))));
        assertThat(limiter.cells()).isEqualTo(2);

        clock.advance(Duration.ofMinutes(2));
        assertThat(limiter.cells()).isEqualTo(1);

        clock.advance(Duration.ofHours(1));
        assertThat(limiter.cells()).isZero();
    }

    @Test
    void countsForItselfAlone() {
        assertThat(new CaffeineRateLimiter(clock).isShared()).isFalse();
    }
}
