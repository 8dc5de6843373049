/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
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
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The stores of a test over one database, the keys and the archive of tombstones beside it, and what was logged. */
final class RestoredStores implements AutoCloseable {

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Deque<ContactStore> opened = new ArrayDeque<>();
    private final Path directory;

    RestoredStores(Path directory) {
        this.directory = directory;
        log.start();
        logger().addAppender(log);
    }

    ContactStore prepared(JdbcContactStore store) {
        opened.push(store);
        assertThat(store.prepare(clock)).isEmpty();
        return store;
    }

    /** An enquiry with a mail that is owed and one that has left. */
    Submission stored(ContactStore store) {
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

    void purge(ContactStore store, List<Submission> purged) {
        store.transactions().run(() -> {
            purged.forEach(each -> assertThat(store.records().erase(each.id())).isTrue());
            guard(store).bury(purged.stream().map(this::tombstone).toList());
        });
    }

    Tombstone tombstone(Submission purged) {
        return new Tombstone(purged.id(), clock.instant(), "period-ended");
    }

    RestoreGuard guard(ContactStore store) {
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

    static void assertGone(ContactStore store, Submission enquiry) {
        assertThat(store.submissions().find(enquiry.id())).isEmpty();
        assertThat(store.lives().find(enquiry.id())).isEmpty();
        assertThat(store.disclosures().of(enquiry.id())).isEmpty();
        assertThat(store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 100))
                .extracting(OutboxItem::submission)
                .doesNotContain(enquiry.id());
    }

    static List<RecordId> archived(ContactStore store) {
        List<RecordId> records = new ArrayList<>();
        store.tombstoneArchive().orElseThrow().read(tombstone -> records.add(tombstone.record()));
        return records;
    }

    static Optional<String> epoch(ContactStore store) {
        return store.tombstones().epoch().map(epoch -> epoch.name());
    }

    static List<String> replays(ContactStore store) {
        return store.ledgerChain().unchained(Optional.empty(), 10_000).stream()
                .flatMap(waiting -> waiting.entry().stream())
                .filter(entry -> entry.type().equals(LedgerEvent.Type.RESTORE_REPLAYED.name()))
                .map(entry -> entry.reason().orElseThrow())
                .toList();
    }

    List<String> errors() {
        return log.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    KeySource keys() {
        return KeySource.fileCreatedIfMissing(keyFile());
    }

    Path keyFile() {
        return directory.resolve("keys/keys.json");
    }

    Path archive() {
        return directory.resolve("keys/keys.json.tombstones");
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("be.imageplus.contactform.retention");
    }

    @Override
    public void close() {
        logger().detachAppender(log);
        opened.forEach(ContactStore::close);
    }
}
