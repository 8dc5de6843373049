/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report();

    @Test
    void saysWhatIsMetAndWhatIsMissed() {
        report.ratio("fast", "/s", 900, 100, Optional.of(Goal.atLeast(8)));
        report.ratio("slow", "/s", 799, 100, Optional.of(Goal.atLeast(8)));
        report.ratio("late", "ms", 12, 10, Optional.of(Goal.atMost(1.1)));
        report.difference("heavy", "MB", 120, 100, Optional.of(Goal.atMost(20, "MB")));
        report.ratio("free", "/s", 1, 2, Optional.empty());

        assertThat(report.table())
                .contains(
                        "| fast | 900 /s | 100 /s | 9.00 × | ≥ 8 | met |",
                        "| slow | 799 /s | 100 /s | 7.99 × | ≥ 8 | **missed** |",
                        "| late | 12.0 ms | 10.0 ms | 1.20 × | ≤ 1.10 | **missed** |",
                        "| heavy | 120 MB | 100 MB | +20.0 MB | ≤ 20 MB | met |",
                        "| free | 1.00 /s | 2.00 /s | 0.50 × |  |  |");
        assertThat(report.missed()).isEqualTo(2);
    }

    @Test
    void theMedianIsTheMiddleOfWhatWasMeasured() {
        Samples samples = new Samples();
        samples.add("odd", 9);
        samples.add("odd", 1);
        samples.add("odd", 2);
        samples.add("even", 1);
        samples.add("even", 4);

        assertThat(samples.median("odd")).isEqualTo(2);
        assertThat(samples.median("even")).isEqualTo(2.5);
    }
}
