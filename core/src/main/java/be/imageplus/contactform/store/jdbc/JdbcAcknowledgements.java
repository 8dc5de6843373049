/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import java.time.Instant;
import java.util.List;

/** Mails to visitors in {@code cf_acknowledgement}, which schema 3 has not. */
final class JdbcAcknowledgements implements Acknowledgements {

    private final JdbcTransactions transactions;
    private final JdbcMailQueue queue;
    private final LaterTables tables = LaterTables.ofLimitsAndAcknowledgements();

    JdbcAcknowledgements(JdbcTransactions transactions) {
        this.transactions = transactions;
        this.queue = new JdbcMailQueue(transactions, "cf_acknowledgement");
    }

    @Override
    public boolean add(OutboxItem item, byte[] key) {
        return transactions.write(session -> tables.areThere(session)
                && session.sql("INSERT INTO cf_acknowledgement (address_key, " + JdbcMailQueue.ITEM
                                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (address_key) DO NOTHING")
                                .with(key)
                                .with(item.id(), item.submission(), item.state(), item.owedSince(), item.dueAt())
                                .with(item.attempts(), item.mayHaveArrived(), item.lastCode())
                                .update()
                        == 1);
    }

    @Override
    public int since(Instant from, int most) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT 1 FROM cf_acknowledgement WHERE owed_since >= ? LIMIT ?")
                        .with(from, most)
                        .list(row -> true)
                        .size()
                : 0);
    }

    @Override
    public List<Leased> lease(String owner, Instant now, Instant until, int most) {
        return areThere() ? queue.lease(owner, now, until, most) : List.of();
    }

    @Override
    public boolean settle(Leased leased, OutboxItem after) {
        return areThere() && queue.settle(leased, after);
    }

    @Override
    public int bringForward(Instant now, Instant latest) {
        return areThere() ? queue.bringForward(now, latest) : 0;
    }

    private boolean areThere() {
        return transactions.read(tables::areThere);
    }
}
