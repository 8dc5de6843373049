/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tombstones in {@code cf_tombstone} and the epoch in {@code cf_epoch}, which schema 2 has not. */
final class JdbcTombstones implements Tombstones {

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcTombstones(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<String> add(Collection<Tombstone> tombstones, String epoch) {
        return transactions.write(session -> {
            tables.require(session);
            for (Tombstone each : tombstones) {
                session.sql("INSERT INTO cf_tombstone (record, purged_at, reason) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .with(each.record(), each.purgedAt(), each.reason())
                        .later();
            }
            // One statement, so that of two additions at once the second follows the first.
            return session.sql("INSERT INTO cf_epoch (id, epoch) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET"
                            + " previous = cf_epoch.epoch, epoch = excluded.epoch RETURNING previous")
                    .with(epoch)
                    .first(row -> row.optionalText("previous"))
                    .orElseThrow();
        });
    }

    @Override
    public List<Tombstone> list(Optional<RecordId> after, int most) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT record, purged_at, reason FROM cf_tombstone WHERE record > ?"
                                + " ORDER BY record LIMIT ?")
                        .with(after.map(RecordId::toString).orElse(""), most)
                        .list(row -> new Tombstone(row.id("record"), row.instant("purged_at"), row.text("reason")))
                : List.of());
    }

    @Override
    public int expire(Instant purgedBefore, int most) {
        return transactions.write(session -> {
            if (!tables.areThere(session)) {
                return 0;
            }
            session.sql("UPDATE cf_epoch SET kept_since = ? WHERE id = 1 AND kept_since <> ?")
                    .with(purgedBefore, purgedBefore)
                    .later();
            return session.sql("DELETE FROM cf_tombstone WHERE record "
                            + session.dialect()
                                    .isAmongFree("SELECT record FROM cf_tombstone WHERE purged_at < ?"
                                            + " ORDER BY purged_at, record LIMIT ?"))
                    .with(purgedBefore, most)
                    .update();
        });
    }

    @Override
    public Optional<Epoch> epoch() {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT epoch, kept_since FROM cf_epoch WHERE id = 1")
                        .first(row -> new Epoch(row.text("epoch"), row.instant("kept_since")))
                : Optional.empty());
    }
}
