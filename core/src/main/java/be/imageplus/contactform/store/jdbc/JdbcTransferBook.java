/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferNews;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What was said in {@code cf_transfer_invalidation}, what was told in {@code cf_transfer_warning}; not in schema 1. */
final class JdbcTransferBook implements TransferBook {

    private static final String SAID = "SELECT reference, void_from, reason, stated_at FROM cf_transfer_invalidation";

    private final JdbcTransactions transactions;
    private final LaterTables tables = new LaterTables("cf_transfer_warning", 2);

    JdbcTransferBook(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Invalidation> invalidations(Collection<String> references) {
        if (references.isEmpty()) {
            return List.of();
        }
        // As many texts as recipients with different numbers of mechanisms: a few for each register.
        String each = String.join(", ", Collections.nCopies(references.size(), "?"));
        return transactions.read(session -> tables.areThere(session)
                ? session.sql(SAID + " WHERE reference IN (" + each + ")")
                        .with(references.toArray())
                        .list(JdbcTransferBook::said)
                : List.of());
    }

    @Override
    public List<Invalidation> invalidations(Optional<String> after, int most) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql(SAID + " WHERE reference > ? ORDER BY reference LIMIT ?")
                        .with(after.orElse(""), most)
                        .list(JdbcTransferBook::said)
                : List.of());
    }

    @Override
    public void invalidate(Invalidation said) {
        transactions.change(session -> {
            tables.require(session);
            session.sql("INSERT INTO cf_transfer_invalidation (reference, void_from, reason, stated_at)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT (reference) DO UPDATE SET"
                            + " void_from = excluded.void_from, reason = excluded.reason,"
                            + " stated_at = excluded.stated_at")
                    .with(said.reference(), said.from(), said.reason(), said.statedAt())
                    .update();
        });
    }

    @Override
    public boolean reinstate(String reference) {
        return transactions.write(session -> {
            tables.require(session);
            return session.sql("DELETE FROM cf_transfer_invalidation WHERE reference = ?")
                            .with(reference)
                            .update()
                    == 1;
        });
    }

    @Override
    public List<TransferNews> told(String recipient) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT last_day, days_before FROM cf_transfer_warning WHERE recipient = ?"
                                + " ORDER BY last_day DESC, days_before DESC LIMIT 100")
                        .with(recipient)
                        .list(row -> new TransferNews(
                                recipient,
                                Optional.of(row.text("last_day"))
                                        .filter(day -> !day.isEmpty())
                                        .map(LocalDate::parse),
                                row.count("days_before")))
                : List.of());
    }

    @Override
    public boolean tell(TransferNews news) {
        return transactions.write(session -> {
            tables.require(session);
            return session.sql("INSERT INTO cf_transfer_warning (recipient, last_day, days_before)"
                                    + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                            .with(news.recipient(), lastDay(news), news.daysBefore())
                            .update()
                    == 1;
        });
    }

    @Override
    public boolean forget(TransferNews news) {
        return transactions.write(session -> {
            tables.require(session);
            return session.sql("DELETE FROM cf_transfer_warning"
                                    + " WHERE recipient = ? AND last_day = ? AND days_before = ?")
                            .with(news.recipient(), lastDay(news), news.daysBefore())
                            .update()
                    == 1;
        });
    }

    private static String lastDay(TransferNews news) {
        return news.lastDay().map(LocalDate::toString).orElse("");
    }

    private static Invalidation said(Row row) throws SQLException {
        return new Invalidation(
                row.text("reference"),
                LocalDate.parse(row.text("void_from")),
                row.constant(Invalidation.Reason.class, "reason"),
                row.instant("stated_at"));
    }
}
