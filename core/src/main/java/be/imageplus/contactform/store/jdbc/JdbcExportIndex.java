/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.work.RecordId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Exports in {@code cf_export} and {@code cf_export_record}, which schema 2 has not. */
final class JdbcExportIndex implements ExportIndex {

    private static final String ENTRY = "SELECT e.id, e.place, e.expires_at FROM cf_export e ";

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcExportIndex(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public boolean add(Entry export, Set<RecordId> records) {
        return transactions.write(session -> {
            tables.require(session);
            // In one order, so that of two who lock the same records none waits for the other.
            Set<RecordId> ordered = new TreeSet<>(records);
            for (RecordId record : ordered) {
                if (!session.sql("SELECT 1 FROM cf_submission WHERE id = ?"
                                + session.dialect().writableRow())
                        .with(record)
                        .any()) {
                    return false;
                }
            }
            session.sql("INSERT INTO cf_export (id, place, expires_at) VALUES (?, ?, ?)")
                    .with(export.id(), export.place(), export.expiresAt())
                    .later();
            for (RecordId record : ordered) {
                session.sql("INSERT INTO cf_export_record (submission, export) VALUES (?, ?)")
                        .with(record, export.id())
                        .later();
            }
            return true;
        });
    }

    @Override
    public boolean hold(String id) {
        return transactions.write(session -> tables.areThere(session)
                && session.sql("UPDATE cf_export SET expires_at = expires_at WHERE id = ?")
                                .with(id)
                                .update()
                        == 1);
    }

    @Override
    public List<Entry> list(String place, Optional<String> after, int most) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql(ENTRY + "WHERE e.place = ? AND e.id > ? ORDER BY e.id LIMIT ?")
                        .with(place, after.orElse(""), most)
                        .list(JdbcExportIndex::entry)
                : List.of());
    }

    @Override
    public List<Entry> end(RecordId record, Instant now) {
        // Hardly any record was ever exported, and nobody must queue for the right to write to learn that.
        return holding(record).isEmpty()
                ? List.of()
                : transactions.write(session -> {
                    session.sql("UPDATE cf_export SET expires_at = ? WHERE expires_at > ? AND id IN"
                                    + " (SELECT export FROM cf_export_record WHERE submission = ?)")
                            .with(now, now, record)
                            .update();
                    return holding(record);
                });
    }

    @Override
    public void remove(String id) {
        transactions.change(session -> {
            if (tables.areThere(session)) {
                session.sql("DELETE FROM cf_export WHERE id = ?").with(id).update();
            }
        });
    }

    private List<Entry> holding(RecordId record) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql(ENTRY + "JOIN cf_export_record r ON r.export = e.id WHERE r.submission = ?"
                                + " ORDER BY e.id")
                        .with(record)
                        .list(JdbcExportIndex::entry)
                : List.of());
    }

    private static Entry entry(Row row) throws SQLException {
        return new Entry(row.text("id"), row.text("place"), row.instant("expires_at"));
    }
}
