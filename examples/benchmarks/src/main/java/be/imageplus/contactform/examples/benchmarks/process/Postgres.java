/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.process;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A real PostgreSQL that keeps its word: a commit is on disk. */
public final class Postgres implements AutoCloseable {

    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 30_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** Starts it on a free port of loopback. */
    public static Postgres start() throws IOException, SQLException {
        // What is started for tests usually is told not to wait for the disk.
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(freePort())
                .setPGStartupWait(PATIENCE)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        Postgres postgres = new Postgres(server);
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            if (!postgres.shows(setting).equals("on")) {
                postgres.close();
                throw new IOException("PostgreSQL runs with " + setting + " switched off");
            }
        }
        return postgres;
    }

    /** Below those that systems give to whoever asks for any port, so that nobody gets it before the server has it. */
    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket =
                    new ServerSocket(ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one.
            }
        }
    }

    private String shows(String setting) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW " + setting)) {
            row.next();
            return row.getString(1);
        }
    }

    /** Makes an empty database of this name and tells its JDBC address. */
    public String create(String name) throws SQLException {
        execute(url(), "CREATE DATABASE " + name);
        return url(name);
    }

    /** Runs a statement at a JDBC address. */
    public static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The JDBC address of the server's own database. */
    public String url() {
        return url("postgres");
    }

    private String url(String database) {
        return server.getJdbcUrl("postgres", database);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
