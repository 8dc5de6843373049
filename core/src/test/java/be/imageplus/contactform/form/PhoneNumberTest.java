/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+32 2 555 12 12",
                "02/555.12.12",
                "(02) 555 12 12",
                "0032 (0)2 555-12-12",
                "0470 12 34 56",
                "1207",
                "+1 202 555 0143 ext. 12",
                "202-555-0143 x9",
                "+32\u00A02\u00A0555\u00A012\u00A012",
                "(+32) 2 555 12 12",
                "+32\u202F2\u202F555\u202F12\u202F12",
                "02 \u2013 555\u201112\u201112",
                "12345678901234567890",
                "1234  5678  9012  3456  7890 --/",
                "1234 ext 123456"
            })
    void keepsANumberAsItWasWritten(String written) {
        assertThat(PhoneNumber.parse(" " + written + "\u00A0"))
                .map(PhoneNumber::value)
                .contains(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "123",
                "call me",
                "+32 2 555 12 12; rm",
                "123456789012345678901",
                "1234  5678  9012  3456  7890 -- /",
                "+",
                "----",
                "++32 2 555 12 12",
                "(+32) +2 555 12 12",
                "x1234",
                "555 1212 ext 1234567",
                "5551212\nx12",
                "5551212 x\t12",
                "55\u200B51212",
                "55\r\n51212",
                "5+551212",
                "555 1212 x",
                "\u0662\u0663\u0664\u0665\u0666"
            })
    void refusesWhatNobodyCanDial(String written) {
        assertThat(PhoneNumber.parse(written)).isEmpty();
    }

    @Test
    void showsNothingOfItselfNotEvenWhenItIsRefused() {
        assertThat(PhoneNumber.parse("0470 12 34 56").orElseThrow().toString()).doesNotContain("0470");
        assertThatThrownBy(() -> new PhoneNumber("call 0470"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("0470");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261123})
    void neverThrowsAndNeverYieldsWhatCouldBreakALine(long seed) {
        Random random = new Random(seed);
        String pieces = "0123456789+-/. ()xEXTt\u00A0\u202F\u2013\r\n\t\u0662\u202E";
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder("02");
            random.ints(random.nextInt(40), 0, pieces.length()).forEach(at -> text.append(pieces.charAt(at)));

            String as = "seed " + seed + ", step " + i;
            PhoneNumber.parse(text.toString())
                    .ifPresent(number ->
                            assertThat(number.value()).as(as).matches("[0-9+\\-/. ()xeXEtT\u00A0\u202F\u2013]{4,32}"));
        }
    }
}
