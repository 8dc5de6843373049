/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectionTest {

    private static final Locale ARABIC = Locale.forLanguageTag("ar");

    @Test
    void isThatOfTheLanguageWhicheverOfItsCodesIsUsed() {
        assertThat(Direction.of(ARABIC)).isEqualTo("rtl");
        assertThat(Direction.of(Locale.forLanguageTag("he"))).isEqualTo("rtl");
        assertThat(Direction.of(Locale.forLanguageTag("iw"))).isEqualTo("rtl");
        assertThat(Direction.of(Locale.FRENCH)).isEqualTo("ltr");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11",
                "+32 2 555 12 12",
                "4829-KXDQ",
                "Example Works",
                "Works (Brussels)",
                "C++",
                "דנה & Co",
            })
    void isKeptByWhatRightToLeftWouldTurnRound(String value) {
        assertThat(Direction.among(ARABIC, value)).isEqualTo("\u2068" + value + "\u2069");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "16", "privacy@example.org", "https://example.org/privacy?lang=ar", "نور الدين", "- ؟"})
    void isNotMarkedWhereRightToLeftTurnsNothingRound(String value) {
        assertThat(Direction.among(ARABIC, value)).isEqualTo(value);
    }

    @Test
    void isKeptByWhatRunsFromRightToLeftInAnotherLanguage() {
        assertThat(Direction.among(Locale.ENGLISH, "נור 2026")).isEqualTo("\u2068נור 2026\u2069");
        assertThat(Direction.among(Locale.ENGLISH, "2026-11, Works (Brussels)")).isEqualTo("2026-11, Works (Brussels)");
    }

    /** An isolate ends with its paragraph. */
    @Test
    void isKeptByEachLine() {
        assertThat(Direction.among(ARABIC, "2026-11\r\n\nنور\n2026-12\n"))
                .isEqualTo("\u20682026-11\u2069\r\n\nنور\n\u20682026-12\u2069\n");
    }
}
