/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that writes. Threads of this process queue fairly for it; SQLite's own lock, taken at once by
 * {@code BEGIN IMMEDIATE}, keeps other processes out, so that no transaction fails half-way because of another.
 *
 * <p>Waiting for the disk takes most of a commit's time. So a thread that has others queueing behind it lets them write
 * into the same transaction, each in a savepoint of its own, and queues again behind them: then it commits for all.
 * Nobody is told before that; what fails in one thread's part is undone alone.
 */
final class SqliteWriter {

    private final SqliteFile file;
    private final SqliteDriver driver;
    private final Duration busyTimeout;
    private final ReentrantLock turn = new ReentrantLock(true);
    private @Nullable Session session;

    /** The transaction that is open; as the session, for whoever has the turn. */
    private @Nullable SqliteGroup group;

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
            if (closed) {
                throw SqliteErrors.unavailable("The store is closed", null);
            }
            SqliteGroup joined = group;
            if (joined == null) {
                group = SqliteGroup.begin(open());
            } else {
                joined.join();
            }
            return open();
        } catch (RuntimeException | Error e) {
            if (group == null && !SqliteErrors.isBusy(e)) {
                discard();
            }
            endTurn();
            throw e;
        }
    }

    void commit() {
        SqliteGroup mine = Objects.requireNonNull(group);
        boolean first = mine.isFirst();
        // Beside the first one, which queues again, and has perhaps not come to it yet.
        boolean others = turn.getQueueLength() > (turn.hasQueuedThread(mine.opener()) ? 1 : 0);
        try {
            mine.endPart();
            if (!others) {
                settle(mine);
            }
        } catch (RuntimeException | Error e) {
            fail(mine, e);
        } finally {
            endTurn();
        }
        if (first && others) {
            settleBehindOthers(mine);
        }
        mine.await();
    }

    /** By then the last of the others may have done it. */
    private void settleBehindOthers(SqliteGroup mine) {
        turn.lock();
        try {
            if (group == mine) {
                settle(mine);
            }
        } finally {
            endTurn();
        }
    }

    private void settle(SqliteGroup ending) {
        try {
            ending.commit();
            group = null;
        } catch (RuntimeException | Error e) {
            fail(ending, e);
        }
    }

    void rollback() {
        SqliteGroup mine = Objects.requireNonNull(group);
        try {
            if (mine.isFirst()) {
                mine.undo();
                group = null;
            } else {
                mine.undoPart();
            }
        } catch (RuntimeException | Error e) {
            // SQLite has undone everything by itself, as it does after some errors.
            fail(mine, e);
        } finally {
            endTurn();
        }
    }

    /** Whatever state the connection is in then, a fresh one is clean. */
    private void fail(SqliteGroup ending, Throwable why) {
        group = null;
        try {
            discard();
        } finally {
            ending.fail(why);
        }
    }

    /**
     * Writes the log back into the file and empties it, since it still has what was overwritten. Left when a reader
     * does not end within moments, or the connection is closed.
     */
    void truncateLog() {
        if (!awaitTurn()) {
            return;
        }
        try {
            SqliteGroup open = group;
            if (open != null) {
                settle(open);
            }
            Session writing = session;
            if (!closed && writing != null) {
                driver.hurrying(writing, () -> checkpoint(writing));
            }
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
            SqliteGroup open = group;
            if (open != null) {
                settle(open);
            }
            endTurn();
        }
    }

    private void endTurn() {
        try {
            Session open = session;
            if (closed && open != null && group == null) {
                checkpoint(open);
                discard();
            }
        } finally {
            turn.unlock();
        }
    }

    private Session open() {
        Session open = session;
        if (open == null) {
            file.createIfMissing();
            open = driver.writer();
            session = open;
        }
        return open;
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
