/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Looks that are due, in {@code cf_life}, which schema 2 has not. */
final class JdbcExpiry implements Expiry {

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcExpiry(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Headline> due(Instant by, int most) {
        return read(session -> session.sql(LifeRow.HEADLINE
                        + "WHERE l.look_at <= ? ORDER BY l.look_at, l.submission LIMIT ?"
                        + (transactions.isUnderWay() ? session.dialect().lockedRowsOf("l") : ""))
                .with(by, most)
                .list(LifeRow::headline));
    }

    @Override
    public void lookAgain(RecordId enquiry, Optional<Instant> at, Optional<String> waitsFor) {
        transactions.change(session -> session.sql("UPDATE cf_life SET look_at = ?, waits_for = ? WHERE submission = ?")
                .with(at, waitsFor, enquiry)
                .later());
    }

    @Override
    public Optional<RecordId> lookAnew(Optional<RecordId> after, int most) {
        return transactions.write(session -> {
            tables.require(session);
            return session
                    .sql("UPDATE cf_life SET look_at = 0 WHERE submission IN"
                            + " (SELECT submission FROM cf_life WHERE submission > ? ORDER BY submission LIMIT ?)"
                            + " RETURNING submission")
                    .with(after.map(RecordId::toString).orElse(""), most)
                    .list(row -> row.id("submission"))
                    .stream()
                    .max(Comparator.naturalOrder());
        });
    }

    @Override
    public List<RecordId> owingMail(Collection<RecordId> enquiries) {
        return transactions.read(session -> new ManyIds(enquiries)
                .list(
                        session,
                        "SELECT DISTINCT submission FROM cf_outbox WHERE submission IN " + ManyIds.PLACES
                                + " AND state IN ('PENDING', 'PARKED')",
                        row -> row.id("submission")));
    }

    @Override
    public Standing standing() {
        return read(session -> new Standing(
                session.sql("SELECT look_at FROM cf_life WHERE look_at > 0 AND waits_for IS NULL"
                                + " ORDER BY look_at LIMIT 1")
                        .first(row -> row.instant("look_at")),
                session.sql("SELECT 1 FROM cf_life WHERE look_at = 0 LIMIT 1").any(),
                session.sql("SELECT waits_for, COUNT(*) AS enquiries FROM cf_life WHERE waits_for IS NOT NULL"
                                + " GROUP BY waits_for ORDER BY waits_for")
                        .list(row -> new Waiting(row.text("waits_for"), row.number("enquiries")))));
    }

    private <T> T read(Function<Session, T> query) {
        return transactions.read(session -> {
            tables.require(session);
            return query.apply(session);
        });
    }
}
