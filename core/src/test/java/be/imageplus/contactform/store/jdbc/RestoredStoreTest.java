/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.RestoreGuard;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A database is restored from a backup that was made before records were purged (R5.13). */
class RestoredStoreTest {

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final Deque<ContactStore> opened = new ArrayDeque<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void closeAll() {
        logger().detachAppender(log);
        opened.forEach(ContactStore::close);
    }

    /** What holds on either engine. */
    abstract class OnEitherEngine {

        /** One more store over the same data, not prepared yet. */
        abstract JdbcContactStore open();

        /** Keeps a copy of the database, which nobody has open. */
        abstract void backUp();

        /** Puts the copy in the database's place. */
        abstract void restore();

        // R5.13
        @Test
        void whatWasPurgedIsGoneBeforeAnythingCanBeRead() {
            ContactStore store = ready();
            List<Submission> purged = List.of(stored(store), stored(store));
            Submission kept = stored(store);
            closed(store, this::backUp);
            ContactStore later = ready();
            purge(later, purged);
            closed(later, this::restore);
            clock.advance(Duration.ofHours(1));

            ContactStore restored = ready();

            purged.forEach(each -> assertGone(restored, each));
            assertThat(restored.submissions().find(kept.id())).contains(kept);
            assertThat(restored.outbox()
                            .lease("worker", clock.instant(), clock.instant().plusSeconds(60), 10))
                    .as("mails that leave")
                    .extracting(Leased::item)
                    .extracting(OutboxItem::submission)
                    .containsExactly(kept.id());
            assertThat(restored.disclosures().of(kept.id())).hasSize(1);
            assertThat(restored.tombstones().list(Optional.empty(), 10))
                    .extracting(Tombstone::record)
                    .containsExactlyElementsOf(
                            purged.stream().map(Submission::id).toList());
            assertThat(restored.ledger().about(purged.get(0).id())).anySatisfy(event -> {
                assertThat(event.type()).isEqualTo(LedgerEvent.Type.SUBMISSION_PURGED);
                assertThat(event.at()).isEqualTo(clock.instant());
                assertThat(event.reason()).contains("period-ended");
            });
            assertThat(replays(restored)).containsExactly("tombstones 2, erased 2");
            assertThat(errors()).hasSize(2).allMatch(line -> line.startsWith("STORE-RESTORED"));
        }

        // R5.12
        @Test
        void theirCopiesElsewhereAreOrderedToGoAgain() {
            Submission enquiry = backedUpThenPurged();
            restore();
            ContactStore restored = ready();
            assertThat(restored.erasures().of(enquiry.id()))
                    .singleElement()
                    .satisfies(ordered ->
                            assertThat(ordered.erasure().completeAt()).isEmpty());

            guard(restored).orderCopies(List.of("staff-mailbox", "exports"));

            assertThat(restored.erasureTasks().due(List.of("staff-mailbox", "exports"), clock.instant(), 10))
                    .hasSize(2)
                    .allSatisfy(task -> {
                        assertThat(task.erasure().record()).isEqualTo(enquiry.id());
                        assertThat(task.erasure().messageIds()).containsExactly("id-" + enquiry.id());
                    });
            assertThat(restored.erasures().of(enquiry.id()).get(0).erasure().completeAt())
                    .isEmpty();
            guard(restored).orderCopies(List.of("staff-mailbox", "exports"));
            assertThat(restored.erasures().of(enquiry.id()).get(0).tasks()).hasSize(3);
        }

        @Test
        void isRecognisedOnceAndThenGoesOnAsUsual() {
            Submission enquiry = backedUpThenPurged();
            restore();
            try (ContactStore first = ready()) {
                assertGone(first, enquiry);
            }

            ContactStore second = ready();
            guard(second).reconcile();

            assertThat(replays(second)).hasSize(1);
            Submission next = stored(second);
            purge(second, List.of(next));
            assertThat(archived(second)).contains(next.id());
            guard(second).reconcile();
            assertThat(replays(second)).hasSize(1);
        }

        @Test
        void isRecognisedEachTimeTheSameBackupIsRestored() {
            Submission enquiry = backedUpThenPurged();
            for (int i = 0; i < 3; i++) {
                restore();
                try (ContactStore restored = ready()) {
                    assertGone(restored, enquiry);
                    assertThat(replays(restored)).hasSize(1);
                }
            }
        }

        @Test
        void isRecognisedWhenTheNodeDiedBeforeItHadArchivedTheEpoch() {
            backedUpThenPurged();
            // The epoch of this backup is the one that the archive ends with.
            ContactStore store = ready();
            Submission enquiry = stored(store);
            closed(store, this::backUp);
            ContactStore dying = ready();
            dying.records().erase(enquiry.id());
            dying.tombstones().add(List.of(tombstone(enquiry)), "later");
            dying.tombstoneArchive().orElseThrow().append(List.of(tombstone(enquiry)));
            closed(dying, this::restore);

            assertGone(ready(), enquiry);
        }

        @Test
        void whatWasPurgedBeforeTheArchiveKnewOfItIsArchivedAtTheNextStart() {
            ContactStore store = ready();
            Submission enquiry = stored(store);
            closed(store, this::backUp);
            ContactStore dying = ready();
            dying.records().erase(enquiry.id());
            dying.tombstones().add(List.of(tombstone(enquiry)), "epoch");
            closed(dying, () -> {});

            closed(ready(), this::restore);

            assertGone(ready(), enquiry);
        }

        @Test
        void anArchiveThatWasLostIsMadeAgainAndSaidSo() throws Exception {
            Submission enquiry = backedUpThenPurged();
            Files.delete(archive());

            ContactStore store = ready();
            assertThat(archived(store)).containsExactly(enquiry.id());
            assertThat(log.list)
                    .filteredOn(event -> event.getLevel() == Level.WARN)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .anyMatch(line -> line.contains("archive of tombstones was empty"));
            closed(store, this::restore);

            assertGone(ready(), enquiry);
        }

        @Test
        void eachNodeMayHaveAnArchiveOfItsOwn() {
            Path own = directory.resolve("other/node.tombstones");
            ContactStore node = ready();
            ContactStore other = prepared(open().withTombstones(own));
            Submission first = stored(node);
            Submission second = stored(node);
            closed(other, () -> closed(node, this::backUp));
            ContactStore purging = ready();
            ContactStore watching = prepared(open().withTombstones(own));
            purge(purging, List.of(first));
            guard(watching).reconcile();
            purge(watching, List.of(second));
            assertThat(archived(watching)).containsExactly(first.id(), second.id());
            assertThat(archived(purging)).containsExactly(first.id());
            assertThat(errors())
                    .as("nobody takes the other's purge for a restore")
                    .isEmpty();
            closed(purging, () -> closed(watching, this::restore));

            ContactStore restored = prepared(open().withTombstones(own));

            assertGone(restored, first);
            assertGone(restored, second);
            ContactStore back = ready();
            assertThat(archived(back)).containsExactly(first.id(), second.id());
        }

        // rule 6
        @Test
        void aPersonWhoseEnquiryWasErasedCanWriteAgain() {
            backedUpThenPurged();
            restore();
            ContactStore restored = ready();
            Submission again = stored(restored);
            guard(restored).reconcile();

            closed(restored, () -> {});

            assertThat(ready().submissions().findByEmail(StoredEnquiries.ADDRESS))
                    .containsExactly(again);
        }

        @Test
        void tombstonesExpireWhenNoBackupCanHoldTheirRecordsAnyMore() {
            Path own = directory.resolve("other/node.tombstones");
            backedUpThenPurged();
            ContactStore other = prepared(open().withTombstones(own));
            closed(other, () -> {});
            ContactStore store = ready();
            clock.advance(Duration.ofDays(60));
            Submission late = stored(store);
            purge(store, List.of(late));
            guard(store).expire(clock.instant().minus(Duration.ofDays(60)));
            assertThat(archived(store)).as("on the last day").hasSize(2);

            clock.advance(Duration.ofDays(1));
            guard(store).expire(clock.instant().minus(Duration.ofDays(60)));

            assertThat(archived(store)).containsExactly(late.id());
            assertThat(store.tombstones().list(Optional.empty(), 10))
                    .extracting(Tombstone::record)
                    .containsExactly(late.id());
            assertThat(store.tombstoneArchive().orElseThrow().endsWith(epoch(store)))
                    .isTrue();
            // Another node whose archive has not expired yet takes nobody for restored.
            ContactStore behind = prepared(open().withTombstones(own));
            assertThat(replays(behind)).isEmpty();
            assertThat(archived(behind)).as("what has expired in the store").containsExactly(late.id());
        }

        @Test
        void aReplayThatIsKilledGoesOnAtTheNextStart() throws Exception {
            ContactStore store = ready();
            List<Submission> purged = Stream.generate(() -> StoredEnquiries.insertInto(store))
                    .limit(SuddenlyHaltedReplay.RECORDS)
                    .toList();
            closed(store, this::backUp);
            ContactStore later = ready();
            purge(later, purged);
            closed(later, this::restore);

            assertThat(SuddenlyHaltedReplay.run(place(), keyFile(), archive(), directory.resolve("output")))
                    .isEqualTo(SuddenlyHaltedReplay.HALTED);
            Opened between = SuddenlyHaltedReplay.withoutReplay(place(), keyFile());
            long replayed = between.tombstones.list(Optional.empty(), 1000).size();
            assertThat(replayed).as("one batch").isPositive().isLessThan(SuddenlyHaltedReplay.RECORDS);
            between.engine.close();

            ContactStore restored = ready();

            purged.forEach(
                    each -> assertThat(restored.submissions().find(each.id())).isEmpty());
            assertThat(restored.tombstones().list(Optional.empty(), 1000)).hasSize(SuddenlyHaltedReplay.RECORDS);
            assertThat(replays(restored)).hasSize(2);
        }

        @Test
        void nothingCanBeReadWhereTheArchiveCannot() throws Exception {
            Submission enquiry = backedUpThenPurged();
            restore();
            Files.delete(archive());
            Files.createDirectory(archive());

            JdbcContactStore store = open();

            assertThat(store.prepare(clock)).extracting(Finding::code).containsExactly("TOMBSTONES-UNAVAILABLE");
            assertThatThrownBy(() -> store.submissions().find(enquiry.id())).isInstanceOf(IllegalStateException.class);
        }

        abstract String place();

        private Submission backedUpThenPurged() {
            ContactStore store = ready();
            Submission enquiry = stored(store);
            closed(store, this::backUp);
            ContactStore later = ready();
            purge(later, List.of(enquiry));
            closed(later, () -> {});
            return enquiry;
        }

        private ContactStore ready() {
            return prepared(open());
        }

        private void closed(ContactStore store, Runnable then) {
            store.close();
            then.run();
        }
    }

    @Nested
    class OnSqlite extends OnEitherEngine {

        @Override
        JdbcContactStore open() {
            return JdbcContactStore.open(database(), keys()).withBusyTimeout(Duration.ofSeconds(30));
        }

        @Override
        void backUp() {
            copy(database(), backup());
        }

        @Override
        void restore() {
            copy(backup(), database());
        }

        @Override
        String place() {
            return database().toString();
        }

        private Path database() {
            return directory.resolve("data/contact.db");
        }

        private Path backup() {
            return directory.resolve("backup.db");
        }

        private void copy(Path from, Path to) {
            assertThat(Path.of(database() + "-wal"))
                    .as("written back when the last one closed")
                    .doesNotExist();
            try {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Nested
    class OnPostgres extends OnEitherEngine {

        private final String database = PostgresServer.shared().newDatabase();

        @Override
        JdbcContactStore open() {
            return JdbcContactStore.open(PostgresServer.shared().dataSource(database), keys())
                    .withBusyTimeout(Duration.ofSeconds(30));
        }

        @Override
        void backUp() {
            PostgresServer.shared().copy(database, database + "_backup");
        }

        @Override
        void restore() {
            PostgresServer.shared().copy(database + "_backup", database);
        }

        @Override
        String place() {
            return PostgresServer.shared().url(database);
        }
    }

    private ContactStore prepared(JdbcContactStore store) {
        opened.push(store);
        assertThat(store.prepare(clock)).isEmpty();
        return store;
    }

    /** An enquiry with a mail that is owed and one that has left. */
    private Submission stored(ContactStore store) {
        Submission enquiry = StoredEnquiries.next();
        store.transactions().run(() -> {
            store.submissions().insert(enquiry);
            store.outbox().enqueue(OutboxItem.due(StoredEnquiries.mail().id(), enquiry.id(), clock.instant()));
            store.disclosures()
                    .record(new Disclosure(
                            enquiry.id(), "authsmtp", "message", clock.instant(), "id-" + enquiry.id(), "ground"));
            store.ledger().append(StoredEnquiries.accepted(enquiry));
        });
        return enquiry;
    }

    private void purge(ContactStore store, List<Submission> purged) {
        store.transactions().run(() -> {
            purged.forEach(each -> assertThat(store.records().erase(each.id())).isTrue());
            guard(store).bury(purged.stream().map(this::tombstone).toList());
        });
    }

    private Tombstone tombstone(Submission purged) {
        return new Tombstone(purged.id(), clock.instant(), "period-ended");
    }

    private RestoreGuard guard(ContactStore store) {
        return new RestoreGuard(
                new RestoreGuard.Ports(
                        store.transactions(),
                        store.tombstones(),
                        store.records(),
                        store.erasures(),
                        store.erasureTasks(),
                        store.ledger(),
                        new RecordIds(clock),
                        store.tombstoneArchive()),
                clock);
    }

    private static void assertGone(ContactStore store, Submission enquiry) {
        assertThat(store.submissions().find(enquiry.id())).isEmpty();
        assertThat(store.lives().find(enquiry.id())).isEmpty();
        assertThat(store.disclosures().of(enquiry.id())).isEmpty();
        assertThat(store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 100))
                .extracting(OutboxItem::submission)
                .doesNotContain(enquiry.id());
    }

    private static List<RecordId> archived(ContactStore store) {
        List<RecordId> records = new ArrayList<>();
        store.tombstoneArchive().orElseThrow().read(tombstone -> records.add(tombstone.record()));
        return records;
    }

    private static Optional<String> epoch(ContactStore store) {
        return store.tombstones().epoch().map(epoch -> epoch.name());
    }

    private static List<String> replays(ContactStore store) {
        return store.ledgerChain().unchained(Optional.empty(), 10_000).stream()
                .flatMap(waiting -> waiting.entry().stream())
                .filter(entry -> entry.type().equals(LedgerEvent.Type.RESTORE_REPLAYED.name()))
                .map(entry -> entry.reason().orElseThrow())
                .toList();
    }

    private List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private KeySource keys() {
        return KeySource.fileCreatedIfMissing(keyFile());
    }

    private Path keyFile() {
        return directory.resolve("keys/keys.json");
    }

    private Path archive() {
        return directory.resolve("keys/keys.json.tombstones");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("be.imageplus.contactform.retention");
    }
}
