/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;

class BackupHorizonTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    // R5.13
    @Test
    void isWhatTheRegisterSaysOfBackups() {
        ProcessingRegister register = TestRegister.example();

        assertThat(BackupHorizon.of(register)).isEqualTo(Period.ofDays(30));
        assertThat(BackupHorizon.beginning(register, NOW))
                .as("60 days before, in Brussels")
                .isEqualTo("2026-09-23T22:00:00Z");
    }

    @Test
    void isTheLongestOfSeveral() {
        String second = """
                  - id: tapes
                    category: message
                    only-for: backups
                    data: Copies on tapes
                    period: P2M
                    starts-at: erased
                    criterion: Up to {period} after they were erased elsewhere
                """;
        String yaml = TestRegister.yaml().replace("  - id: edge-logs", second.stripTrailing() + "\n  - id: edge-logs");

        assertThat(BackupHorizon.of(TestRegister.load(yaml))).isEqualTo(Period.ofMonths(2));
    }

    @Test
    void isLongWhereTheRegisterSaysNothingOfBackups() {
        String yaml = TestRegister.yaml().replace("only-for: backups", "only-for: mailbox");

        assertThat(BackupHorizon.of(TestRegister.load(yaml))).isEqualTo(Period.ofYears(1));
    }
}
