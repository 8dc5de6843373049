/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.Exports.Export;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.UnlawfulTransferException;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.PrivateFile;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportsTest {

    private static final Actor PRIVACY = Actor.of("privacy", "3");

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final KeySet keys = KeySet.generate();
    private final ProcessingRegister register = TestRegister.example();
    private final String purpose = register.purposes().get(0).id();
    private final Handover own = Handover.ownUse(purpose);
    private ContactStore store;
    private Exports exports;

    @BeforeEach
    void open() {
        store = JdbcContactStore.open(directory.resolve("data/contact.db"), () -> keys);
        assertThat(store.prepare(clock)).isEmpty();
        exports = exports(files());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void writesAPrivateFileUnderANameThatSaysNothing() throws Exception {
        RecordId record = stored();

        Export export = write(record);

        assertThat(export.file()).content().isEqualTo("the dossier");
        assertThat(export.file().getFileName().toString()).matches("[0-9a-f]{32}\\.export");
        assertThat(mode(export.file())).isEqualTo("rw-------");
        assertThat(mode(export.file().getParent())).isEqualTo("rwx------");
        assertThat(export.expiresAt()).isEqualTo("2026-12-07T09:00:00Z");
        assertThat(namesIn(files())).hasSize(2); // and the place
    }

    // R3.1, R4.9
    @Test
    void writesDownWhoExportedWhatForWhichPurposeToWhomAndUntilWhen() {
        List<RecordId> records = List.of(stored(), stored());

        exports.write(PRIVACY, new Handover("legal-claims", "authsmtp"), records, dossier());

        assertThat(records)
                .allSatisfy(record -> assertThat(store.ledger().about(record))
                        .singleElement()
                        .satisfies(event -> {
                            assertThat(event.type()).isEqualTo(LedgerEvent.Type.SUBMISSION_EXPORTED);
                            assertThat(event.actor()).isEqualTo("privacy/3");
                            assertThat(event.registerVersion()).contains(register.version());
                            assertThat(event.reason()).contains("legal-claims to authsmtp until 2026-12-07T09:00:00Z");
                        }));
    }

    // R4.7
    @Test
    void isADisclosureOfWhatServesThePurposeToWhoReceivesIt() {
        RecordId record = stored();
        RecordId other = stored();

        Export export = exports.write(PRIVACY, new Handover("legal-claims", "authsmtp"), List.of(record), dossier())
                .orElseThrow();

        assertThat(store.disclosures().of(record)).singleElement().satisfies(disclosure -> {
            assertThat(disclosure.recipient()).isEqualTo("authsmtp");
            assertThat(disclosure.categories()).isEqualTo("name,email,message");
            assertThat(disclosure.at()).isEqualTo(clock.instant());
            assertThat(disclosure.messageId()).isEqualTo("file:" + export.id());
            assertThat(disclosure.ground()).isEqualTo("Commission Implementing Decision (EU) 2021/1772, as extended");
        });
        assertThat(store.disclosures().of(other)).isEmpty();
        assertThat(store.records().messageIds(List.of(record)))
                .as("mails to look for in a mailbox")
                .isEmpty();
    }

    // R4.9
    @Test
    void refusesWhatNobodyDeclaredAndSaysWhatIsDeclared() {
        RecordId record = stored();

        assertRefused(record, Handover.ownUse("marketing"), "purpose: \"marketing\" is not declared", "reply");
        assertRefused(record, new Handover(purpose, "insurer"), "recipient: \"insurer\" is not declared", "authsmtp");
        assertThatThrownBy(() -> exports.write(PRIVACY, own, List.of(), dossier()))
                .isInstanceOf(IllegalArgumentException.class);
        assertNothingOf(record);
    }

    // R4.3
    @Test
    void refusesToMakeAFileForWhereNothingMayBeSentNow() {
        RecordId record = stored();
        clock.set("2031-12-27T23:00:00Z");

        assertThatExceptionOfType(UnlawfulTransferException.class)
                .isThrownBy(() -> exports.write(PRIVACY, new Handover(purpose, "authsmtp"), List.of(record), dossier()))
                .satisfies(e -> assertThat(e.code()).isEqualTo("TRANSFER-EXPIRED"))
                .withMessageContaining("authsmtp");
        assertNothingOf(record);
        assertThat(exports.write(PRIVACY, own, List.of(record), dossier())).isPresent();
    }

    private void assertRefused(RecordId record, Handover handover, String... says) {
        assertThatThrownBy(() -> exports.write(PRIVACY, handover, List.of(record), dossier()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(says);
    }

    private void assertNothingOf(RecordId record) {
        assertThat(files()).doesNotExist();
        assertThat(store.ledger().about(record)).isEmpty();
        assertThat(store.disclosures().of(record)).isEmpty();
    }

    @Test
    void writesNothingOfARecordThatIsGone() {
        RecordId gone = stored();
        store.records().erase(gone);

        assertThat(exports.write(PRIVACY, own, List.of(stored(), gone), dossier()))
                .isEmpty();
        assertThat(exportsIn(files())).isEmpty();
    }

    @Test
    void theStoreKnowsOfAFileBeforeThereIsOne() {
        RecordId record = stored();

        exports.write(PRIVACY, own, List.of(record), out -> {
            assertThat(exportsIn(files())).singleElement().asString().endsWith(".draft");
            assertThat(entries())
                    .singleElement()
                    .satisfies(entry -> assertThat(exportsIn(files())).containsExactly(entry.id() + ".draft"));
        });

        assertThat(entries()).hasSize(1);
    }

    @Test
    void leavesNothingOfAnExportThatFailed() {
        RecordId record = stored();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> exports.write(PRIVACY, own, List.of(record), out -> {
                    out.write("half of".getBytes(UTF_8));
                    throw new IOException("no room");
                }))
                .satisfies(e -> assertThat(e.code()).isEqualTo("EXPORTS-UNAVAILABLE"));
        assertThatThrownBy(() -> exports.write(PRIVACY, own, List.of(record), out -> {
                    throw new IllegalStateException("a test's");
                }))
                .hasMessage("a test's");

        assertThat(exportsIn(files())).isEmpty();
        assertThat(entries()).isEmpty();
        assertThat(store.disclosures().of(record)).isEmpty();
    }

    @Test
    void aRecordThatIsErasedMeanwhileIsInNoFile() {
        RecordId record = stored();

        Optional<Export> export = exports.write(PRIVACY, own, List.of(record), out -> {
            out.write("the dossier".getBytes(UTF_8));
            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Done());
            assertThat(exportsIn(files())).isEmpty();
        });

        assertThat(export).isEmpty();
        assertThat(exportsIn(files())).isEmpty();
    }

    @Test
    void isGoneAfterFourteenDays() {
        Export first = write(stored());
        clock.advance(Duration.ofDays(1));
        Export second = write(stored());

        clock.advance(Duration.ofDays(13).minusMillis(1));
        exports.expire();
        assertThat(first.file()).exists();

        clock.advance(Duration.ofMillis(1));
        exports.expire();
        assertThat(first.file()).doesNotExist();
        assertThat(second.file()).exists();
        assertThat(entries()).extracting(ExportIndex.Entry::id).containsExactly(second.id());
    }

    @Test
    void removesWhatACrashOrARestoredDatabaseLeftAndNothingElse() throws Exception {
        Export kept = write(stored());
        Export lost = write(stored());
        store.exportIndex().remove(lost.id()); // as in a database that was restored
        Files.writeString(files().resolve("0123456789abcdef".repeat(2) + ".draft"), "half of");
        Path notes = Files.writeString(files().resolve("notes.txt"), "of somebody else");

        exports.expire();

        assertThat(lost.file()).doesNotExist();
        assertThat(exportsIn(files())).containsExactly(kept.id() + ".export");
        assertThat(notes).exists();
    }

    @Test
    void touchesNothingBeforeTheFirst() {
        exports.expire();
        assertThat(erase(exports, stored())).isEqualTo(new ErasureAnswer.Done());

        assertThat(files()).doesNotExist();
    }

    // R5.12
    @Nested
    class Erasing {

        @Test
        void deletesEveryFileThatHoldsTheRecord() {
            RecordId record = stored();
            RecordId other = stored();
            Export alone = write(record);
            Export together = write(record, other);
            Export others = write(other);

            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Done());

            assertThat(alone.file()).doesNotExist();
            assertThat(together.file()).doesNotExist();
            assertThat(others.file()).exists();
            assertThat(entries()).extracting(ExportIndex.Entry::id).containsExactly(others.id());
            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Done());
        }

        @Test
        void isNotDoneWhileAFileCannotBeDeleted() throws Exception {
            RecordId record = stored();
            Export stuck = write(record);
            Files.delete(stuck.file());
            Path inside = Files.createDirectory(stuck.file()).resolve("in-the-way");
            Files.writeString(inside, "");

            assertUnavailable(exports, record);
            clock.advance(Duration.ofDays(2));
            assertUnavailable(exports, record);

            Files.delete(inside);
            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Done());
            assertThat(stuck.file()).doesNotExist();
        }

        @Test
        void isDoneByTheNodeThatHasTheFile() {
            RecordId record = stored();
            Exports otherNode = exports(directory.resolve("other-node"));
            Export there =
                    otherNode.write(PRIVACY, own, List.of(record), dossier()).orElseThrow();

            assertUnavailable(exports, record);
            assertThat(there.file()).exists();

            otherNode.expire();
            assertThat(there.file()).doesNotExist();
            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Done());
        }

        @Test
        void isForAPersonWhenThatNodeStaysAway() {
            RecordId record = stored();
            exports(directory.resolve("other-node")).write(PRIVACY, own, List.of(record), dossier());
            assertUnavailable(exports, record);

            clock.advance(Duration.ofDays(1).plusMillis(1));

            assertThat(erase(exports, record)).isEqualTo(new ErasureAnswer.Manual("export-on-another-node"));
        }

        @Test
        void isDoneByAnyNodeThatSharesTheDirectory() {
            RecordId record = stored();
            Export there = write(record);

            assertThat(erase(exports(files()), record)).isEqualTo(new ErasureAnswer.Done());

            assertThat(there.file()).doesNotExist();
        }

        @Test
        void namesItself() {
            DataLocation location = exports.location();

            assertThat(location.id()).isEqualTo("exports");
            assertThat(location.recipient()).isEqualTo("controller");
        }

        private void assertUnavailable(Exports node, RecordId record) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> erase(node, record))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("EXPORTS-UNAVAILABLE"));
        }
    }

    /** So a purge that comes meanwhile waits, and its erasure finds the export; where there are many writers. */
    @Test
    void noRecordIsErasedWhileItsExportBegins() {
        PostgresServer server = PostgresServer.shared();
        DataSource database = server.dataSource(server.newDatabase());
        try (ContactStore exporting = JdbcContactStore.open(database, () -> keys);
                ContactStore purging =
                        JdbcContactStore.open(database, () -> keys).withBusyTimeout(Duration.ofSeconds(1))) {
            assertThat(exporting.prepare(clock)).isEmpty();
            assertThat(purging.prepare(clock)).isEmpty();
            RecordId record = storedIn(exporting);

            exporting.transactions().run(() -> {
                ExportIndex.Entry entry = new ExportIndex.Entry("a", "here", clock.instant());
                assertThat(exporting.exportIndex().add(entry, Set.of(record))).isTrue();
                assertThatThrownBy(() -> purging.records().erase(record)).isInstanceOf(UnavailableException.class);
            });

            assertThat(purging.records().erase(record)).isTrue();
            assertThat(purging.exportIndex().end(record, clock.instant())).hasSize(1);
        }
    }

    private ErasureAnswer erase(Exports node, RecordId record) {
        return node.location().erase(new ErasedRecord(record, Set.of(), clock.instant()));
    }

    private Export write(RecordId... records) {
        return exports.write(PRIVACY, own, List.of(records), dossier()).orElseThrow();
    }

    private static PrivateFile.Content dossier() {
        return out -> out.write("the dossier".getBytes(UTF_8));
    }

    private List<ExportIndex.Entry> entries() {
        try {
            return store.exportIndex().list(Files.readString(files().resolve("place")), Optional.empty(), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> exportsIn(Path place) {
        return namesIn(place).stream()
                .filter(name -> name.endsWith(".draft") || name.endsWith(".export"))
                .toList();
    }

    private static List<String> namesIn(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RecordId stored() {
        return storedIn(store);
    }

    private RecordId storedIn(ContactStore place) {
        RecordId id = ids.next();
        place.submissions()
                .insert(new Submission(
                        id,
                        Reference.random(),
                        "contact",
                        purpose,
                        clock.instant(),
                        Submission.State.RECEIVED,
                        List.of(),
                        new NoticeRef("2026-11-01", "en", "hash"),
                        id.toString(),
                        "fingerprint",
                        Map.of("message", "Hello"),
                        Optional.empty(),
                        false,
                        false));
        return id;
    }

    private Exports exports(Path place) {
        return new Exports(
                place,
                register,
                new HandoverCheck(register, new TransferCheck(register, store.transferBook())),
                new Exports.Ports(store.transactions(), store.exportIndex(), store.disclosures(), store.ledger(), ids),
                clock);
    }

    private Path files() {
        return directory.resolve("exports");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
