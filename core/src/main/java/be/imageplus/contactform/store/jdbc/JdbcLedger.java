/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;

/** Events in {@code cf_ledger_event}. */
final class JdbcLedger implements Ledger {

    private final JdbcTransactions transactions;

    JdbcLedger(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void append(LedgerEvent event) {
        transactions.change(session -> session.sql("INSERT INTO cf_ledger_event"
                        + " (id, occurred_at, type, actor, subject, register_version, reason)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .with(event.id(), event.at(), event.type(), event.actor())
                .with(event.subject(), event.registerVersion(), event.reason())
                .later());
    }

    @Override
    public List<LedgerEvent> about(RecordId subject) {
        return transactions.read(session -> session.sql("SELECT id, occurred_at, type, actor, register_version, reason"
                        + " FROM cf_ledger_event WHERE subject = ? ORDER BY occurred_at, id")
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
}
