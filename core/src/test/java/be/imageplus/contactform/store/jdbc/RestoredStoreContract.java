/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.RestoredStores.archived;
import static be.imageplus.contactform.store.jdbc.RestoredStores.assertGone;
import static be.imageplus.contactform.store.jdbc.RestoredStores.epoch;
import static be.imageplus.contactform.store.jdbc.RestoredStores.replays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Submission;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds on either engine when a backup was put in the place of a database whose purges went on (R5.13). */
abstract class RestoredStoreContract {

    @TempDir
    Path directory;

    RestoredStores stores;

    @BeforeEach
    void begin() {
        stores = new RestoredStores(directory);
    }

    @AfterEach
    void closeAll() {
        stores.close();
    }

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
        List<Submission> purged = List.of(stores.stored(store), stores.stored(store));
        Submission kept = stores.stored(store);
        closed(store, this::backUp);
        ContactStore later = ready();
        stores.purge(later, purged);
        closed(later, this::restore);
        stores.clock.advance(Duration.ofHours(1));

        ContactStore restored = ready();

        purged.forEach(each -> assertGone(restored, each));
        assertThat(restored.submissions().find(kept.id())).contains(kept);
        assertThat(restored.outbox()
                        .lease(
                                "worker",
                                stores.clock.instant(),
                                stores.clock.instant().plusSeconds(60),
                                10))
                .as("mails that leave")
                .extracting(Leased::item)
                .extracting(OutboxItem::submission)
                .containsExactly(kept.id());
        assertThat(restored.disclosures().of(kept.id())).hasSize(1);
        assertThat(restored.tombstones().list(Optional.empty(), 10))
                .extracting(Tombstone::record)
                .containsExactlyElementsOf(purged.stream().map(Submission::id).toList());
        assertThat(restored.ledger().about(purged.get(0).id())).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo(LedgerEvent.Type.SUBMISSION_PURGED);
            assertThat(event.at()).isEqualTo(stores.clock.instant());
            assertThat(event.reason()).contains("period-ended");
        });
        assertThat(replays(restored)).containsExactly("tombstones 2, erased 2");
        assertThat(stores.errors()).hasSize(2).allMatch(line -> line.startsWith("STORE-RESTORED"));
    }

    // R5.12
    @Test
    void theirCopiesElsewhereAreOrderedToGoAgain() {
        Submission enquiry = backedUpThenPurged();
        restore();
        ContactStore restored = ready();
        assertThat(restored.erasures().of(enquiry.id()))
                .singleElement()
                .satisfies(ordered -> assertThat(ordered.erasure().completeAt()).isEmpty());

        stores.guard(restored).orderCopies(List.of("staff-mailbox", "exports"));

        assertThat(restored.erasureTasks().due(List.of("staff-mailbox", "exports"), stores.clock.instant(), 10))
                .hasSize(2)
                .allSatisfy(task -> {
                    assertThat(task.erasure().record()).isEqualTo(enquiry.id());
                    assertThat(task.erasure().messageIds()).containsExactly("id-" + enquiry.id());
                });
        assertThat(restored.erasures().of(enquiry.id()).get(0).erasure().completeAt())
                .isEmpty();
        stores.guard(restored).orderCopies(List.of("staff-mailbox", "exports"));
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
        stores.guard(second).reconcile();

        assertThat(replays(second)).hasSize(1);
        Submission next = stores.stored(second);
        stores.purge(second, List.of(next));
        assertThat(archived(second)).contains(next.id());
        stores.guard(second).reconcile();
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
        Submission enquiry = stores.stored(store);
        closed(store, this::backUp);
        ContactStore dying = ready();
        dying.records().erase(enquiry.id());
        dying.tombstones().add(List.of(stores.tombstone(enquiry)), "later");
        dying.tombstoneArchive().orElseThrow().append(List.of(stores.tombstone(enquiry)));
        closed(dying, this::restore);

        assertGone(ready(), enquiry);
    }

    @Test
    void whatWasPurgedBeforeTheArchiveKnewOfItIsArchivedAtTheNextStart() {
        ContactStore store = ready();
        Submission enquiry = stores.stored(store);
        closed(store, this::backUp);
        ContactStore dying = ready();
        dying.records().erase(enquiry.id());
        dying.tombstones().add(List.of(stores.tombstone(enquiry)), "epoch");
        closed(dying, () -> {});

        closed(ready(), this::restore);

        assertGone(ready(), enquiry);
    }

    @Test
    void anArchiveThatWasLostIsMadeAgainAndSaidSo() throws Exception {
        Submission enquiry = backedUpThenPurged();
        Files.delete(stores.archive());

        ContactStore store = ready();
        assertThat(archived(store)).containsExactly(enquiry.id());
        assertThat(stores.log.list)
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
        ContactStore other = stores.prepared(open().withTombstones(own));
        Submission first = stores.stored(node);
        Submission second = stores.stored(node);
        closed(other, () -> closed(node, this::backUp));
        ContactStore purging = ready();
        ContactStore watching = stores.prepared(open().withTombstones(own));
        stores.purge(purging, List.of(first));
        stores.guard(watching).reconcile();
        stores.purge(watching, List.of(second));
        assertThat(archived(watching)).containsExactly(first.id(), second.id());
        assertThat(archived(purging)).containsExactly(first.id());
        assertThat(stores.errors())
                .as("nobody takes the other's purge for a restore")
                .isEmpty();
        closed(purging, () -> closed(watching, this::restore));

        ContactStore restored = stores.prepared(open().withTombstones(own));

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
        Submission again = stores.stored(restored);
        stores.guard(restored).reconcile();

        closed(restored, () -> {});

        assertThat(ready().submissions().findByEmail(StoredEnquiries.ADDRESS)).containsExactly(again);
    }

    @Test
    void tombstonesExpireWhenNoBackupCanHoldTheirRecordsAnyMore() {
        Path own = directory.resolve("other/node.tombstones");
        backedUpThenPurged();
        ContactStore other = stores.prepared(open().withTombstones(own));
        closed(other, () -> {});
        ContactStore store = ready();
        stores.clock.advance(Duration.ofDays(60));
        Submission late = stores.stored(store);
        stores.purge(store, List.of(late));
        stores.guard(store).expire(stores.clock.instant().minus(Duration.ofDays(60)));
        assertThat(archived(store)).as("on the last day").hasSize(2);

        stores.clock.advance(Duration.ofDays(1));
        stores.guard(store).expire(stores.clock.instant().minus(Duration.ofDays(60)));

        assertThat(archived(store)).containsExactly(late.id());
        assertThat(store.tombstones().list(Optional.empty(), 10))
                .extracting(Tombstone::record)
                .containsExactly(late.id());
        assertThat(store.tombstoneArchive().orElseThrow().endsWith(epoch(store)))
                .isTrue();
        // Another node whose archive has not expired yet takes nobody for restored.
        ContactStore behind = stores.prepared(open().withTombstones(own));
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
        stores.purge(later, purged);
        closed(later, this::restore);

        assertThat(SuddenlyHaltedReplay.run(place(), stores.keyFile(), stores.archive(), directory.resolve("output")))
                .isEqualTo(SuddenlyHaltedReplay.HALTED);
        Opened between = SuddenlyHaltedReplay.withoutReplay(place(), stores.keyFile());
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
        Files.delete(stores.archive());
        Files.createDirectory(stores.archive());

        JdbcContactStore store = open();

        assertThat(store.prepare(stores.clock)).extracting(Finding::code).containsExactly("TOMBSTONES-UNAVAILABLE");
        assertThatThrownBy(() -> store.submissions().find(enquiry.id())).isInstanceOf(IllegalStateException.class);
    }

    abstract String place();

    private Submission backedUpThenPurged() {
        ContactStore store = ready();
        Submission enquiry = stores.stored(store);
        closed(store, this::backUp);
        ContactStore later = ready();
        stores.purge(later, List.of(enquiry));
        closed(later, () -> {});
        return enquiry;
    }

    private ContactStore ready() {
        return stores.prepared(open());
    }

    private void closed(ContactStore store, Runnable then) {
        store.close();
        then.run();
    }
}
