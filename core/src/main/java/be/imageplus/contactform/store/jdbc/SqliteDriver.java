/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;

/**
 * Opens connections to a SQLite file. The driver is an optional dependency, found by its name when it is needed, and
 * asked directly: {@code DriverManager} would not find it in an application server.
 *
 * @param database the file
 * @param busyTimeout how long a statement waits for other processes
 */
record SqliteDriver(Path database, Duration busyTimeout) {

    private static final String DRIVER = "org.sqlite.JDBC";

    /** SQLite's flags for opening a file that is there. */
    private static final String READ_ONLY = "1";

    private static final String READ_WRITE = "2";

    private static final Duration HURRY = Duration.ofMillis(200);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** Durable at commit, integrity checked, freed pages overwritten, nothing in temporary files. */
    private static final List<String> WRITING = List.of(
            "PRAGMA synchronous = FULL",
            "PRAGMA fullfsync = ON",
            "PRAGMA foreign_keys = ON",
            "PRAGMA secure_delete = ON",
            "PRAGMA temp_store = MEMORY");

    static boolean isPresent() {
        return driver().isPresent();
    }

    /** A connection that can write, in WAL mode. */
    Session writer() {
        Session session = open(READ_WRITE);
        try {
            WRITING.forEach(session::execute);
            writeAhead(session);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /**
     * Switches to WAL, which a file then stays in. SQLite does not wait for other processes that do the same at the
     * same moment, so this does.
     */
    private void writeAhead(Session session) {
        long start = System.nanoTime();
        while (true) {
            try {
                String mode = session.sql("PRAGMA journal_mode = WAL")
                        .first(row -> row.text("journal_mode"))
                        .orElse("");
                if (mode.equalsIgnoreCase("wal")) {
                    return;
                }
                throw SqliteErrors.unavailable("The file system does not support SQLite's write-ahead log", null);
            } catch (UnavailableException e) {
                boolean late = System.nanoTime() - start >= busyTimeout.toNanos();
                if (!SqliteErrors.isBusy(e) || late || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Does something on a connection that waits hardly for other processes meanwhile. */
    void hurrying(Session session, Runnable work) {
        session.execute("PRAGMA busy_timeout = " + HURRY.toMillis());
        try {
            work.run();
        } finally {
            session.execute("PRAGMA busy_timeout = " + busyTimeout.toMillis());
        }
    }

    /** A connection that cannot write. */
    Session reader() {
        return open(READ_ONLY);
    }

    private Session open(String mode) {
        Properties settings = new Properties();
        settings.setProperty("open_mode", mode);
        settings.setProperty("busy_timeout", Long.toString(busyTimeout.toMillis()));
        // Nobody asks for generated keys; the driver would run one more statement after each insertion.
        settings.setProperty("jdbc.get_generated_keys", "false");
        try {
            Connection connection = driver().orElseThrow().connect("jdbc:sqlite:" + database, settings);
            return new Session(connection, Dialect.SQLITE);
        } catch (SQLException e) {
            throw SqliteErrors.failure(e);
        }
    }

    private static Optional<Driver> driver() {
        try {
            return Optional.of(Class.forName(DRIVER)
                    .asSubclass(Driver.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }
}
