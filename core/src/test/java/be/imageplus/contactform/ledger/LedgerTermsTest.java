/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerTermsTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Test
    void areThreeYearsWhereTheRegisterSaysNothing() { // GDPR.md §8
        assertThat(LedgerTerms.of(TestRegister.example()))
                .isEqualTo(new LedgerTerms(Period.ofYears(3), BRUSSELS, "2026-11"));
    }

    @Test
    void areThoseOfTheRegister() {
        assertThat(declared("P18M, starts-at: recorded")).isEqualTo(Period.ofMonths(18));
    }

    @Test
    void areTheShortestOfSeveral() {
        assertThat(declared("P2Y, starts-at: recorded", "P400D, starts-at: recorded", "P4Y, starts-at: recorded"))
                .isEqualTo(Period.ofDays(400));
    }

    @Test
    void leaveOutWhatRunsFromSomethingElse() {
        assertThat(declared("P1M, starts-at: resolved")).isEqualTo(LedgerTerms.DEFAULT_PERIOD);
    }

    /** R5.1: clamped, to the end of the local day, no roll. */
    @ParameterizedTest
    @CsvSource({
        "P3Y, 2026-11-23T09:00:00Z, 2029-11-23T22:59:59.999Z, 2029-11-23T23:00:00Z",
        "P3Y, 2026-11-22T23:00:00Z, 2029-11-23T22:59:59.999Z, 2029-11-23T23:00:00Z",
        "P3Y, 2026-11-22T22:59:59Z, 2029-11-22T22:59:59.999Z, 2029-11-22T23:00:00Z",
        "P3Y, 2028-02-29T12:00:00Z, 2031-02-28T22:59:59.999Z, 2031-02-28T23:00:00Z",
        "P1M, 2027-01-31T12:00:00Z, 2027-02-28T22:59:59.999Z, 2027-02-28T23:00:00Z",
        "P1D, 2026-03-28T12:00:00Z, 2026-03-29T21:59:59.999Z, 2026-03-29T22:00:00Z",
        "P1D, 2026-10-24T12:00:00Z, 2026-10-25T22:59:59.999Z, 2026-10-25T23:00:00Z"
    })
    void lastToTheEndOfTheLocalDay(Period period, Instant happenedAt, Instant last, Instant after) {
        LedgerTerms terms = new LedgerTerms(period, BRUSSELS, "2026-11");

        assertThat(terms.isOver(happenedAt, last)).isFalse();
        assertThat(terms.isOver(happenedAt, after)).isTrue();
    }

    private static Period declared(String... periods) {
        StringBuilder rules = new StringBuilder("retention:\n");
        for (int i = 0; i < periods.length; i++) {
            rules.append("  - {id: ledger-" + i + ", category: message, only-for: ledger, data: Notes, period: ")
                    .append(periods[i])
                    .append(", criterion: \"{period} after they were made\"}\n");
        }
        return LedgerTerms.of(TestRegister.load(TestRegister.yaml().replace("retention:\n", rules)))
                .period();
    }
}
