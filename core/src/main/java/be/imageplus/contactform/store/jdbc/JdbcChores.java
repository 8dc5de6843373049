/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.Chores;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Chores in {@code cf_chore}, which schema 2 has not. */
final class JdbcChores implements Chores {

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcChores(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Chore> find(String name) {
        return transactions.read(session -> tables.areThere(session)
                ? session.sql("SELECT begun_at, done_at, progress FROM cf_chore WHERE name = ?")
                        .with(name)
                        .first(row -> new Chore(
                                name,
                                row.instant("begun_at"),
                                row.optionalInstant("done_at"),
                                row.optionalText("progress")))
                : Optional.empty());
    }

    @Override
    public void begin(String name, Instant now) {
        change(session -> session.sql("INSERT INTO cf_chore (name, begun_at) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET begun_at = excluded.begun_at")
                .with(name, now));
    }

    @Override
    public void progress(String name, String progress) {
        change(session ->
                session.sql("UPDATE cf_chore SET progress = ? WHERE name = ?").with(progress, name));
    }

    @Override
    public void done(String name, Instant now, Optional<String> progress) {
        change(session -> session.sql("UPDATE cf_chore SET done_at = ?, progress = ? WHERE name = ?")
                .with(now, progress, name));
    }

    private void change(Function<Session, Sql> statement) {
        transactions.change(session -> {
            tables.require(session);
            statement.apply(session).later();
        });
    }
}
