/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitTest {

    private static final Duration PROBE = Duration.ofSeconds(20);

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Circuit circuit = new Circuit(PROBE, clock);

    /** f: failed, w: worked. */
    @ParameterizedTest(name = "after \"{0}\" it is open: {1}")
    @CsvSource({
        "'', false",
        "f, false",
        "ff, true",
        "fwf, false",
        "fwff, true",
        "ffw, false",
        "ffwf, false",
        "fff, true"
    })
    void opensAfterTwoFailuresInARowAndClosesWithTheFirstSuccess(String history, boolean open) {
        history.chars().forEach(this::happens);

        assertThat(circuit.isOpen()).isEqualTo(open);
        assertThat(circuit.admits()).isEqualTo(!open);
    }

    @ParameterizedTest(name = "after {0} failures it rests for {1} seconds")
    @CsvSource({"2, 30", "3, 60", "4, 120", "5, 240", "6, 480", "7, 600", "8, 600", "1000, 600"})
    void restsLongerWithEachFailureUpToABound(int times, int seconds) {
        fail(times);

        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(circuit.admits()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void startsAnewOnceItHasWorked() {
        fail(9);
        circuit.worked();
        fail(2);

        clock.advance(Circuit.FIRST_PAUSE);
        assertThat(circuit.admits()).isTrue();
    }

    @Test
    void saysHowTheLastAttemptFailed() {
        circuit.failed("connect-refused");
        assertThat(circuit.code()).isEqualTo("connect-refused");
        circuit.worked();
        assertThat(circuit.code()).isEmpty();
    }

    @Nested
    class WhenItHasRested {

        @BeforeEach
        void rest() {
            fail(2);
            clock.advance(Circuit.FIRST_PAUSE);
        }

        @Test
        void letsOneMailFindOutAndNoOther() {
            assertThat(circuit.admits()).isTrue();
            assertThat(circuit.admits()).isFalse();
            assertThat(circuit.isOpen()).isTrue();
        }

        @Test
        void isClosedByAProbeThatWorked() {
            circuit.admits();
            circuit.worked();

            assertThat(circuit.admits()).isTrue();
            assertThat(circuit.admits()).isTrue();
        }

        @Test
        void doesNotWaitForAProbeThatNeverCameBack() {
            circuit.admits();

            clock.advance(Circuit.FIRST_PAUSE);
            assertThat(circuit.admits()).isTrue();
        }
    }

    @Test
    void hasNoSecondProbeWhileTheFirstMayStillBeUnderWay() {
        Circuit slow = new Circuit(Duration.ofMinutes(5), clock);
        slow.failed("timeout-at-data");
        slow.failed("timeout-at-data");
        clock.advance(Circuit.FIRST_PAUSE);
        slow.admits();

        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        assertThat(slow.admits()).isFalse();
        clock.advance(Duration.ofMillis(1));
        assertThat(slow.admits()).isTrue();
    }

    @Test
    void doesNotStayOpenBecauseTheClockWasSetBack() {
        fail(2);
        clock.advance(Duration.ofHours(-1));

        assertThat(circuit.admits()).isTrue();
        assertThat(circuit.admits()).isFalse();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed("451 4.7.1");
        }
    }

    private void happens(int event) {
        if (event == 'f') {
            circuit.failed("451 4.7.1");
        } else {
            circuit.worked();
        }
    }
}
