/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    @ParameterizedTest
    @CsvSource({"0, PT1M", "-1, PT1M", "1, PT0S", "1, PT-1S", "1001, PT1S", "1, PT24H0.001S"})
    void refusesALimitThatNobodyCouldKeep(int burst, Duration period) {
        assertThatThrownBy(() -> new Rate(burst, period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least a millisecond");
    }

    @Test
    void sharesAPeriodInWholeMilliseconds() {
        Rate seven = new Rate(7, Duration.ofSeconds(1));

        assertThat(seven.share()).isEqualTo(Duration.ofMillis(142));
        assertThat(seven.refill()).isEqualTo(Duration.ofMillis(994));
        assertThat(new Rate(1, Rate.LONGEST).refill()).isEqualTo(Rate.LONGEST);
    }
}
