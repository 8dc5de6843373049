/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.TruncationResult.Refused;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.Chores.Chore;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * A ledger whose database somebody has in their hands, without the keys and the file of checkpoints. Its first events
 * are due, the others are 400 days younger, and the tables were copied when all of it was chained.
 */
final class TamperedLedger implements AutoCloseable {

    /** Places 1 to 6 are due. */
    static final int OLD = 6;

    static final int CHAINED = 12;

    /** The engines that it may lie in. */
    enum Kept {
        IN_SQLITE,
        IN_POSTGRES
    }

    final KeySet keys = KeySet.generate();
    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final ContactStore store;
    final ChainedLedger ledger;
    private final RecordIds ids = new RecordIds(clock);
    private final Path directory;
    private final Tampering tampering;

    TamperedLedger(Kept kept, Path directory) {
        this.directory = directory;
        if (kept == Kept.IN_SQLITE) {
            Path database = directory.resolve("data/contact.db");
            this.store = JdbcContactStore.open(database, () -> keys);
            this.tampering = Tampering.with(database);
        } else {
            DataSource database =
                    PostgresServer.shared().dataSource(PostgresServer.shared().newDatabase());
            this.store = JdbcContactStore.open(database, () -> keys);
            this.tampering = database::getConnection;
        }
        assertThat(store.prepare()).isEmpty();
        this.ledger = StoreLedger.of(store, Optional.of(checkpoints()), clock);
        append(OLD);
        clock.advance(Duration.ofDays(400));
        append(CHAINED - OLD);
        ledger.chainNow();
        copy();
        clock.advance(Duration.ofDays(800));
    }

    Checkpoints checkpoints() {
        return checkpoints("keys");
    }

    /** Of another node. */
    Checkpoints checkpoints(String place) {
        return Checkpoints.file(directory.resolve(place).resolve("checkpoints"));
    }

    /** The ledger as a node has it that knows no place for checkpoints. */
    ChainedLedger withoutCheckpoints() {
        return StoreLedger.of(store, clock);
    }

    void append(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            store.ledger().append(event());
        }
    }

    LedgerEvent event() {
        return StoredEnquiries.accepted(ids, clock.instant());
    }

    /** Copies events and links. */
    void copy() {
        tamper(
                "DROP TABLE IF EXISTS copy_event",
                "DROP TABLE IF EXISTS copy_chain",
                "CREATE TABLE copy_event AS SELECT * FROM cf_ledger_event",
                "CREATE TABLE copy_chain AS SELECT * FROM cf_ledger_chain");
    }

    /** Puts events and their links back from the copy. */
    void putBack(int from, int to) {
        String places = " FROM copy_chain WHERE seq BETWEEN " + from + " AND " + to;
        tamper(
                "INSERT INTO cf_ledger_event SELECT * FROM copy_event WHERE id IN (SELECT event" + places + ")",
                "DELETE FROM cf_ledger_unchained",
                "INSERT INTO cf_ledger_chain SELECT *" + places);
    }

    /** Removes links and the events behind them. */
    void remove(String places) {
        tamper(
                "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE " + places + ")",
                "DELETE FROM cf_ledger_chain WHERE " + places);
    }

    void tamper(String... statements) {
        tampering.run(statements);
    }

    void assertBroken(Kind kind, long seq) {
        assertThat(ledger.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.kind()).isEqualTo(kind);
            assertThat(broken.seq()).isEqualTo(seq);
        });
    }

    /** It is not truncated, and nothing says that it was. */
    void assertRefused(Kind kind, long seq) {
        int links = store.ledgerChain().links(0, 100).size();
        Optional<Instant> done = done();
        clock.advance(Duration.ofMinutes(1));

        assertThat(ledger.truncate()).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.events()).isZero();
            assertThat(refused.broken().kind()).isEqualTo(kind);
            assertThat(refused.broken().seq()).isEqualTo(seq);
        });
        assertThat(store.ledgerChain().links(0, 100)).as("is left").hasSize(links);
        assertThat(done()).as("is not said to be done").isEqualTo(done);
    }

    private Optional<Instant> done() {
        return store.chores().find("ledger-truncation").flatMap(Chore::doneAt);
    }

    @Override
    public void close() {
        store.close();
    }
}
