/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guard does when it is told; whole restores are in {@code RestoredStoreContract}. */
class RestoreGuardTest {

    private static final int CHUNK = 3;

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final KeySet keys = KeySet.generate();
    private final Deque<ContactStore> opened = new ArrayDeque<>();

    @AfterEach
    void closeAll() {
        opened.forEach(ContactStore::close);
    }

    @Test
    void archivesMoreThanItHoldsInMemoryAtOnce() {
        ContactStore store = store("one");
        List<Tombstone> buried = tombstones(10);
        store.tombstones().add(buried, "epoch");

        guard(store).reconcile();

        assertThat(archived()).containsExactlyElementsOf(buried);
        assertThat(archive().endsWith(Optional.of("epoch"))).isTrue();
    }

    @Test
    void replaysMoreThanItHoldsInMemoryAtOnce() {
        List<Tombstone> buried = tombstones(10);
        archive().append(buried);
        archive().end("epoch", () -> true);
        ContactStore restored = store("restored");
        List<Submission> back = buried.stream()
                .skip(4)
                .limit(4)
                .map(each -> stored(restored, each.record()))
                .toList();

        guard(restored).reconcile();

        assertThat(restored.tombstones().list(Optional.empty(), 100)).containsExactlyElementsOf(buried);
        assertThat(back).allMatch(each -> restored.submissions().find(each.id()).isEmpty());
        assertThat(archive().endsWith(restored.tombstones().epoch().map(Tombstones.Epoch::name)))
                .isTrue();
        assertThat(archived()).as("nothing is archived twice").hasSize(10);
    }

    @Test
    void goesOnWithoutTheArchiveAndMakesUpForItLater() throws Exception {
        ContactStore store = store("one");
        RestoreGuard guard = guard(store);
        guard.bury(tombstones(1));
        Path aside = directory.resolve("aside");
        Files.move(file(), aside);
        Files.createDirectory(file());

        guard.bury(tombstones(2));
        assertThat(store.tombstones().list(Optional.empty(), 10)).hasSize(3);

        Files.delete(file());
        Files.move(aside, file());
        guard.bury(tombstones(1));
        assertThat(archive().endsWith(store.tombstones().epoch().map(Tombstones.Epoch::name)))
                .as("complete again")
                .isFalse();
        guard.reconcile();
        assertThat(archived()).hasSize(4);
        assertThat(archive().endsWith(store.tombstones().epoch().map(Tombstones.Epoch::name)))
                .isTrue();
    }

    @Test
    void archivesNothingOfAPurgeThatWasRolledBack() {
        ContactStore store = store("one");
        RestoreGuard guard = guard(store);

        try {
            store.transactions().run(() -> {
                guard.bury(tombstones(1));
                throw new UnavailableException("STORE-BUSY", "a test's", Duration.ZERO, null);
            });
        } catch (UnavailableException expected) {
            assertThat(expected).hasMessage("a test's");
        }

        assertThat(archived()).isEmpty();
        assertThat(store.tombstones().epoch()).isEmpty();
    }

    @Test
    void worksWithoutAnArchive() {
        ContactStore store = store("one");
        RestoreGuard guard = new RestoreGuard(ports(store, Optional.empty()), clock);

        guard.bury(tombstones(1));
        guard.reconcile();
        guard.expire(clock.instant().plusSeconds(1));

        assertThat(store.tombstones().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void losesNothingOfAnotherProcessThatAppendsMeanwhile() throws Exception {
        Path keyFile = directory.resolve("keys.json");
        Files.setPosixFilePermissions(
                Files.writeString(keyFile, keys.serialize()), PosixFilePermissions.fromString("rw-------"));
        Process other = AppendingNode.start(file(), keyFile, directory.resolve("output"));
        await().until(() -> !archived().isEmpty());
        List<Tombstone> own = new ArrayList<>();
        while (other.isAlive()) {
            Tombstone kept = tombstones(1).get(0);
            own.add(kept);
            archive().append(List.of(new Tombstone(ids.next(), kept.purgedAt().minusSeconds(1), "resolved"), kept));
            archive().compact(kept.purgedAt());
        }
        assertThat(other.exitValue()).isZero();

        assertThat(archived()).containsAll(own);
        assertThat(archived())
                .filteredOn(each -> each.reason().equals(AppendingNode.REASON))
                .hasSize(AppendingNode.COUNT);
    }

    private ContactStore store(String name) {
        ContactStore store = JdbcContactStore.open(directory.resolve("data/" + name + ".db"), () -> keys);
        opened.push(store);
        assertThat(store.prepare(clock)).isEmpty();
        return store;
    }

    private RestoreGuard guard(ContactStore store) {
        return new RestoreGuard(ports(store, Optional.of(archive())), clock, CHUNK);
    }

    private RestoreGuard.Ports ports(ContactStore store, Optional<TombstoneArchive> archive) {
        return new RestoreGuard.Ports(
                store.transactions(),
                store.tombstones(),
                store.records(),
                store.erasures(),
                store.erasureTasks(),
                store.ledger(),
                ids,
                archive);
    }

    private List<Tombstone> tombstones(int count) {
        return Stream.generate(() -> new Tombstone(ids.next(), clock.instant(), "resolved"))
                .limit(count)
                .toList();
    }

    private Submission stored(ContactStore store, RecordId id) {
        Submission enquiry = new Submission(
                id,
                Reference.random(),
                "contact",
                "replying",
                clock.instant(),
                Submission.State.RECEIVED,
                List.of(),
                new NoticeRef("2026-11-01", "en", "hash"),
                id.toString(),
                "fingerprint",
                Map.of("message", "Hello"),
                Optional.empty(),
                false,
                false);
        store.submissions().insert(enquiry);
        return enquiry;
    }

    private TombstoneArchive archive() {
        return TombstoneArchive.file(file(), Vault.of(keys));
    }

    private List<Tombstone> archived() {
        List<Tombstone> read = new ArrayList<>();
        archive().read(read::add);
        return read;
    }

    private Path file() {
        return directory.resolve("archive/tombstones");
    }
}
