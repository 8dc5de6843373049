/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ledger of some chained events in an embedded store, whose file is in somebody's hands. */
final class LedgerFile implements AutoCloseable {

    static final int CHAINED = 12;

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final List<RecordId> events = new ArrayList<>();
    private final Path directory;
    ContactStore store;
    ChainedLedger ledger;

    LedgerFile(Path directory) {
        this.directory = directory;
        open();
        append(CHAINED);
        ledger.chainNow();
        assertThat(ledger.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.count()).isEqualTo(CHAINED);
            assertThat(verified.checkpoint()).get().extracting("seq").isEqualTo((long) CHAINED);
        });
    }

    void open() {
        store = JdbcContactStore.open(database(), keys());
        assertThat(store.prepare()).isEmpty();
        ledger = ledger(store.checkpoints());
    }

    /** Opens a store elsewhere, with keys of its own and no checkpoints. */
    void openOthers(Path elsewhere) {
        KeySet others = KeySet.generate();
        store = JdbcContactStore.open(elsewhere, () -> others);
        assertThat(store.prepare()).isEmpty();
        ledger = withoutCheckpoints();
    }

    ChainedLedger withoutCheckpoints() {
        return ledger(Optional.empty());
    }

    private ChainedLedger ledger(Optional<Checkpoints> checkpoints) {
        return StoreLedger.of(store, checkpoints, clock);
    }

    Path database() {
        return directory.resolve("data/contact.db");
    }

    KeySource keys() {
        return KeySource.fileCreatedIfMissing(directory.resolve("keys/keys.json"));
    }

    Path checkpointFile() {
        return directory.resolve("keys/keys.json.checkpoints");
    }

    void append(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            LedgerEvent event = StoredEnquiries.accepted(ids, clock.instant());
            store.ledger().append(event);
            events.add(event.id());
        }
    }

    String id(int index) {
        return "'" + events.get(index) + "'";
    }

    void tamper(String... statements) {
        Tampering.with(database()).run(statements);
    }

    void assertBroken(Kind kind, long seq) {
        assertThat(ledger.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(kind);
            assertThat(broken.seq()).isEqualTo(seq);
        });
    }

    void assertBroken(Kind kind, long seq, int event) {
        LedgerVerification expected = new Broken(kind, seq, Optional.of(events.get(event)));
        assertThat(ledger.verify()).isEqualTo(expected);
    }

    @Override
    public void close() {
        store.close();
    }
}
