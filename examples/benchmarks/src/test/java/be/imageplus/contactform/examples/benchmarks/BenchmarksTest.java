/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every comparison runs, as small as can be; no number is looked at, since a test is no place to measure. */
class BenchmarksTest {

    private static final Plan SMALLEST = new Plan(
            1,
            Duration.ofMillis(50),
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(100),
            2,
            List.of(2),
            1,
            Duration.ofMillis(50),
            1_000, // fewer may take less than the least that a processor's time is told in
            Duration.ofMillis(20),
            1_000,
            300,
            10_000,
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

    @TempDir
    Path directory;

    @Test
    void everyComparisonYieldsNumbers() throws Exception {
        Report report = new Report();
        try (Surroundings surroundings = Surroundings.start(directory)) {
            Benchmarks.run(SMALLEST, List.of(), surroundings, report, false);
        }
        assertThat(report.table())
                .contains(
                        "mail server local (PostgreSQL), against the usual controller |",
                        "mail server local (PostgreSQL), against the usual controller, open-in-view off",
                        "mail server 20 ms away (SQLite), against the usual controller",
                        "p99, mail server down against healthy",
                        "p99, mail server stalled 0.2 s against healthy",
                        "store commits, PostgreSQL, 2 threads, against plain JDBC",
                        "store commits, PostgreSQL, 2 threads, against JPA",
                        "store commits, SQLite, 2 threads, against plain JDBC",
                        "mails, server 20 ms away, against JavaMailSenderImpl",
                        "mails, server 20 ms away, against a kept connection",
                        "flights a mail",
                        "start-up",
                        "memory",
                        "processor time",
                        "memory a client, 10000 clients",
                        "purge of 300 due among 1000 stored",
                        "an enquiry is taken, p99, while the purge runs")
                .doesNotContain("NaN");
    }
}
