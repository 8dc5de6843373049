/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrapCheckTest {

    private final Screening screening = Circumstances.screening(ScreeningRules.defaults());

    /** Password managers and autofill do that too, so that a refusal would lose people (R3.6). */
    @Test
    void onlyHoldsWhatFilledTheTrap() {
        assertThat(screening.judge(Circumstances.ofAPerson()
                        .filling("https://spam.example")
                        .screened()))
                .isEqualTo(new Verdict.Quarantine(List.of("trap-filled")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void takesWhatLeftItEmpty(String trap) {
        assertThat(screening.judge(Circumstances.ofAPerson().filling(trap).screened()))
                .isEqualTo(new Verdict.Accept());
    }
}
