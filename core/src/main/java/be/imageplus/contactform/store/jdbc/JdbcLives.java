/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Lives in {@code cf_life}, which schema 2 has not; a trigger begins each. */
final class JdbcLives implements Lives {

    /** Ids follow the clock of the node that made them, and count on when that is set back. */
    private static final Duration IDS_STRAY = Duration.ofDays(1);

    private static final String LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private static final String IN_PERIOD = " l.submission < ? AND l.submission >= ?"
            + " AND s.received_at >= ? AND s.received_at < ? ORDER BY l.submission DESC LIMIT ?";

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcLives(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean isReady() {
        return transactions.read(tables::areThere);
    }

    @Override
    public Optional<Headline> find(RecordId id) {
        return read(session -> session.sql(LifeRow.HEADLINE + "WHERE l.submission = ?")
                .with(id)
                .first(LifeRow::headline));
    }

    @Override
    public Optional<Headline> findByReference(Reference reference) {
        return read(session -> session.sql(LifeRow.HEADLINE + "WHERE s.reference = ?")
                .with(reference.value())
                .first(LifeRow::headline));
    }

    @Override
    public List<Headline> list(Which which, Optional<RecordId> after, int most) {
        return read(session -> {
            if (which.stages().isEmpty()) {
                return inPeriod(session.sql(LifeRow.HEADLINE + "WHERE" + IN_PERIOD), which, after, most);
            }
            // One index range a stage: together they are as many rows as there are stages in a page.
            return which.stages().stream()
                    .sorted()
                    .flatMap(stage -> inPeriod(
                            session.sql(LifeRow.HEADLINE + "WHERE l.stage = ? AND" + IN_PERIOD)
                                    .with(stage),
                            which,
                            after,
                            most)
                            .stream())
                    .sorted(Comparator.comparing((Headline each) -> each.life().submission())
                            .reversed())
                    .limit(most)
                    .toList();
        });
    }

    private static List<Headline> inPeriod(Sql list, Which which, Optional<RecordId> after, int most) {
        String beforeId = Stream.concat(
                        after.stream().map(RecordId::toString),
                        which.until().stream()
                                .map(until ->
                                        RecordId.firstOf(until.plus(IDS_STRAY)).toString()))
                .min(Comparator.naturalOrder())
                .orElse(LAST_ID);
        return list.with(
                        beforeId,
                        which.from()
                                .map(from ->
                                        RecordId.firstOf(from.minus(IDS_STRAY)).toString())
                                .orElse(""))
                .with(which.from().orElse(Instant.EPOCH))
                .with(which.until().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE), most)
                .list(LifeRow::headline);
    }

    @Override
    public boolean update(Life before, Life after) {
        if (!before.submission().equals(after.submission())) {
            throw new IllegalArgumentException("after: expected the life of the same enquiry");
        }
        return transactions.write(session -> {
            tables.require(session);
            int changed = session.sql("UPDATE cf_life SET stage = ?, revision = revision + 1, active_at = ?,"
                            + " resolved_at = ?, outcome = ?, overlays = ?, look_at = 0, waits_for = NULL"
                            + " WHERE submission = ? AND revision = ?")
                    .with(after.stage(), after.activeAt())
                    .with(
                            after.resolution().map(Resolution::at),
                            after.resolution().map(Resolution::outcome))
                    .with(LifeRow.overlays(after), after.submission(), before.revision())
                    .update();
            if (changed == 1) {
                // What every release looks at before a mail leaves.
                session.sql("UPDATE cf_submission SET restricted = ?, on_hold = ? WHERE id = ?")
                        .with(after.isRestricted(), after.withholdsMail(), after.submission())
                        .later();
            }
            return changed == 1;
        });
    }

    private <T> T read(Function<Session, T> query) {
        return transactions.read(session -> {
            tables.require(session);
            return query.apply(session);
        });
    }
}
