/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    private static String isolated(String text) {
        return "\u2068" + text + "\u2069";
    }

    @Test
    void isolatesANameThatRunsFromRightToLeft() {
        assertThat(ForeignText.isolated("\u05D3\u05E0\u05D4")).isEqualTo(isolated("\u05D3\u05E0\u05D4"));
    }

    @Test
    void addsNothingToALineThatRunsFromLeftToRightSoThatAnAddressCanBeCopied() {
        assertThat(ForeignText.isolated("zoë@example.org")).isEqualTo("zoë@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u202E", "\u2066", "\u2069", "\u200F", "\u061C", "\u200B", "\u2060", "\uFEFF", "\u00AD"})
    void leavesOutWhatReordersOrHides(String invisible) {
        assertThat(ForeignText.isolated("gpj" + invisible + ".exe")).isEqualTo("gpj.exe");
    }

    @Test
    void cannotBeLeftByAnEndOfIsolateInTheText() {
        assertThat(ForeignText.isolated("a\u2069\u202Eb")).isEqualTo("ab");
    }

    @Test
    void isolatesEachLineBecauseAnIsolateEndsWithItsParagraph() {
        assertThat(ForeignText.isolated("\u05D0\r\n\n\u05D1\u2029three"))
                .isEqualTo(isolated("\u05D0") + "\n\n" + isolated("\u05D1") + "\nthree");
    }

    @Test
    void keepsAJoinerWhereTheScriptNeedsIt() {
        String persian = "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645";
        String emoji = "\uD83D\uDC69\u200D\uD83D\uDCBB";
        assertThat(ForeignText.isolated(persian)).isEqualTo(isolated(persian));
        assertThat(ForeignText.isolated(emoji)).isEqualTo(emoji);
        assertThat(ForeignText.isolated("pay\u200Dpal \u200Dx")).isEqualTo("paypal x");
    }

    @Test
    void showsOtherControlCharacters() {
        assertThat(ForeignText.isolated("a\u0000b\tc\u009Bd")).isEqualTo("a\uFFFDb\tc\uFFFDd");
    }

    @Test
    void leavesNothingOfNothing() {
        assertThat(ForeignText.isolated("")).isEmpty();
        assertThat(ForeignText.isolated("\u200B")).isEmpty();
    }
}
