/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FillTimeCheckTest { // R3.6

    private static final Verdict TOO_FAST = Verdict.Suspect.of("too-fast", 100);

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT2.999S"})
    void suspectsWhatComesBackSoonerThanAnybodyWrites(Duration taken) {
        assertThat(judge(ScreeningRules.defaults(), taken)).isEqualTo(TOO_FAST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3S", "PT40M", "PT23H", "P7D", "P14D"})
    void leavesPeopleTheirTime(Duration taken) {
        assertThat(judge(ScreeningRules.defaults(), taken)).isEqualTo(new Verdict.Accept());
    }

    @Test
    void suspectsAPageFromTheFuture() { // another node's clock, or ours was set back
        assertThat(judge(ScreeningRules.defaults(), Duration.ofSeconds(-1))).isEqualTo(TOO_FAST);
    }

    @Test
    void suspectsWhatTookLongerThanTheRulesAllow() {
        ScreeningRules anHour =
                ScreeningRules.builder().maximumTime(Duration.ofHours(1)).build();

        assertThat(judge(anHour, Duration.ofHours(1))).isEqualTo(new Verdict.Accept());
        assertThat(judge(anHour, Duration.ofHours(1).plusSeconds(1))).isEqualTo(Verdict.Suspect.of("too-slow", 60));
    }

    @Test
    void takesWhatComesAtOnceWhenItIsSwitchedOff() {
        ScreeningRules off = ScreeningRules.builder().minimumTime(Duration.ZERO).build();

        assertThat(judge(off, Duration.ZERO)).isEqualTo(new Verdict.Accept());
        // Also where a node's clock is a little behind the one that issued the page.
        assertThat(judge(off, Duration.ofMillis(-5))).isEqualTo(new Verdict.Accept());
    }

    private static Verdict judge(ScreeningRules rules, Duration taken) {
        return new FillTimeCheck(rules)
                .check(Circumstances.ofAPerson().taking(taken).screened());
    }
}
