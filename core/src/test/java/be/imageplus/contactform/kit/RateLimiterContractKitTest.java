/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.screening.RateLimiter;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RateLimiterContractKitTest {

    @Test
    void failsALimiterThatTakesAllClientsForOneAndNeverForgets() {
        assertThatExceptionOfType(AssertionError.class).isThrownBy(new OneForAll()::keepsClientsApart);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(new OneForAll()::refillsAWholeBurstInAPeriod);
    }

    @Test
    void failsALimiterThatNeverRefuses() {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(new Open()::refusesWhatComesAfterABurstAndSaysWhenToComeBack);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(new Open()::countsAnIpv6NetworkAsOneClient);
        assertThatExceptionOfType(AssertionError.class).isThrownBy(new Open()::allowsNoMoreThanABurstToManyThreads);
    }

    private static final class OneForAll extends RateLimiterContractKit {
        @Override
        protected RateLimiter limiter(int burst, Duration period, Clock clock) {
            AtomicInteger asked = new AtomicInteger();
            return client -> asked.incrementAndGet() > burst ? Optional.of(period) : Optional.empty();
        }
    }

    private static final class Open extends RateLimiterContractKit {
        @Override
        protected RateLimiter limiter(int burst, Duration period, Clock clock) {
            return client -> Optional.empty();
        }
    }
}
