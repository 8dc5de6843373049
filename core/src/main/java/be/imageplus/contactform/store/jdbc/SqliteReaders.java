/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A few connections that read, opened when they are first needed. Readers see what is committed and never wait for the
 * writer (WAL); a pool of a library's would bring reconnecting and validating, which a local file does not need.
 */
final class SqliteReaders {

    /** More do not read faster from one file. */
    private static final int MOST = 4;

    private final SqliteDriver driver;
    private final Duration timeout;
    private final Semaphore permits = new Semaphore(MOST, true);
    private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    SqliteReaders(SqliteDriver driver) {
        this.driver = driver;
        this.timeout = driver.busyTimeout();
    }

    <T> T read(Function<Session, T> work) {
        if (!awaitPermit()) {
            throw SqliteErrors.busy("All reading connections are in use.", null);
        }
        Session session = null;
        try {
            session = take();
            return work.apply(session);
        } catch (UnavailableException e) {
            session = discarded(session);
            throw e;
        } finally {
            giveBack(session);
            permits.release();
        }
    }

    /** Ends the idle ones; those in use end when they are given back. */
    void close() {
        closed = true;
        closeIdle();
    }

    private Session take() {
        if (closed) {
            throw SqliteErrors.unavailable("The store is closed", null);
        }
        Session waiting = idle.pollFirst();
        return waiting == null ? driver.reader() : waiting;
    }

    private void giveBack(@Nullable Session session) {
        if (session != null) {
            idle.addFirst(session);
            if (closed) {
                closeIdle();
            }
        }
    }

    /** A connection that failed is not used again. */
    private static @Nullable Session discarded(@Nullable Session session) {
        if (session != null) {
            session.close();
        }
        return null;
    }

    private void closeIdle() {
        for (Session session = idle.pollFirst(); session != null; session = idle.pollFirst()) {
            session.close();
        }
    }

    private boolean awaitPermit() {
        try {
            return permits.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
