/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DailyKeysTest {

    private final SettableClock clock = SettableClock.at("2026-11-23T23:59:59Z");
    private final KeySet keySet = KeySet.generate();

    /** What holds for keys of either origin. */
    abstract class Keys {

        abstract DailyKeys keys();

        @Test
        void areTheSameAllDay() {
            DailyKeys keys = keys();
            clock.set("2026-11-23T00:00:00Z");
            long morning = keys.of("client", "c0000201");
            clock.set("2026-11-23T23:59:59.999Z");

            assertThat(keys.of("client", "c0000201")).isEqualTo(morning);
        }

        @Test
        void areOthersForOtherValuesAndKinds() {
            DailyKeys keys = keys();

            assertThat(keys.of("client", "c0000201"))
                    .isNotEqualTo(keys.of("client", "c0000202"))
                    .isNotEqualTo(keys.of("address", "c0000201"))
                    .isNotEqualTo(keys.of("clientc", "0000201"));
        }

        @Test
        void areOthersTheDayAfter() {
            DailyKeys keys = keys();
            long today = keys.of("client", "c0000201");

            clock.set("2026-11-24T00:00:00Z");

            assertThat(keys.of("client", "c0000201")).isNotEqualTo(today);
        }
    }

    @Nested
    class OfThisNode extends Keys {

        @Override
        DailyKeys keys() {
            return new RandomDailyKeys(clock);
        }

        @Test
        void areOthersInAnotherProcess() {
            assertThat(keys().of("client", "c0000201")).isNotEqualTo(keys().of("client", "c0000201"));
        }

        @Test
        void areGoneWithTheirDayEvenWhenTheClockIsSetBack() {
            DailyKeys keys = keys();
            long before = keys.of("client", "c0000201");
            clock.set("2026-11-24T00:00:00Z");
            long after = keys.of("client", "c0000201");

            clock.set("2026-11-23T23:59:59Z");

            assertThat(keys.of("client", "c0000201")).isNotIn(before, after);
        }
    }

    @Nested
    class OfAllNodes extends Keys {

        @Override
        DailyKeys keys() {
            return new SharedDailyKeys(Vault.of(keySet), clock);
        }

        @Test
        void areTheSameOnEveryNodeWithTheSameKeySetOnly() {
            assertThat(keys().of("client", "c0000201"))
                    .isEqualTo(keys().of("client", "c0000201"))
                    .isNotEqualTo(new SharedDailyKeys(Vault.of(KeySet.generate()), clock).of("client", "c0000201"));
        }
    }
}
