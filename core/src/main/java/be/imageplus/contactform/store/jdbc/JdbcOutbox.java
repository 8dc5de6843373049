/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.util.stream.Collectors.toMap;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Mails that are owed, in {@code cf_outbox}. */
final class JdbcOutbox implements Outbox {

    private static final String FREE_AND_DUE = " FROM cf_outbox WHERE open_due_at <= ? AND lease_until <= ?";

    private static final String ITEM =
            "id, submission, state, owed_since, due_at, attempts, may_have_arrived, last_code";

    /** One each time that an enquiry was released, so hardly ever two. */
    private static final int MOST_OF_ONE = 100;

    private final JdbcTransactions transactions;

    JdbcOutbox(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void enqueue(OutboxItem item) {
        transactions.change(session -> session.sql(
                        "INSERT INTO cf_outbox (" + ITEM + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .with(item.id(), item.submission(), item.state(), item.owedSince(), item.dueAt(), item.attempts())
                .with(item.mayHaveArrived(), item.lastCode())
                .later());
    }

    @Override
    public List<Leased> lease(String owner, Instant now, Instant until, int most) {
        // Workers that find nothing, which is what they mostly find, must not queue for the right to write.
        if (!transactions.isUnderWay() && !isAnythingDue(now)) {
            return List.of();
        }
        List<Leased> leased = transactions.write(session -> session.sql("UPDATE cf_outbox"
                        + " SET lease_owner = ?, lease_until = ?, lease_version = lease_version + 1 WHERE id "
                        + session.dialect()
                                .isAmongFree("SELECT id" + FREE_AND_DUE + " ORDER BY open_due_at, id LIMIT ?")
                        + " RETURNING " + ITEM + ", lease_version")
                .with(owner, until, now, now, most)
                .list(row -> new Leased(item(row), new Lease(owner, row.number("lease_version"), until))));
        List<Leased> ordered = new ArrayList<>(leased);
        ordered.sort(Comparator.comparing((Leased each) -> each.item().dueAt())
                .thenComparing(each -> each.item().id()));
        return List.copyOf(ordered);
    }

    @Override
    public boolean settle(Leased leased, OutboxItem after) {
        return transactions.write(
                session -> session.sql("UPDATE cf_outbox SET state = ?, owed_since = ?, due_at = ?, attempts = ?,"
                                        + " may_have_arrived = ?, last_code = ?, lease_owner = NULL, lease_until = 0"
                                        + " WHERE id = ? AND lease_owner = ? AND lease_version = ?")
                                .with(after.state(), after.owedSince(), after.dueAt(), after.attempts())
                                .with(after.mayHaveArrived(), after.lastCode())
                                .with(
                                        leased.item().id(),
                                        leased.lease().owner(),
                                        leased.lease().version())
                                .update()
                        == 1);
    }

    @Override
    public int bringForward(Instant now, Instant latest) {
        // Hardly ever is there one, and nobody must queue for the right to write to learn that.
        boolean any = transactions.read(session -> session.sql("SELECT 1 FROM cf_outbox WHERE open_due_at > ?"
                        + " UNION ALL SELECT 1 FROM cf_outbox WHERE open_due_at <= ? AND lease_until > ? LIMIT 1")
                .with(latest, latest, latest)
                .any());
        return any ? transactions.write(session -> bringForward(session, now, latest)) : 0;
    }

    private static int bringForward(Session session, Instant now, Instant latest) {
        int putOff = session.sql("UPDATE cf_outbox SET due_at = ? WHERE open_due_at > ?")
                .with(now, latest)
                .update();
        int leased = session.sql("UPDATE cf_outbox SET lease_until = 0 WHERE open_due_at <= ? AND lease_until > ?")
                .with(latest, latest)
                .update();
        return putOff + leased;
    }

    @Override
    public int release(Instant now) {
        return transactions.write(
                session -> session.sql("UPDATE cf_outbox SET due_at = ? WHERE open_due_at > ? AND state = 'PARKED'")
                        .with(now, now)
                        .update());
    }

    @Override
    public List<OutboxItem> list(State state, Optional<RecordId> after, int most) {
        return transactions.read(session -> session.sql(
                        "SELECT " + ITEM + " FROM cf_outbox WHERE state = ? AND id > ? ORDER BY id LIMIT ?")
                .with(state, after.map(RecordId::toString).orElse(""), most)
                .list(JdbcOutbox::item));
    }

    @Override
    public List<OutboxItem> mailsOf(RecordId submission) {
        return transactions.read(
                session -> session.sql("SELECT " + ITEM + " FROM cf_outbox WHERE submission = ? ORDER BY id LIMIT ?")
                        .with(submission, MOST_OF_ONE)
                        .list(JdbcOutbox::item));
    }

    @Override
    public Optional<OutboxItem> requeue(RecordId id, Instant now) {
        return transactions.write(session -> session.sql("UPDATE cf_outbox SET state = 'PENDING', owed_since = ?,"
                        + " due_at = ?, attempts = 0, may_have_arrived = 0, last_code = NULL"
                        + " WHERE id = ? AND state = 'DEAD' RETURNING " + ITEM)
                .with(now, now, id)
                .first(JdbcOutbox::item));
    }

    @Override
    public Backlog backlog() {
        List<Waiting> waiting = transactions.read(session -> session.sql(
                        "SELECT state, COUNT(*) AS items, MIN(due_at) AS oldest_due FROM cf_outbox"
                                + " WHERE state IN ('PENDING', 'PARKED', 'DEAD') GROUP BY state")
                .list(row -> new Waiting(
                        row.constant(State.class, "state"), row.number("items"), row.instant("oldest_due"))));
        return new Backlog(
                waiting.stream().collect(toMap(Waiting::state, Waiting::items)),
                waiting.stream()
                        .filter(each -> each.state() == State.PENDING)
                        .map(Waiting::oldestDue)
                        .findFirst());
    }

    /** The items in one state. */
    private record Waiting(State state, long items, Instant oldestDue) {}

    private boolean isAnythingDue(Instant now) {
        return transactions.read(session -> session.sql("SELECT 1" + FREE_AND_DUE + " LIMIT 1")
                .with(now, now)
                .any());
    }

    private static OutboxItem item(Row row) throws SQLException {
        return new OutboxItem(
                row.id("id"),
                row.id("submission"),
                row.constant(State.class, "state"),
                row.instant("owed_since"),
                row.instant("due_at"),
                row.count("attempts"),
                row.flag("may_have_arrived"),
                row.optionalText("last_code"));
    }
}
