/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

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
                "202-555-0143 x9"
            })
    void keepsANumberAsItWasWritten(String written) {
        assertThat(PhoneNumber.parse(" " + written + " "))
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
                "1234567890123456789012",
                "55\r\n51212",
                "5+551212",
                "555 1212 x",
                "\u0662\u0663\u0664\u0665\u0666"
            })
    void refusesWhatNobodyCanDial(String written) {
        assertThat(PhoneNumber.parse(written)).isEmpty();
    }
}
