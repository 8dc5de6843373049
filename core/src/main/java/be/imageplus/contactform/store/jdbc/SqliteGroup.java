/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * One transaction that several threads write into one after the other, each its part, and that becomes durable once for
 * all of them. All but {@link #await} belong to whoever has the turn to write.
 */
final class SqliteGroup {

    private final Session session;
    private final Thread opener = Thread.currentThread();
    private final CountDownLatch settled = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;
    private int parts;

    private SqliteGroup(Session session) {
        this.session = session;
    }

    /** Begins the transaction with its first part, which needs no savepoint: undoing it undoes everything. */
    static SqliteGroup begin(Session session) {
        session.execute("BEGIN IMMEDIATE");
        return new SqliteGroup(session);
    }

    /** The thread whose part is the first. */
    Thread opener() {
        return opener;
    }

    /** Begins a further part. */
    void join() {
        session.execute("SAVEPOINT part");
    }

    /** Whether the part under way is the first. */
    boolean isFirst() {
        return parts == 0;
    }

    /** Ends the part under way; it is part of what is committed. */
    void endPart() {
        if (!isFirst()) {
            session.execute("RELEASE part");
        }
        parts++;
    }

    /** Undoes the part under way, which is not the first, and nothing else. */
    void undoPart() {
        session.execute("ROLLBACK TO part");
        session.execute("RELEASE part");
    }

    /** Undoes everything. */
    void undo() {
        session.execute("ROLLBACK");
    }

    /** Makes all parts durable and tells their threads. */
    void commit() {
        session.execute("COMMIT");
        settled.countDown();
    }

    /** Tells the threads of all parts that nothing is stored. */
    void fail(Throwable why) {
        failure = why instanceof RuntimeException known
                ? known
                : SqliteErrors.unavailable("A transaction could not be ended", why);
        settled.countDown();
    }

    /** Waits until all parts are durable, however often the thread is interrupted: it must know what became of them. */
    void await() {
        boolean interrupted = false;
        while (true) {
            try {
                settled.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        RuntimeException why = failure;
        if (why != null) {
            throw why;
        }
    }
}
