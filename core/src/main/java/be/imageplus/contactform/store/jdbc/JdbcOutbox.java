/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.util.stream.Collectors.toMap;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails that are owed, in {@code cf_outbox}. */
final class JdbcOutbox implements Outbox {

    private static final String ITEM = JdbcMailQueue.ITEM;

    /** One each time that an enquiry was released, so hardly ever two. */
    private static final int MOST_OF_ONE = 100;

    private final JdbcTransactions transactions;
    private final JdbcMailQueue queue;

    JdbcOutbox(JdbcTransactions transactions) {
        this.transactions = transactions;
        this.queue = new JdbcMailQueue(transactions, "cf_outbox");
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
        return queue.lease(owner, now, until, most);
    }

    @Override
    public boolean settle(Leased leased, OutboxItem after) {
        return queue.settle(leased, after);
    }

    @Override
    public int bringForward(Instant now, Instant latest) {
        return queue.bringForward(now, latest);
    }

    @Override
    public boolean isAnyDue(Instant now) {
        return transactions.read(session -> session.sql("SELECT 1 FROM cf_outbox WHERE open_due_at <= ? LIMIT 1")
                .with(now)
                .any());
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
                .list(JdbcMailQueue::item));
    }

    @Override
    public List<OutboxItem> mailsOf(RecordId submission) {
        return transactions.read(
                session -> session.sql("SELECT " + ITEM + " FROM cf_outbox WHERE submission = ? ORDER BY id LIMIT ?")
                        .with(submission, MOST_OF_ONE)
                        .list(JdbcMailQueue::item));
    }

    @Override
    public Optional<OutboxItem> requeue(RecordId id, Instant now) {
        return transactions.write(session -> session.sql("UPDATE cf_outbox SET state = 'PENDING', owed_since = ?,"
                        + " due_at = ?, attempts = 0, may_have_arrived = 0, last_code = NULL"
                        + " WHERE id = ? AND state = 'DEAD' RETURNING " + ITEM)
                .with(now, now, id)
                .first(JdbcMailQueue::item));
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
}
