/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static be.imageplus.contactform.retention.ExportsBench.PRIVACY;
import static be.imageplus.contactform.retention.ExportsBench.dossier;
import static be.imageplus.contactform.retention.ExportsBench.exportsIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.Exports.Export;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file ends with its time and with every record that it holds. */
class ExportsEndTest {

    @TempDir
    Path directory;

    private ExportsBench bench;

    @BeforeEach
    void open() {
        bench = new ExportsBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isGoneAfterFourteenDays() {
        Export first = bench.write(bench.stored());
        bench.clock.advance(Duration.ofDays(1));
        Export second = bench.write(bench.stored());

        bench.clock.advance(Duration.ofDays(13).minusMillis(1));
        bench.exports.expire();
        assertThat(first.file()).exists();

        bench.clock.advance(Duration.ofMillis(1));
        bench.exports.expire();
        assertThat(first.file()).doesNotExist();
        assertThat(second.file()).exists();
        assertThat(bench.entries()).extracting(ExportIndex.Entry::id).containsExactly(second.id());
    }

    @Test
    void removesWhatACrashOrARestoredDatabaseLeftAndNothingElse() throws Exception {
        Export kept = bench.write(bench.stored());
        Export lost = bench.write(bench.stored());
        bench.store.exportIndex().remove(lost.id()); // as in a database that was restored
        Files.writeString(bench.files().resolve("0123456789abcdef".repeat(2) + ".draft"), "half of");
        Path notes = Files.writeString(bench.files().resolve("notes.txt"), "of somebody else");

        bench.exports.expire();

        assertThat(lost.file()).doesNotExist();
        assertThat(exportsIn(bench.files())).containsExactly(kept.id() + ".export");
        assertThat(notes).exists();
    }

    @Test
    void touchesNothingBeforeTheFirst() {
        bench.exports.expire();
        assertThat(bench.erase(bench.exports, bench.stored())).isEqualTo(new ErasureAnswer.Done());

        assertThat(bench.files()).doesNotExist();
    }

    // R5.12
    @Nested
    class Erasing {

        @Test
        void deletesEveryFileThatHoldsTheRecord() {
            RecordId record = bench.stored();
            RecordId other = bench.stored();
            Export alone = bench.write(record);
            Export together = bench.write(record, other);
            Export others = bench.write(other);

            assertThat(bench.erase(bench.exports, record)).isEqualTo(new ErasureAnswer.Done());

            assertThat(alone.file()).doesNotExist();
            assertThat(together.file()).doesNotExist();
            assertThat(others.file()).exists();
            assertThat(bench.entries()).extracting(ExportIndex.Entry::id).containsExactly(others.id());
            assertThat(bench.erase(bench.exports, record)).isEqualTo(new ErasureAnswer.Done());
        }

        @Test
        void isNotDoneWhileAFileCannotBeDeleted() throws Exception {
            RecordId record = bench.stored();
            Export stuck = bench.write(record);
            Files.delete(stuck.file());
            Path inside = Files.createDirectory(stuck.file()).resolve("in-the-way");
            Files.writeString(inside, "");

            assertUnavailable(bench.exports, record);
            bench.clock.advance(Duration.ofDays(2));
            assertUnavailable(bench.exports, record);

            Files.delete(inside);
            assertThat(bench.erase(bench.exports, record)).isEqualTo(new ErasureAnswer.Done());
            assertThat(stuck.file()).doesNotExist();
        }

        @Test
        void isDoneByTheNodeThatHasTheFile() {
            RecordId record = bench.stored();
            Exports otherNode = bench.exports(directory.resolve("other-node"));
            Export there = otherNode
                    .write(PRIVACY, bench.own, List.of(record), dossier())
                    .orElseThrow();

            assertUnavailable(bench.exports, record);
            assertThat(there.file()).exists();

            otherNode.expire();
            assertThat(there.file()).doesNotExist();
            assertThat(bench.erase(bench.exports, record)).isEqualTo(new ErasureAnswer.Done());
        }

        @Test
        void isForAPersonWhenThatNodeStaysAway() {
            RecordId record = bench.stored();
            bench.exports(directory.resolve("other-node")).write(PRIVACY, bench.own, List.of(record), dossier());
            assertUnavailable(bench.exports, record);

            bench.clock.advance(Duration.ofDays(1).plusMillis(1));

            assertThat(bench.erase(bench.exports, record))
                    .isEqualTo(new ErasureAnswer.Manual("export-on-another-node"));
        }

        @Test
        void isDoneByAnyNodeThatSharesTheDirectory() {
            RecordId record = bench.stored();
            Export there = bench.write(record);

            assertThat(bench.erase(bench.exports(bench.files()), record)).isEqualTo(new ErasureAnswer.Done());

            assertThat(there.file()).doesNotExist();
        }

        @Test
        void namesItself() {
            DataLocation location = bench.exports.location();

            assertThat(location.id()).isEqualTo("exports");
            assertThat(location.recipient()).isEqualTo("controller");
        }

        private void assertUnavailable(Exports node, RecordId record) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> bench.erase(node, record))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("EXPORTS-UNAVAILABLE"));
        }
    }

    /** So a purge that comes meanwhile waits, and its erasure finds the export; where there are many writers. */
    @Test
    void noRecordIsErasedWhileItsExportBegins() {
        PostgresServer server = PostgresServer.shared();
        DataSource database = server.dataSource(server.newDatabase());
        try (ContactStore exporting = JdbcContactStore.open(database, () -> bench.keys);
                ContactStore purging =
                        JdbcContactStore.open(database, () -> bench.keys).withBusyTimeout(Duration.ofSeconds(1))) {
            assertThat(exporting.prepare(bench.clock)).isEmpty();
            assertThat(purging.prepare(bench.clock)).isEmpty();
            RecordId record = bench.storedIn(exporting);

            exporting.transactions().run(() -> {
                ExportIndex.Entry entry = new ExportIndex.Entry("a", "here", bench.clock.instant());
                assertThat(exporting.exportIndex().add(entry, Set.of(record))).isTrue();
                assertThatThrownBy(() -> purging.records().erase(record)).isInstanceOf(UnavailableException.class);
            });

            assertThat(exporting.records().erase(record)).isTrue();
            assertThat(exporting.exportIndex().end(record, bench.clock.instant()))
                    .hasSize(1);
        }
    }
}
