/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import be.imageplus.contactform.problem.ContactFormException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recurring work on a few daemon threads of its own: rounds run once an interval, and at once when somebody wakes them.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>After {@link #wake} returns, at least one round starts from the beginning, unless the schedule is closed.
 *       However often it is called, no more rounds are owed than there are workers.
 *   <li>Idle, one round an interval runs, not one a worker. A round that says there is more runs again at once and
 *       brings in one more worker.
 *   <li>A round that throws is logged by its class (never its message, which may hold anything) and runs again.
 *   <li>After {@link #close(Duration)} no round begins.
 * </ul>
 *
 * The interval is measured by the machine's own ticks and not by a clock that a test may set: a test that moves its
 * clock calls {@link #wake}.
 *
 * <pre>{@code
 * BackgroundSchedule delivery = BackgroundSchedule.start("mail-delivery", 2, Duration.ofSeconds(5), this::deliverOne);
 * transactions.afterCommit(delivery::wake);
 * }</pre>
 */
public final class BackgroundSchedule implements AutoCloseable {

    /** How long {@link #close()} waits for rounds under way. */
    public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundSchedule.class);

    private final String name;
    private final Duration interval;
    private final BooleanSupplier round;
    private final List<Thread> workers;
    private final Object monitor = new Object();

    private int owed;
    private long nextPoll;
    private boolean closed;

    private BackgroundSchedule(String name, int workers, Duration interval, BooleanSupplier round) {
        this.name = Objects.requireNonNull(name, "name");
        this.interval = interval;
        this.round = Objects.requireNonNull(round, "round");
        this.nextPoll = System.nanoTime();
        this.workers = IntStream.rangeClosed(1, workers)
                .mapToObj(number -> {
                    Thread worker = new Thread(this::work, name + "-" + number);
                    worker.setDaemon(true);
                    return worker;
                })
                .toList();
    }

    /**
     * Starts the work; the first round runs at once.
     *
     * @param name of threads and log lines, for example {@code mail-delivery}
     * @param workers how many rounds run at the same time at most, 1 to 64
     * @param interval from one idle round to the next, at least a millisecond
     * @param round does a bounded piece of work and says whether more may be waiting; called by several threads at once
     *     when there are several workers
     */
    public static BackgroundSchedule start(String name, int workers, Duration interval, BooleanSupplier round) {
        if (workers < 1 || workers > 64) {
            throw new IllegalArgumentException("workers: expected 1 to 64, was " + workers);
        }
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException("interval: expected at least 1 ms, was " + interval);
        }
        BackgroundSchedule schedule = new BackgroundSchedule(name, workers, interval, round);
        schedule.workers.forEach(Thread::start);
        return schedule;
    }

    /** Has a round run now. Never blocks; may be called by any thread, a round's own included, and after the close. */
    public void wake() {
        synchronized (monitor) {
            if (owed < workers.size()) {
                owed++;
                monitor.notify();
            }
        }
    }

    /**
     * Begins no more rounds and waits for those under way; what still runs after the time is interrupted and left to
     * its daemon thread. Idempotent.
     *
     * @param drain how long to wait; zero interrupts at once
     * @return whether every round had ended in time
     */
    public boolean close(Duration drain) {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
        boolean ended = join(System.nanoTime() + drain.toNanos());
        if (!ended) {
            others().forEach(Thread::interrupt);
            LOG.warn("{}: closed while a round was still running after {}", name, drain);
        }
        return ended;
    }

    /** Closes with {@link #DEFAULT_DRAIN}. */
    @Override
    public void close() {
        close(DEFAULT_DRAIN);
    }

    private boolean join(long deadline) {
        boolean interrupted = false;
        for (Thread worker : others()) {
            long left = deadline - System.nanoTime();
            while (worker.isAlive() && left > 0 && !interrupted) {
                try {
                    worker.join(left / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                left = deadline - System.nanoTime();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return others().stream().noneMatch(Thread::isAlive);
    }

    /** A round may close its own schedule: it does not wait for itself. */
    private List<Thread> others() {
        return workers.stream()
                .filter(worker -> worker != Thread.currentThread())
                .toList();
    }

    private void work() {
        boolean more = false;
        while (more ? mayGoOn() : mayBegin()) {
            more = runOnce();
            if (more && workers.size() > 1) {
                wake();
            }
        }
    }

    private boolean runOnce() {
        try {
            return round.getAsBoolean();
        } catch (Throwable e) { // an Error too: a worker that died without a word would leave mail undelivered
            LOG.warn("{}: a round failed with {}; the next one runs within {}", name, describe(e), interval);
            return false;
        }
    }

    private boolean mayGoOn() {
        synchronized (monitor) {
            return !closed;
        }
    }

    /** Waits until a round is owed or due; false once the schedule is closed. */
    private boolean mayBegin() {
        synchronized (monitor) {
            while (!closed) {
                long untilPoll = nextPoll - System.nanoTime();
                if (owed > 0) {
                    owed--;
                    return true;
                }
                if (untilPoll <= 0) {
                    nextPoll = System.nanoTime() + interval.toNanos();
                    return true;
                }
                try {
                    monitor.wait(untilPoll / 1_000_000 + 1);
                } catch (InterruptedException e) {
                    // Left behind by what a round called: only close() ends a worker.
                }
            }
            return false;
        }
    }

    private static String describe(Throwable failure) {
        String what = failure instanceof ContactFormException problem
                ? problem.getClass().getName() + " " + problem.code()
                : failure.getClass().getName();
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? what : what + " at " + trace[0];
    }
}
