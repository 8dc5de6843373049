/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferNews;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What was said in {@code cf_transfer_invalidation}, what was told in {@code cf_transfer_warning}; not in schema 1. */
final class JdbcTransferBook implements TransferBook {

    private static final Duration UNTIL_UPDATED = Duration.ofMinutes(10);

    private final JdbcTransactions transactions;

    /** Once the tables are there they stay. */
    private volatile boolean there;

    JdbcTransferBook(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Invalidation> invalidation(String reference) {
        return transactions.read(session -> isThere(session)
                ? session.sql("SELECT reference, void_from, reason, stated_at FROM cf_transfer_invalidation"
                                + " WHERE reference = ?")
                        .with(reference)
                        .first(JdbcTransferBook::said)
                : Optional.empty());
    }

    @Override
    public List<Invalidation> invalidations(Optional<String> after, int most) {
        return transactions.read(session -> isThere(session)
                ? session.sql("SELECT reference, void_from, reason, stated_at FROM cf_transfer_invalidation"
                                + " WHERE reference > ? ORDER BY reference LIMIT ?")
                        .with(after.orElse(""), most)
                        .list(JdbcTransferBook::said)
                : List.of());
    }

    @Override
    public void invalidate(Invalidation said) {
        transactions.change(session -> {
            requireThere(session);
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
            requireThere(session);
            return session.sql("DELETE FROM cf_transfer_invalidation WHERE reference = ?")
                            .with(reference)
                            .update()
                    == 1;
        });
    }

    @Override
    public boolean tell(TransferNews news) {
        return transactions.write(session -> {
            requireThere(session);
            return session.sql("INSERT INTO cf_transfer_warning (recipient, last_day, days_before)"
                                    + " VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                            .with(
                                    news.recipient(),
                                    news.lastDay().map(LocalDate::toString).orElse(""),
                                    news.daysBefore())
                            .update()
                    == 1;
        });
    }

    private void requireThere(Session session) {
        if (!isThere(session)) {
            throw new UnavailableException(
                    "STORE-SCHEMA-OLDER",
                    "The database has schema 1, which has no place for what is said of transfers: update its tables.",
                    UNTIL_UPDATED,
                    null);
        }
    }

    private boolean isThere(Session session) {
        if (!there) {
            there = session.hasTable("cf_transfer_warning");
        }
        return there;
    }

    private static Invalidation said(Row row) throws SQLException {
        return new Invalidation(
                row.text("reference"),
                LocalDate.parse(row.text("void_from")),
                row.text("reason"),
                row.instant("stated_at"));
    }
}
