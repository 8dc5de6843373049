/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TombstoneFileTest {

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final KeySet keys = KeySet.generate();

    @Test
    void holdsNothingBeforeTheFirst() {
        assertThat(all(archive())).isEmpty();
        assertThat(archive().endsWith(Optional.empty())).isTrue();
        assertThat(archive().endsWith(Optional.of("one"))).isFalse();
        archive().compact(clock.instant());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void handsOverWhatItWasGivenInOrder() {
        Tombstone first = tombstone();
        Tombstone second = tombstone();
        archive().append(List.of(second));
        archive().end("one", () -> true);
        archive().append(List.of(first));

        assertThat(all(archive())).containsExactly(second, first);
    }

    @Test
    void makesAFileThatOnlyItsOwnerMayUse() throws Exception {
        archive().append(List.of(tombstone()));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    // rule 6
    @Test
    void namesRecordsAndNothingOfPersons() throws Exception {
        Tombstone buried = tombstone();
        archive().append(List.of(buried));

        assertThat(Files.readString(file()))
                .matches("\\ntombstone " + buried.record() + " 2026-11-23T09:00:00Z period-ended [0-9a-f]{72}\\n");
    }

    @Test
    void endsWithAnEpochUntilMoreTombstonesFollow() {
        archive().append(List.of(tombstone()));
        assertThat(archive().endsWith(Optional.empty()))
                .as("it holds something")
                .isFalse();

        archive().end("one", () -> true);
        assertThat(archive().endsWith(Optional.of("one"))).isTrue();
        assertThat(archive().endsWith(Optional.of("two"))).isFalse();
        assertThat(archive().endsWith(Optional.empty())).isFalse();

        archive().append(List.of(tombstone()));
        assertThat(archive().endsWith(Optional.of("one"))).isFalse();
    }

    @Test
    void endsWithNoEpochThatTheStoreHasLeft() {
        archive().end("one", () -> true);

        archive().end("two", () -> false);

        assertThat(archive().endsWith(Optional.of("one"))).isTrue();
    }

    @Test
    void findsItsEndInALongFile() {
        for (int i = 0; i < 20; i++) {
            archive().append(List.of(tombstone(), tombstone(), tombstone()));
        }
        archive().end("one", () -> true);

        assertThat(archive().endsWith(Optional.of("one"))).isTrue();
        assertThat(all(archive())).hasSize(60);
    }

    @Test
    void refusesAnEpochThatItCouldNotReadAgain() {
        assertThatThrownBy(() -> archive().end("two words", () -> true)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ntombstone 0192f0c1-7a5b-7c3d-8e", "\nepoch", "\n\u0000\u0000\u0000\n", "\nÿþ\n", "\n\n"})
    void passesOverWhatACrashLeftUnfinished(String piece) throws Exception {
        Tombstone before = tombstone();
        archive().append(List.of(before));
        archive().end("one", () -> true);
        Files.writeString(file(), piece, ISO_8859_1, StandardOpenOption.APPEND);

        assertThat(archive().endsWith(Optional.of("one"))).isTrue();

        Tombstone after = tombstone();
        archive().append(List.of(after));
        assertThat(all(archive())).containsExactly(before, after);
    }

    @Test
    void obeysNobodyWithoutTheKeys() throws Exception {
        Tombstone genuine = tombstone();
        archive().append(List.of(genuine));
        archive().end("one", () -> true);
        String line = Files.readString(file()).lines().toList().get(1);

        TombstoneArchive others = TombstoneArchive.file(file(), Vault.of(KeySet.generate()));
        others.append(List.of(tombstone()));
        others.end("two", () -> true);
        for (String part : line.split(" ", -1)) {
            add(line.replace(part, forged(part)));
        }
        add(line.replace(" ", "  "));
        add(line + " ");

        assertThat(all(archive())).containsExactly(genuine);
        assertThat(archive().endsWith(Optional.of("one"))).isTrue();
        assertThat(archive().endsWith(Optional.of("two"))).isFalse();
    }

    @Test
    void aLineThatWasProvenForSomethingElseIsNoTombstone() throws Exception {
        Tombstone said = tombstone();
        String content = "tombstone " + said.record() + " " + said.purgedAt() + " period-ended";
        byte[] proof = Vault.of(keys).prove("ledger-entry/1", content.getBytes(UTF_8));
        archive().append(List.of(tombstone()));
        add(content + " " + HexFormat.of().formatHex(proof));

        assertThat(all(archive())).hasSize(1).doesNotContain(said);
    }

    @Test
    void isGoodAfterARotationAndProvenWithTheNewKeyOnceItIsCompacted() throws Exception {
        Tombstone old = tombstone();
        archive().append(List.of(old));
        archive().end("one", () -> true);
        KeySet rotated = keys.rotated();
        TombstoneArchive archive = TombstoneArchive.file(file(), Vault.of(rotated));
        assertThat(all(archive)).containsExactly(old);
        String before = Files.readString(file());

        archive.compact(Instant.EPOCH);
        assertThat(Files.readString(file())).isNotEqualTo(before);
        assertThat(all(archive)).containsExactly(old);
        assertThat(archive.endsWith(Optional.of("one"))).isTrue();

        // What the first key alone has proven is gone from the file.
        assertThat(all(archive())).isEmpty();
        String compacted = Files.readString(file());
        archive.compact(Instant.EPOCH);
        assertThat(file()).content().as("nothing is left to do").isEqualTo(compacted);
    }

    @Test
    void dropsWhatHasExpiredAndKeepsItsEnd() throws Exception {
        Tombstone expired = tombstone();
        archive().append(List.of(expired));
        archive().end("one", () -> true);
        clock.advance(Duration.ofDays(1));
        Tombstone kept = tombstone();
        archive().append(List.of(kept));
        archive().end("two", () -> true);
        add("scrap");

        archive().compact(kept.purgedAt());

        assertThat(all(archive())).containsExactly(kept);
        assertThat(archive().endsWith(Optional.of("two"))).isTrue();
        assertThat(Files.readAllLines(file())).hasSize(2);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");

        clock.advance(Duration.ofDays(1));
        archive().append(List.of(tombstone()));
        archive().compact(clock.instant());
        assertThat(all(archive())).hasSize(1);
        assertThat(archive().endsWith(Optional.of("two")))
                .as("a tombstone follows")
                .isFalse();
    }

    @Test
    void keepsWhatAMissingKeyHasProvenUntilItWouldExpire() throws Exception {
        Tombstone foreign = tombstone();
        KeySet others = KeySet.generate();
        TombstoneArchive.file(file(), Vault.of(others)).append(List.of(foreign));

        archive().compact(foreign.purgedAt());
        assertThat(all(TombstoneArchive.file(file(), Vault.of(others)))).containsExactly(foreign);

        archive().compact(foreign.purgedAt().plusMillis(1));
        assertThat(Files.readString(file())).isEmpty();
    }

    @Test
    void startsAnewWhereACompactionWasKilled() throws Exception {
        archive().append(List.of(tombstone()));
        Files.writeString(file().resolveSibling(".keys.json.tombstones.draft"), "half of");

        archive().compact(clock.instant().plusMillis(1));

        assertThat(Files.readString(file())).isEmpty();
    }

    @Test
    void losesNothingOfManyWhoAppendWhileItIsCompacted() throws Exception {
        List<Tombstone> expired = List.of(tombstone(), tombstone());
        clock.advance(Duration.ofDays(1));
        List<List<Tombstone>> appended = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            appended.add(List.of(tombstone(), tombstone(), tombstone(), tombstone()));
        }
        ExecutorService threads = Executors.newFixedThreadPool(5);
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (List<Tombstone> some : appended) {
                TombstoneArchive own = archive();
                work.add(() -> {
                    for (Tombstone each : some) {
                        own.append(List.of(each));
                    }
                    return null;
                });
            }
            work.add(() -> {
                for (int i = 0; i < 4; i++) {
                    archive().append(expired);
                    archive().compact(clock.instant());
                }
                return null;
            });
            for (Future<Void> done : threads.invokeAll(work)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(all(archive()))
                .containsExactlyInAnyOrderElementsOf(
                        appended.stream().flatMap(List::stream).toList());
    }

    @Test
    void saysThatItCannotBeReadOrWritten() throws Exception {
        Files.createDirectories(file());

        for (Runnable use : List.<Runnable>of(
                () -> archive().append(List.of(tombstone())),
                () -> archive().end("one", () -> true),
                () -> archive().endsWith(Optional.of("one")),
                () -> all(archive()),
                () -> archive().compact(clock.instant()))) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(use::run)
                    .satisfies(e -> assertThat(e.code()).isEqualTo("TOMBSTONES-UNAVAILABLE"));
        }
    }

    /** The same kind of word, with another meaning. */
    private static String forged(String word) {
        char last = word.charAt(word.length() - 1);
        char other = last == '1' ? '2' : last == 'Z' ? 'Z' : last == 'd' ? 'b' : '1';
        String changed = word.substring(0, word.length() - 1) + other;
        return changed.equals(word) ? word.replace("09:00", "08:00") : changed;
    }

    private void add(String line) throws IOException {
        Files.writeString(file(), "\n" + line + "\n", StandardOpenOption.APPEND);
    }

    private TombstoneArchive archive() {
        return TombstoneArchive.file(file(), Vault.of(keys));
    }

    private static List<Tombstone> all(TombstoneArchive archive) {
        List<Tombstone> read = new ArrayList<>();
        archive.read(read::add);
        return read;
    }

    private Path file() {
        return directory.resolve("keys/keys.json.tombstones");
    }

    private Tombstone tombstone() {
        return new Tombstone(ids.next(), clock.instant(), "period-ended");
    }
}
