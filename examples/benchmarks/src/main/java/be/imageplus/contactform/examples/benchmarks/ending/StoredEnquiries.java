/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.ending;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;

/** Fills a database with enquiries in one go, as no visitor could; their content is never opened here. */
final class StoredEnquiries {

    /** As many bytes as a usual enquiry has when it is sealed. */
    private static final int SEALED_BYTES = 400;

    private static final String INSERT = "INSERT INTO cf_submission (id, reference, form, purpose, received_at, state,"
            + " screening_reasons, notice_version, notice_language, notice_hash, nonce, fingerprint, sealed_values,"
            + " restricted, on_hold)"
            + " SELECT id, overlay(translate(symbols, '0123456789abcdef', '23456789ABCDEFGH') placing '-' from 5 for 0), 'contact', 'reply', at, 'RECEIVED', '[]', '2026-11', 'en', 'none', id, 'fingerprint',"
            + " decode(repeat('ab', " + SEALED_BYTES + "), 'hex'), 0, 0 FROM ("
            + "SELECT lpad(to_hex(CAST(? AS BIGINT) + n), 8, '0') AS symbols, CAST(? AS BIGINT) + n AS at, overlay(overlay(overlay(overlay("
            + "lpad(to_hex(CAST(? AS BIGINT) + n), 12, '0') || '7000800000000000abcd'"
            + " placing '-' from 9 for 0) placing '-' from 14 for 0) placing '-' from 19 for 0)"
            + " placing '-' from 24 for 0) AS id FROM generate_series(1, ?) n) made";

    private final String url;

    StoredEnquiries(String url) {
        this.url = url;
    }

    /**
     * Enquiries that were resolved on the day they came.
     *
     * @param due how many of them are due at an instant
     * @param others how many came a day before it
     */
    void fill(int due, int others, Instant at) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            insert(connection, 0, due, at.minus(Duration.ofDays(400)));
            insert(connection, due, others, at.minus(Duration.ofDays(1)));
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(
                        "UPDATE cf_life SET stage = 'RESOLVED', outcome = 'ANSWERED', resolved_at = active_at,"
                                + " look_at = active_at + 366::bigint * 86400000");
                statement.execute("VACUUM ANALYZE");
            }
        }
    }

    private static void insert(Connection connection, int before, int count, Instant from) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, before);
            insert.setLong(2, from.toEpochMilli());
            insert.setLong(3, from.toEpochMilli());
            insert.setInt(4, count);
            insert.executeUpdate();
        }
    }

    /** The least that could be done: one statement that takes what is due, and nothing written down. */
    long deleteAtOnce(Instant at) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement delete = connection.prepareStatement("DELETE FROM cf_submission WHERE id IN"
                        + " (SELECT submission FROM cf_life WHERE look_at <= ?)")) {
            delete.setLong(1, at.toEpochMilli());
            return delete.executeLargeUpdate();
        }
    }

    long count() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM cf_submission")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
