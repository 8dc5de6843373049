/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. Threads of this process queue fairly for it; SQLite's own lock, taken at once by
 * {@code BEGIN IMMEDIATE}, keeps other processes out, so that no transaction fails half-way because of another.
 */
final class SqliteWriter {

    private final SqliteFile file;
    private final SqliteDriver driver;
    private final Duration busyTimeout;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Session session;
    private volatile boolean closed;

    SqliteWriter(SqliteFile file, SqliteDriver driver) {
        this.file = file;
        this.driver = driver;
        this.busyTimeout = driver.busyTimeout();
    }

    Session begin() {
        if (!awaitTurn()) {
            throw SqliteErrors.busy("Other enquiries are being written and did not end in time.", null);
        }
        try {
            Session open = open();
            open.execute("BEGIN IMMEDIATE");
            return open;
        } catch (RuntimeException | Error e) {
            if (!SqliteErrors.isBusy(e)) {
                discard();
            }
            turn.unlock();
            throw e;
        }
    }

    void commit(Session begun) {
        try {
            begun.execute("COMMIT");
        } catch (RuntimeException e) {
            undo(begun);
            throw e;
        } finally {
            endTurn();
        }
    }

    void rollback(Session begun) {
        try {
            undo(begun);
        } finally {
            endTurn();
        }
    }

    /**
     * Waits for the transaction under way, for a bounded time, and ends the connection; one that takes longer ends it
     * itself.
     */
    void close() {
        closed = true;
        if (awaitTurn()) {
            endTurn();
        }
    }

    private void endTurn() {
        try {
            Session open = session;
            if (closed && open != null) {
                checkpoint(open);
                discard();
            }
        } finally {
            turn.unlock();
        }
    }

    private Session open() {
        if (closed) {
            throw SqliteErrors.unavailable("The store is closed", null);
        }
        Session open = session;
        if (open == null) {
            file.createIfMissing();
            open = driver.writer();
            session = open;
        }
        return open;
    }

    /** SQLite undoes by itself after some errors; whatever state the connection is in then, a fresh one is clean. */
    private void undo(Session begun) {
        try {
            begun.execute("ROLLBACK");
        } catch (RuntimeException e) {
            discard();
        }
    }

    /** Writes the log back into the file. */
    private static void checkpoint(Session open) {
        try {
            open.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (RuntimeException e) {
            // Another process reads: the log stays, and whoever opens the file next goes on with it.
        }
    }

    private void discard() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }

    private boolean awaitTurn() {
        try {
            return turn.tryLock(busyTimeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
