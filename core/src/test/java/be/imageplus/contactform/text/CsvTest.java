/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    private static String field(String value) {
        String csv = Csv.of(List.of("a"), List.of(List.of(value)));
        return csv.substring("\"a\"\r\n".length(), csv.length() - 2);
    }

    @Test
    void quotesEveryFieldAndEndsEveryRecordWithCrLf() { // RFC 4180, section 2
        assertThat(Csv.of(List.of("a", "b"), List.of(List.of("1, 2", "say \"yes\""), List.of("", "two\nlines"))))
                .isEqualTo("\"a\",\"b\"\r\n\"1, 2\",\"say \"\"yes\"\"\"\r\n\"\",\"two\nlines\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\u00A0=1",
                "\uFEFF=1",
                "\u202E=1",
                "\uFF1D1",
                "\uFF0B1",
                "\uFF0D1",
                "\uFF201",
                "\uFE661",
                "\u22121",
                "\t=1",
                "\r=1",
                "\n=1",
                "\ttext"
            })
    void takesTheMeaningFromWhatASpreadsheetWouldRun(String formula) {
        assertThat(field(formula)).startsWith("\"'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name", "1 = 1", "a@example.org", "–", "'quoted'"})
    void leavesAloneWhatIsNoFormula(String text) {
        assertThat(field(text)).isEqualTo("\"" + text + "\"");
    }

    @Test
    void holdsNoControlCharacters() {
        assertThat(field("a\u0000b\tc")).isEqualTo("\"a b c\"");
    }

    @Test
    void refusesARecordThatWouldBeReadAgainstTheWrongColumns() {
        assertThatThrownBy(() -> Csv.of(List.of("a", "b"), List.of(List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("records: a record has 1 fields");
    }
}
