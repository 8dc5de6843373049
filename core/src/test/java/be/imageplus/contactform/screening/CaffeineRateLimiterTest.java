/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.RateLimiterContractKit;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CaffeineRateLimiterTest extends RateLimiterContractKit {

    @Override
    protected RateLimiter limiter(int burst, Duration period, Clock clock) {
        return new CaffeineRateLimiter(burst, period, clock);
    }

    @Test
    void refusesALimitThatNobodyCouldKeep() {
        assertThatThrownBy(() -> new CaffeineRateLimiter(0, Duration.ofMinutes(1), Clock.systemUTC()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
