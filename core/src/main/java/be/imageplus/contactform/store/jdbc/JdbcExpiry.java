/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.mail.AcknowledgementTerms;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Looks that are due, in {@code cf_life}, which schema 2 has not. */
final class JdbcExpiry implements Expiry {

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();
    private final LaterTables acknowledgements = LaterTables.ofLimitsAndAcknowledgements();

    JdbcExpiry(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Due> due(Instant by, Optional<Due> after, int most) {
        return read(session -> session.sql(LifeRow.HEADLINE
                        + "WHERE l.look_at <= ? AND (l.look_at, l.submission) > (?, ?)"
                        + " ORDER BY l.look_at, l.submission LIMIT ?"
                        + (transactions.isUnderWay() ? session.dialect().lockedRowsOf("l") : ""))
                .with(by, after.map(Due::lookAt).orElse(Instant.EPOCH))
                .with(after.map(last -> last.enquiry().life().submission().toString())
                        .orElse(""))
                .with(most)
                .list(row -> new Due(LifeRow.headline(row), row.instant("look_at"), row.optionalText("waits_for"))));
    }

    @Override
    public void lookAgain(RecordId enquiry, Optional<Instant> at, Optional<String> waitsFor) {
        transactions.change(session -> session.sql("UPDATE cf_life SET look_at = ?, waits_for = ? WHERE submission = ?")
                .with(at, waitsFor, enquiry)
                .later());
    }

    @Override
    public Optional<RecordId> lookAnew(Optional<RecordId> after, int most) {
        String from = after.map(RecordId::toString).orElse("");
        return transactions.write(session -> {
            tables.require(session);
            Optional<RecordId> last = session
                    .sql("SELECT submission FROM cf_life WHERE submission > ? ORDER BY submission LIMIT ?")
                    .with(from, most)
                    .list(row -> row.id("submission"))
                    .stream()
                    .max(Comparator.naturalOrder());
            last.ifPresent(end -> session.sql("UPDATE cf_life SET look_at = 0 WHERE submission > ? AND submission <= ?"
                            + " AND (look_at IS NULL OR look_at <> 0)")
                    .with(from, end)
                    .update());
            return last;
        });
    }

    @Override
    public List<Owing> owingMail(Collection<RecordId> enquiries, Instant now) {
        ManyIds ids = new ManyIds(enquiries);
        return transactions.read(session -> {
            Map<RecordId, Owing> owing = new LinkedHashMap<>();
            ids.list(
                            session,
                            "SELECT submission, MAX(lease_until) AS leased_until FROM cf_outbox WHERE submission IN "
                                    + ManyIds.PLACES + " AND state IN ('PENDING', 'PARKED') GROUP BY submission",
                            row -> new Owing(
                                    row.id("submission"),
                                    row.instant("leased_until").isAfter(now)))
                    .forEach(mail -> owing.put(mail.enquiry(), mail));
            acknowledgements(session, ids, now)
                    .forEach(mail -> owing.merge(
                            mail.enquiry(),
                            mail,
                            (one, other) -> new Owing(one.enquiry(), one.underWay() || other.underWay())));
            return List.copyOf(owing.values());
        });
    }

    /** What is past its age will not leave any more, whether or not a worker has dropped it yet. */
    private List<Owing> acknowledgements(Session session, ManyIds ids, Instant now) {
        record Pending(RecordId submission, boolean mayLeave, boolean leased) {}
        if (!acknowledgements.areThere(session)) {
            return List.of();
        }
        Instant oldest = now.minus(AcknowledgementTerms.LONGEST_AGE);
        return ids
                .list(
                        session,
                        "SELECT submission, owed_since, lease_until FROM cf_acknowledgement WHERE submission IN "
                                + ManyIds.PLACES + " AND state = 'PENDING'",
                        row -> new Pending(
                                row.id("submission"),
                                row.instant("owed_since").isAfter(oldest),
                                row.instant("lease_until").isAfter(now)))
                .stream()
                .filter(pending -> pending.mayLeave() || pending.leased())
                .map(pending -> new Owing(pending.submission(), pending.leased()))
                .toList();
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
