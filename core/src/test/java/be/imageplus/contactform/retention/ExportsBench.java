/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.notice.NoticeRef;
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
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.PrivateFile;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Exports of a node, over a store of its own. */
final class ExportsBench implements AutoCloseable {

    static final Actor PRIVACY = Actor.of("privacy", "3");

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final KeySet keys = KeySet.generate();
    final ProcessingRegister register = TestRegister.example();
    final ContactStore store;
    final Exports exports;
    private final Path directory;
    private final RecordIds ids = new RecordIds(clock);
    final String purpose = register.purposes().get(0).id();
    final Handover own = Handover.ownUse(purpose);

    ExportsBench(Path directory) {
        this.directory = directory;
        store = JdbcContactStore.open(directory.resolve("data/contact.db"), () -> keys);
        assertThat(store.prepare(clock)).isEmpty();
        exports = exports(files());
    }

    ErasureAnswer erase(Exports node, RecordId record) {
        return node.location().erase(new ErasedRecord(record, Set.of(), clock.instant()));
    }

    Export write(RecordId... records) {
        return exports.write(PRIVACY, own, List.of(records), dossier()).orElseThrow();
    }

    static PrivateFile.Content dossier() {
        return out -> out.write("the dossier".getBytes(UTF_8));
    }

    List<ExportIndex.Entry> entries() {
        try {
            return store.exportIndex().list(Files.readString(files().resolve("place")), Optional.empty(), 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> exportsIn(Path place) {
        return namesIn(place).stream()
                .filter(name -> name.endsWith(".draft") || name.endsWith(".export"))
                .toList();
    }

    static List<String> namesIn(Path place) {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RecordId stored() {
        return storedIn(store);
    }

    RecordId storedIn(ContactStore place) {
        RecordId id = ids.next();
        place.submissions().insert(enquiry(id, purpose, clock.instant()));
        return id;
    }

    /** One that says hello. */
    static Submission enquiry(RecordId id, String purpose, Instant receivedAt) {
        return new Submission(
                id,
                Reference.random(),
                "contact",
                purpose,
                receivedAt,
                Submission.State.RECEIVED,
                List.of(),
                new NoticeRef("2026-11-01", "en", "hash"),
                id.toString(),
                "fingerprint",
                Map.of("message", "Hello"),
                Optional.empty(),
                false,
                false);
    }

    Exports exports(Path place) {
        return new Exports(
                place,
                register,
                new HandoverCheck(register, new TransferCheck(register, store.transferBook())),
                new Exports.Ports(store.transactions(), store.exportIndex(), store.disclosures(), store.ledger(), ids),
                clock);
    }

    Path files() {
        return directory.resolve("exports");
    }

    static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Override
    public void close() {
        store.close();
    }
}
