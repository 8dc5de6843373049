/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.work.Lease;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Owed mails as workers take them, in a table of their own kind. */
final class JdbcMailQueue {

    /** The columns of an item, in the order of the record. */
    static final String ITEM = "id, submission, state, owed_since, due_at, attempts, may_have_arrived, last_code";

    private final JdbcTransactions transactions;
    private final String table;

    JdbcMailQueue(JdbcTransactions transactions, String table) {
        this.transactions = transactions;
        this.table = table;
    }

    List<Leased> lease(String owner, Instant now, Instant until, int most) {
        // Workers that find nothing, which is what they mostly find, must not queue for the right to write.
        if (!transactions.isUnderWay() && !isAnythingDue(now)) {
            return List.of();
        }
        List<Leased> leased = transactions.write(session -> session.sql("UPDATE " + table
                        + " SET lease_owner = ?, lease_until = ?, lease_version = lease_version + 1 WHERE id "
                        + session.dialect()
                                .isAmongFree("SELECT id" + freeAndDue() + " ORDER BY open_due_at, id LIMIT ?")
                        + " RETURNING " + ITEM + ", lease_version")
                .with(owner, until, now, now, most)
                .list(row -> new Leased(item(row), new Lease(owner, row.number("lease_version"), until))));
        List<Leased> ordered = new ArrayList<>(leased);
        ordered.sort(Comparator.comparing((Leased each) -> each.item().dueAt())
                .thenComparing(each -> each.item().id()));
        return List.copyOf(ordered);
    }

    boolean settle(Leased leased, OutboxItem after) {
        return transactions.write(
                session -> session.sql("UPDATE " + table + " SET state = ?, owed_since = ?, due_at = ?, attempts = ?,"
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

    int bringForward(Instant now, Instant latest) {
        // Hardly ever is there one, and nobody must queue for the right to write to learn that.
        boolean any = transactions.read(session -> session.sql("SELECT 1 FROM " + table + " WHERE open_due_at > ?"
                        + " UNION ALL SELECT 1 FROM " + table + " WHERE open_due_at <= ? AND lease_until > ? LIMIT 1")
                .with(latest, latest, latest)
                .any());
        return any ? transactions.write(session -> bringForward(session, now, latest)) : 0;
    }

    private int bringForward(Session session, Instant now, Instant latest) {
        int putOff = session.sql("UPDATE " + table + " SET due_at = ? WHERE open_due_at > ?")
                .with(now, latest)
                .update();
        int leased = session.sql("UPDATE " + table + " SET lease_until = 0 WHERE open_due_at <= ? AND lease_until > ?")
                .with(latest, latest)
                .update();
        return putOff + leased;
    }

    private boolean isAnythingDue(Instant now) {
        return transactions.read(session -> session.sql("SELECT 1" + freeAndDue() + " LIMIT 1")
                .with(now, now)
                .any());
    }

    private String freeAndDue() {
        return " FROM " + table + " WHERE open_due_at <= ? AND lease_until <= ?";
    }

    /** What a row of {@link #ITEM} says. */
    static OutboxItem item(Row row) throws SQLException {
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
