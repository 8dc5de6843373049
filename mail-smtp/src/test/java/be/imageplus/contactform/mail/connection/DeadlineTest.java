/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 999_999, 1_000_001, 4_999_999_999L, 3_600_000_000_000L})
    void whoeverWaitsForWhatIsLeftComesWhenItIsOver(long nanos) {
        Deadline deadline = Deadline.in(Duration.ofNanos(nanos));

        Duration waited = Duration.ofMillis(deadline.leftMillis());

        assertThat(waited).isGreaterThanOrEqualTo(deadline.left());
    }

    @Test
    void neverAsksASocketToWaitForever() {
        assertThat(Deadline.in(Duration.ZERO).leftMillis()).isEqualTo(1);
    }

    @Test
    void isTheEarlierOfTwo() {
        Deadline later = Deadline.in(Duration.ofHours(1));

        assertThat(later.within(Duration.ofHours(2))).isEqualTo(later);
        assertThat(later.within(Duration.ofMinutes(1)).left()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }
}
