/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.Leases;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Leases in {@code cf_lease}, which schema 1 has not. */
final class JdbcLeases implements Leases {

    private final JdbcTransactions transactions;

    JdbcLeases(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Lease> take(String name, String owner, Instant now, Instant until) {
        Instant tooFar = until.plus(Duration.between(now, until));
        return transactions.write(session -> session.sql("INSERT INTO cf_lease (name, owner, lease_until, version)"
                        + " VALUES (?, ?, ?, 1) ON CONFLICT (name) DO UPDATE SET owner = excluded.owner,"
                        + " lease_until = excluded.lease_until, version = cf_lease.version + 1"
                        + " WHERE cf_lease.lease_until <= ? OR cf_lease.lease_until > ?"
                        + " OR cf_lease.owner = excluded.owner RETURNING version")
                .with(name, owner, until, now, tooFar)
                .first(row -> new Lease(owner, row.number("version"), until)));
    }

    @Override
    public void release(String name, Lease lease) {
        transactions.change(session -> session.sql(
                        "UPDATE cf_lease SET lease_until = 0 WHERE name = ? AND owner = ? AND version = ?")
                .with(name, lease.owner(), lease.version())
                .later());
    }
}
