/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections that are kept: bounded, the last used first, and none idle for longer than allowed. Thread-safe.
 *
 * @param <C> what is kept
 */
public final class ConnectionPool<C extends KeptConnection> {

    private record Idle<C>(C connection, ScheduledFuture<?> expiry) {}

    private final Semaphore turns;
    private final Duration keepIdle;
    private final ScheduledExecutorService timers;
    private final Deque<Idle<C>> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * @param connections how many there are at most
     * @param keepIdle how long an idle one is kept
     */
    public ConnectionPool(int connections, Duration keepIdle, ScheduledExecutorService timers) {
        this.turns = new Semaphore(connections, true);
        this.keepIdle = keepIdle;
        this.timers = timers;
    }

    /** Waits for the right to use one connection; false when the time is over first. */
    public boolean enter(Deadline deadline) throws InterruptedException {
        return turns.tryAcquire(deadline.leftMillis(), TimeUnit.MILLISECONDS);
    }

    /** Gives the right back. */
    public void leave() {
        turns.release();
    }

    /** Takes the connection that was used last. */
    public synchronized Optional<C> take() {
        Idle<C> taken = idle.pollFirst();
        if (taken == null) {
            return Optional.empty();
        }
        taken.expiry().cancel(false);
        return Optional.of(taken.connection());
    }

    /** Keeps a connection for the next one who needs it, or ends it when the pool is closed. */
    public void keep(C connection) {
        synchronized (this) {
            if (!closed) {
                idle.addFirst(new Idle<>(
                        connection,
                        timers.schedule(() -> expire(connection), keepIdle.toMillis(), TimeUnit.MILLISECONDS)));
                return;
            }
        }
        connection.quit();
    }

    private void expire(C connection) {
        boolean wasIdle;
        synchronized (this) {
            wasIdle = idle.removeIf(kept -> kept.connection() == connection);
        }
        if (wasIdle) {
            connection.quit();
        }
    }

    /** Drops all idle connections: the server has left one of them, so that it has likely left the others too. */
    public void dropIdle() {
        drain().forEach(KeptConnection::drop);
    }

    /** Whether nothing more is to be begun. */
    public synchronized boolean closed() {
        return closed;
    }

    /** Ends idle connections; those in use end when they come back. */
    public void close() {
        synchronized (this) {
            closed = true;
        }
        drain().forEach(KeptConnection::quit);
    }

    private synchronized List<C> drain() {
        List<C> all = new ArrayList<>();
        for (Idle<C> kept : idle) {
            kept.expiry().cancel(false);
            all.add(kept.connection());
        }
        idle.clear();
        return all;
    }
}
