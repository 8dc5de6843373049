/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.LedgerChain;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Links in {@code cf_ledger_chain}, and what waits in {@code cf_ledger_unchained}; schema 1 has neither. */
final class JdbcLedgerChain implements LedgerChain {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTransactions transactions;

    /** Once the tables are there they stay. */
    private volatile boolean ready;

    JdbcLedgerChain(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean isReady() {
        if (!ready) {
            ready = transactions.read(session -> session.hasTable("cf_ledger_chain"));
        }
        return ready;
    }

    @Override
    public List<Unchained> unchained(Optional<String> after, int most) {
        return transactions.read(session -> session.sql("SELECT u.event, u.proof, " + LedgerRow.ENTRY
                        + " FROM cf_ledger_unchained u LEFT JOIN cf_ledger_event e ON e.id = u.event"
                        + " WHERE u.event > ? ORDER BY u.event LIMIT ?")
                .with(after.orElse(""), most)
                .list(row ->
                        new Unchained(row.text("event"), LedgerRow.entry(row), LedgerRow.hexadecimal(row, "proof"))));
    }

    @Override
    public long length() {
        return transactions
                .read(session -> session.sql("SELECT COALESCE(MAX(seq), 0) AS length FROM cf_ledger_chain")
                        .first(row -> row.number("length")))
                .orElse(0L);
    }

    @Override
    public List<Chained> links(long after, int most) {
        return transactions.read(session -> session.sql("SELECT " + LedgerRow.LINK + ", " + LedgerRow.ENTRY
                        + " FROM cf_ledger_chain c LEFT JOIN cf_ledger_event e ON e.id = c.event"
                        + " WHERE c.seq > ? ORDER BY c.seq LIMIT ?")
                .with(after, most)
                .list(row -> new Chained(LedgerRow.link(row).orElseThrow(), LedgerRow.entry(row))));
    }

    @Override
    public void extend(List<Link> links) {
        long first = links.get(0).seq();
        long last = links.get(links.size() - 1).seq();
        transactions.change(session -> {
            links.forEach(link -> session.sql("INSERT INTO cf_ledger_chain (seq, event, chained_at, adopted, mac)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .with(link.seq(), link.event(), link.chainedAt(), link.adopted(), HEX.parseHex(link.mac()))
                    .later());
            session.sql("DELETE FROM cf_ledger_unchained WHERE event IN"
                            + " (SELECT event FROM cf_ledger_chain WHERE seq BETWEEN ? AND ?)")
                    .with(first, last)
                    .later();
        });
    }
}
