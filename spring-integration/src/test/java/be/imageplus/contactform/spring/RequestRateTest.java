/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.screening.Rate;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRateTest {

    @Test
    void readsRequestsAndPeriod() {
        assertThat(RequestRate.parse("10/10m")).isEqualTo(new Rate(10, Duration.ofMinutes(10)));
        assertThat(RequestRate.parse(" 3 / PT1H ")).isEqualTo(new Rate(3, Duration.ofHours(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10",
                "10/",
                "/10m",
                "ten/10m",
                "10/soon",
                "10/10m/2",
                "0/10m",
                "-1/10m",
                "5/0s",
                "5/-1m",
                "11/10ms",
                "10/2d",
                "1/9999999999999d"
            })
    void saysWhatIsExpectedOfAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestRate.parse(text))
                .withMessageContaining("for example 10/10m");
    }
}
