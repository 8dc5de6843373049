/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Plain JDBC on SQLite at its best: one connection whose turn everybody waits for, its statements kept, every commit on
 * disk.
 */
final class SingleWriter implements EnquiryWriter {

    private final Connection connection;
    private final PlainRows rows;

    SingleWriter(Path file) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?jdbc.get_generated_keys=false");
        execute("PRAGMA synchronous = FULL");
        execute("PRAGMA foreign_keys = ON");
        this.rows = new PlainRows(connection);
    }

    @Override
    public synchronized void write() throws SQLException {
        execute("BEGIN IMMEDIATE");
        rows.insert();
        execute("COMMIT");
    }

    private void execute(String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        connection.close();
    }
}
