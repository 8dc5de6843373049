/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.LedgerBeginning;
import java.util.HexFormat;
import java.util.Optional;

/** The anchor in {@code cf_ledger_anchor}, which schema 2 has not. */
final class JdbcLedgerBeginning implements LedgerBeginning {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcLedgerBeginning(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean isReady() {
        return transactions.read(tables::areThere);
    }

    @Override
    public Optional<Anchor> anchor() {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT seq, mac, anchored_at, proof FROM cf_ledger_anchor WHERE id = 1")
                        .first(row -> new Anchor(
                                row.number("seq"),
                                HEX.formatHex(row.bytes("mac")),
                                row.instant("anchored_at"),
                                HEX.formatHex(row.bytes("proof"))))
                : Optional.empty());
    }

    @Override
    public void truncate(long first, Anchor anchor) {
        transactions.change(session -> {
            tables.require(session);
            session.sql("DELETE FROM cf_ledger_event WHERE id IN"
                            + " (SELECT event FROM cf_ledger_chain WHERE seq BETWEEN ? AND ?)")
                    .with(first, anchor.seq())
                    .later();
            session.sql("DELETE FROM cf_ledger_chain WHERE seq BETWEEN ? AND ?")
                    .with(first, anchor.seq())
                    .later();
            session.sql("INSERT INTO cf_ledger_anchor (id, seq, mac, anchored_at, proof) VALUES (1, ?, ?, ?, ?)"
                            + " ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, mac = excluded.mac,"
                            + " anchored_at = excluded.anchored_at, proof = excluded.proof")
                    .with(anchor.seq(), HEX.parseHex(anchor.mac()), anchor.at(), HEX.parseHex(anchor.proof()))
                    .later();
        });
    }
}
