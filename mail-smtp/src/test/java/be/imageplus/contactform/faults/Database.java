/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import be.imageplus.contactform.kit.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** Where nodes keep what they share, and what can happen to it from outside. */
final class Database implements AutoCloseable {

    /** Somebody else's work on the tables; it ends with it. */
    interface Trouble extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** PostgreSQL's code for whoever has to let go: tables are locked one by one, by nodes in an order of their own. */
    private static final String DEADLOCK = "40P01";

    private final String where;
    private final String url;
    private final String[] locking;
    private final Optional<PostgresServer> server;

    private Database(String where, String url, Optional<PostgresServer> server, String... locking) {
        this.where = where;
        this.url = url;
        this.server = server;
        this.locking = locking;
    }

    /** A file that does not exist yet. */
    static Database sqlite(Path directory) {
        String file = directory.resolve("data/contact.db").toString();
        return new Database(file, "jdbc:sqlite:" + file, Optional.empty(), "BEGIN IMMEDIATE");
    }

    /** A server of the test's own, with an empty database. */
    static Database postgresql(Path directory) {
        PostgresServer server = PostgresServer.startIn(directory.resolve("postgresql"));
        String url = server.url(server.newDatabase());
        return new Database(
                url, url, Optional.of(server), "BEGIN", "LOCK TABLE cf_submission, cf_outbox IN ACCESS EXCLUSIVE MODE");
    }

    /** For {@link Nodes#over}. */
    String where() {
        return where;
    }

    /** The server, where the database has one. */
    Optional<PostgresServer> server() {
        return server;
    }

    /** Keeps everybody else from writing. Asks again where the server ended a deadlock at this connection's cost. */
    Trouble busy() throws SQLException {
        while (true) {
            Connection connection = DriverManager.getConnection(url);
            try (Statement statement = connection.createStatement()) {
                for (String text : locking) {
                    statement.execute(text);
                }
                return connection::close;
            } catch (SQLException e) {
                connection.close();
                if (!DEADLOCK.equals(e.getSQLState())) {
                    throw e;
                }
            }
        }
    }

    /** The one number that a query yields. */
    long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() {
        server.ifPresent(PostgresServer::close);
    }
}
