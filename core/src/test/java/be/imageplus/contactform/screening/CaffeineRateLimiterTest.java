/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.RateLimiterContractKit;
import be.imageplus.contactform.kit.SettableClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaffeineRateLimiterTest extends RateLimiterContractKit {

    private final SettableClock clock = SettableClock.at("2026-11-23T23:59:59Z");

    @Override
    protected RateLimiter limiter(int burst, Duration period, Clock clock) {
        return new CaffeineRateLimiter(burst, period, clock);
    }

    @Test
    void allowsTenInTenMinutesUnlessTold() throws UnknownHostException {
        assertThat(allowed(CaffeineRateLimiter.standard(clock))).isEqualTo(10);
        assertThat(CaffeineRateLimiter.STANDARD_PERIOD).isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({"7, PT10M", "6, PT0.01S", "1000, PT1.5S", "1, PT0.001S"})
    void allowsExactlyABurstWhereThePeriodCannotBeSharedEvenly(int burst, Duration period) throws UnknownHostException {
        assertThat(allowed(limiter(burst, period, clock))).isEqualTo(burst);
    }

    @Test
    void startsAnewAtMidnightSinceNobodyIsRecognisedTheDayAfter() throws UnknownHostException {
        RateLimiter limiter = limiter(2, Duration.ofMinutes(10), clock);
        assertThat(allowed(limiter)).isEqualTo(2);

        clock.advance(Duration.ofSeconds(1));

        assertThat(allowed(limiter)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"0, PT1M", "-1, PT1M", "1, PT0S", "1, PT-1S", "1001, PT1S"})
    void refusesALimitThatNobodyCouldKeep(int burst, Duration period) {
        assertThatThrownBy(() -> limiter(burst, period, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a millisecond");
    }

    /** How many of many requests at one instant are allowed. */
    private static long allowed(RateLimiter limiter) throws UnknownHostException {
        InetAddress client = InetAddress.getByName("192.0.2.1");
        return IntStream.range(0, 2_000)
                .filter(request -> limiter.refuseUntil(client).isEmpty())
                .count();
    }

    @Nested
    class TheKeyOfAClient {

        private final ClientKey keys = new ClientKey(clock);

        @Test
        void isTheSameForItsNetworkAllDay() throws UnknownHostException {
            clock.set("2026-11-23T00:00:00Z");
            long morning = key("2001:db8:1:2::1");
            clock.set("2026-11-23T23:59:59.999Z");

            assertThat(key("2001:db8:1:2:ffff::1")).isEqualTo(morning);
            assertThat(key("2001:db8:1:3::1")).isNotEqualTo(morning);
            assertThat(key("::ffff:192.0.2.1")).isEqualTo(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
        }

        @Test
        void isAnotherTheDayAfterAndInAnotherProcess() throws UnknownHostException {
            long today = key("192.0.2.1");

            assertThat(new ClientKey(clock).of(InetAddress.getByName("192.0.2.1")))
                    .isNotEqualTo(today);
            clock.advance(Duration.ofSeconds(1));
            long tomorrow = key("192.0.2.1");
            assertThat(tomorrow).isNotEqualTo(today);

            // Not even a clock that is set back brings yesterday's key again.
            clock.advance(Duration.ofSeconds(-1));
            assertThat(key("192.0.2.1")).isNotIn(today, tomorrow);
        }

        private long key(String client) throws UnknownHostException {
            return keys.of(InetAddress.getByName(client));
        }
    }
}
