/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEntry;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Events in {@code cf_ledger_event}; each waits in {@code cf_ledger_unchained}, with its proof, for its place. */
final class JdbcLedger implements Ledger {

    private final JdbcTransactions transactions;
    private final LedgerChain chain;
    private final Vault vault;

    /** Whether the tables were seen to have a place for proofs; until then every event looks. */
    private volatile boolean provable;

    JdbcLedger(JdbcTransactions transactions, LedgerChain chain, Vault vault) {
        this.transactions = transactions;
        this.chain = chain;
        this.vault = vault;
    }

    @Override
    public void append(LedgerEvent event) {
        LedgerEntry entry = LedgerEntry.of(event);
        byte[] proof = HexFormat.of().parseHex(entry.proof(vault));
        transactions.change(session -> {
            if (provable) {
                session.sql("INSERT INTO cf_ledger_unchained (event, proof) VALUES (?, ?)")
                        .with(entry.id(), proof)
                        .later();
                insert(session, entry);
            } else {
                insert(session, entry);
                proveAfterwards(session, entry, proof);
            }
        });
    }

    /**
     * The tables may get a place for proofs at any moment. To look after the event was written is safe: whoever changes
     * the tables waits for us, or we have waited for them.
     */
    private void proveAfterwards(Session session, LedgerEntry entry, byte[] proof) {
        session.settleOwed();
        if (chain.isReady()) {
            provable = true;
            session.sql("UPDATE cf_ledger_unchained SET proof = ? WHERE event = ?")
                    .with(proof, entry.id())
                    .later();
        }
    }

    private static void insert(Session session, LedgerEntry entry) {
        session.sql("INSERT INTO cf_ledger_event (id, occurred_at, type, actor, subject, register_version, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .with(entry.id(), entry.occurredAt(), entry.type(), entry.actor())
                .with(entry.subject(), entry.registerVersion(), entry.reason())
                .later();
    }

    @Override
    public List<LedgerEvent> about(RecordId subject) {
        return transactions.read(session -> session.sql("SELECT id, occurred_at, type, actor, register_version, reason"
                        + " FROM cf_ledger_event WHERE subject = ? ORDER BY id")
                .with(subject)
                .list(row -> new LedgerEvent(
                        row.id("id"),
                        row.instant("occurred_at"),
                        row.constant(LedgerEvent.Type.class, "type"),
                        row.text("actor"),
                        Optional.of(subject),
                        row.optionalText("register_version"),
                        row.optionalText("reason"))));
    }

    @Override
    public List<Placed> placed(RecordId subject, Optional<String> after, int most) {
        return transactions.read(session -> session.sql("SELECT " + LedgerRow.ENTRY + ", " + LedgerRow.LINK
                        + ", u.proof, b.mac AS before FROM cf_ledger_event e"
                        + " LEFT JOIN cf_ledger_chain c ON c.event = e.id"
                        + " LEFT JOIN cf_ledger_chain b ON b.seq = c.seq - 1"
                        + " LEFT JOIN cf_ledger_unchained u ON u.event = e.id"
                        + " WHERE e.subject = ? AND e.id > ? ORDER BY e.id LIMIT ?")
                .with(subject, after.orElse(""), most)
                .list(row -> new Placed(
                        LedgerRow.entry(row).orElseThrow(),
                        LedgerRow.link(row),
                        LedgerRow.hexadecimal(row, "before"),
                        LedgerRow.hexadecimal(row, "proof"))));
    }

    @Override
    public List<Listed> list(Optional<String> after, int most) {
        return transactions.read(session -> session.sql("SELECT e.id, CASE"
                        + " WHEN EXISTS (SELECT 1 FROM cf_ledger_chain c WHERE c.event = e.id AND c.seq > 0) THEN 1"
                        + " WHEN EXISTS (SELECT 1 FROM cf_ledger_unchained u WHERE u.event = e.id) THEN 1"
                        + " ELSE 0 END AS accounted FROM cf_ledger_event e WHERE e.id > ? ORDER BY e.id LIMIT ?")
                .with(after.orElse(""), most)
                .list(row -> new Listed(row.text("id"), row.flag("accounted"))));
    }
}
