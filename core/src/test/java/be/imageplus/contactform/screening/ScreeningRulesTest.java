/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreeningRulesTest {

    @Test
    void byDefaultWeighEveryIndicator() {
        ScreeningRules rules = ScreeningRules.defaults();

        assertThat(rules.minimumTime()).isEqualTo(Duration.ofSeconds(3));
        assertThat(rules.maximumTime()).isEqualTo(Duration.ofDays(14));
        assertThat(rules.weights().keySet()).containsExactly(Indicator.values());
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingOfAnIndicatorThatIsSwitchedOff(Indicator indicator) {
        assertThat(ScreeningRules.defaults().verdict(indicator)).isInstanceOf(Verdict.Suspect.class);

        ScreeningRules off = ScreeningRules.builder().weight(indicator, 0).build();

        assertThat(off.verdict(indicator)).isEqualTo(new Verdict.Accept());
        assertThat(ScreeningRules.none().verdict(indicator)).isEqualTo(new Verdict.Accept());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "PT-0.001S", "PT10M1S"})
    void refuseAMinimumThatNobodyWouldKeep(Duration outside) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScreeningRules.builder().minimumTime(outside).build())
                .withMessage("minimum-time: 0s to 10m is expected");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScreeningRules.builder()
                        .minimumTimeWithoutProof(outside)
                        .build())
                .withMessage("minimum-time-without-proof: 0s to 10m is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT59M59S", "P14DT1S", "PT-1H"})
    void refuseAMaximumThatWouldHoldPeopleOrThatNoFormReaches(Duration time) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScreeningRules.builder().maximumTime(time).build())
                .withMessage("maximum-time: 1h to 14d is expected");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 101})
    void refuseAWeightBeyondWhatIsEnough(int weight) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScreeningRules.builder()
                        .weight(Indicator.TOO_FAST, weight)
                        .build())
                .withMessage("weights.too-fast: 0 to 100 is expected");
    }

    @Test
    void refuseLimitsThatSayNothing() {
        assertRefused(ScreeningRules.builder().links(-1), "links: 0 to 100 is expected");
        assertRefused(ScreeningRules.builder().links(101), "links: 0 to 100 is expected");
        assertRefused(ScreeningRules.builder().characters(99), "characters: 100 to 1000000 is expected");
        assertRefused(ScreeningRules.builder().characters(1_000_001), "characters: 100 to 1000000 is expected");
        assertRefused(ScreeningRules.builder().repeats(0), "repeats: 1 to 1000 is expected");
        assertRefused(ScreeningRules.builder().repeats(1_001), "repeats: 1 to 1000 is expected");
        assertRefused(
                ScreeningRules.builder().repeatsWithin(Duration.ofSeconds(59)), "repeats-within: 1m to 1d is expected");
        assertRefused(
                ScreeningRules.builder().repeatsWithin(Duration.ofDays(1).plusMillis(1)),
                "repeats-within: 1m to 1d is expected");
    }

    private static void assertRefused(ScreeningRules.Builder rules, String message) {
        assertThatIllegalArgumentException().isThrownBy(rules::build).withMessage(message);
    }

    @Test
    void takeTheirLimits() {
        ScreeningRules rules = ScreeningRules.builder()
                .minimumTime(Duration.ofMinutes(10))
                .minimumTimeWithoutProof(Duration.ZERO)
                .maximumTime(Duration.ofHours(1))
                .weight(Indicator.TOO_FAST, 100)
                .build();

        assertThat(rules.minimumTime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(rules.minimumTimeWithoutProof()).isZero();
        assertThat(rules.maximumTime()).isEqualTo(Duration.ofHours(1));
        assertThat(rules.weights()).containsEntry(Indicator.TOO_FAST, 100);
    }

    @Test
    void keepTheirWeightsWhateverBecomesOfTheOriginal() {
        Map<Indicator, Integer> mine = new EnumMap<>(Map.of(Indicator.TOO_FAST, 100));
        ScreeningRules rules = new ScreeningRules(
                Duration.ZERO, Duration.ZERO, Duration.ofDays(1), 5, 100, 3, Duration.ofDays(1), mine);

        mine.put(Indicator.TOO_FAST, 1);

        assertThat(rules.weights()).containsExactly(Map.entry(Indicator.TOO_FAST, 100));
    }

    @Test
    void nameTheCodesWhereThereIsNoSuchIndicator() {
        assertThat(Arrays.stream(Indicator.values()).map(Indicator::code).map(Indicator::of))
                .containsExactly(Indicator.values());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Indicator.of("too-fest"))
                .withMessageContaining("one of trap-filled, too-fast, too-slow");
    }
}
