/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Certificates;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Certificates in {@code cf_certificate}, which schema 2 has not. */
final class JdbcCertificates implements Certificates {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LATER_THAN_ALL = "ffffffff-ffff-ffff-ffff-ffffffffffff";

    private final JdbcTransactions transactions;
    private final LaterTables tables = LaterTables.ofLifeAndEnd();

    JdbcCertificates(JdbcTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void issue(Certificate certificate) {
        transactions.change(session -> {
            tables.require(session);
            session.sql("INSERT INTO cf_certificate (run, batch, issued_at, register_version, counts)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .with(certificate.run(), certificate.batch(), certificate.issuedAt())
                    .with(certificate.registerVersion(), JSON.writeValueAsString(certificate.counts()))
                    .later();
        });
    }

    @Override
    public List<Certificate> list(Optional<Certificate> before, int most) {
        String run = before.map(last -> last.run().toString()).orElse(LATER_THAN_ALL);
        return transactions.read(session -> {
            tables.require(session);
            return session.sql("SELECT run, batch, issued_at, register_version, counts FROM cf_certificate"
                            + " WHERE (run, batch) < (?, ?) ORDER BY run DESC, batch DESC LIMIT ?")
                    .with(run, before.map(Certificate::batch).orElse(0), most)
                    .list(row -> new Certificate(
                            row.id("run"),
                            row.count("batch"),
                            row.instant("issued_at"),
                            row.text("register_version"),
                            JSON.readValue(row.text("counts"), new TypeReference<TreeMap<String, Integer>>() {})));
        });
    }

    /** Runs are named by the time they began, so that the oldest are found by their names. */
    @Override
    public int expire(Instant issuedBefore, int most) {
        return transactions.write(session -> {
            tables.require(session);
            return session.sql("DELETE FROM cf_certificate WHERE (run, batch) IN"
                            + " (SELECT run, batch FROM cf_certificate WHERE run < ? AND issued_at < ?"
                            + " ORDER BY run, batch LIMIT ?)")
                    .with(RecordId.firstOf(issuedBefore), issuedBefore, most)
                    .update();
        });
    }
}
