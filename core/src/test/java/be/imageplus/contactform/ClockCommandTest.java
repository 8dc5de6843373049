/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockCommandTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path database;
    private Path keys;
    private LeapingNode site;

    /** A site that purged in 2026, and whose clock shows 2036. */
    @BeforeEach
    void leap() {
        database = directory.resolve("data").resolve("contact.db");
        keys = directory.resolve("keys").resolve("keys.json");
        site = new LeapingNode(
                JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys)),
                directory.resolve("exports"),
                "2026-11-23T09:00:00Z");
        site.forms.retention().purgeNow();
        site.clock.set("2036-11-23T09:00:00Z");
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void showsWhatTheClockIsComparedWith() {
        assertThat(run("show")).isEqualTo(1);

        assertThat(printed.toString(UTF_8)).contains("2036-11-23T09:00:00Z", "2026-11-23T09:00:00Z", "not believed");
        assertThat(site.forms.retention().status().clockDoubt())
                .as("after a look")
                .isPresent();
    }

    @Test
    void confirmsItBesideTheRunningApplication() {
        assertThat(run("confirm")).isZero();

        assertThat(run("show")).isZero();
        assertThat(site.forms.retention().status().clockDoubt()).isEmpty();
        site.forms.retention().purgeNow();
        assertThat(site.seen()).contains(Instant.parse("2036-11-23T09:00:00Z"));
        assertThat(site.store.ledgerChain().unchained(Optional.empty(), 10))
                .flatExtracting(waiting -> waiting.entry().stream().toList())
                .anySatisfy(event -> {
                    assertThat(event.type()).isEqualTo("CLOCK_CONFIRMED");
                    assertThat(event.actor()).isEqualTo("operator");
                    assertThat(event.reason()).contains("seen 2026-11-23T09:00:00Z");
                });
    }

    @Test
    void explainsItselfWhenItIsMisused() {
        assertThat(run("set")).isEqualTo(2);
        assertThat(printed.toString(UTF_8)).contains("usage:");
    }

    @Test
    void createsNoDatabaseByMistake() {
        database = directory.resolve("elsewhere.db");

        assertThat(run("confirm")).isEqualTo(1);
        assertThat(database).doesNotExist();
    }

    private int run(String what) {
        return ClockCommand.run(
                List.of(database.toString(), keys.toString(), what), new PrintStream(printed, true, UTF_8), site.clock);
    }
}
