/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    /** The least that the random takes away: nothing. */
    private static final RandomGenerator NOTHING_OFF = constant(0);

    /** The most. */
    private static final RandomGenerator ALL_OFF = constant(-1);

    @Test
    void triesAgainWithinThirtySeconds() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> Backoff.standard().delay(1)))
                .allSatisfy(delay -> assertThat(delay).isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15)));
    }

    @Test
    void doublesUpToItsLimit() {
        Backoff backoff = new Backoff(Duration.ofSeconds(15), Duration.ofMinutes(2), NOTHING_OFF);

        assertThat(IntStream.rangeClosed(1, 6).mapToObj(backoff::delay).map(Duration::toSeconds))
                .isEqualTo(List.of(15L, 30L, 60L, 120L, 120L, 120L));
    }

    @Test
    void takesAwayHalfAtMost() {
        Backoff backoff = new Backoff(Duration.ofSeconds(16), Duration.ofMinutes(1), ALL_OFF);

        assertThat(IntStream.rangeClosed(1, 4).mapToObj(backoff::delay).map(Duration::toSeconds))
                .isEqualTo(List.of(8L, 16L, 30L, 30L));
    }

    @Test
    void spreadsWhatFailedTogether() {
        Backoff backoff = new Backoff(Duration.ofSeconds(15), Duration.ofHours(1), new SplittableRandom(1));

        assertThat(IntStream.range(0, 100).mapToObj(i -> backoff.delay(3)).distinct())
                .hasSizeGreaterThan(90);
    }

    @Test
    void staysAtItsLimitForever() {
        Backoff backoff = new Backoff(Duration.ofSeconds(15), Duration.ofSeconds(Long.MAX_VALUE / 1_000), NOTHING_OFF);

        assertThat(backoff.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(Long.MAX_VALUE / 1_000));
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Backoff.standard().delay(0))
                .withMessageContaining("attempts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ZERO, Duration.ofHours(1), NOTHING_OFF))
                .withMessageContaining("first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Backoff(Duration.ofHours(2), Duration.ofHours(1), NOTHING_OFF))
                .withMessageContaining("most");
    }

    /** Answers the lowest (0) or the highest (-1) number below whatever bound. */
    private static RandomGenerator constant(long which) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                return which;
            }

            @Override
            public long nextLong(long bound) {
                return which == 0 ? 0 : bound - 1;
            }
        };
    }
}
