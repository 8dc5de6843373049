/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.work.BackgroundSchedule;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The threads that deliver: a few for mails to staff, and one of its own for those to visitors. Thread-safe. */
final class DeliveryWorkers {

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Outbox staffMails;
    private final Delivery toStaff;
    private final Optional<Delivery> toSenders;
    private final DeliveryPolicy policy;
    private final Clock clock;
    private volatile @Nullable BackgroundSchedule schedule;
    private volatile @Nullable BackgroundSchedule afterwards;
    private boolean closed;

    /**
     * Workers that have not started.
     *
     * @param toSenders empty where enquiries are not acknowledged
     */
    DeliveryWorkers(
            Outbox staffMails, Delivery toStaff, Optional<Delivery> toSenders, DeliveryPolicy policy, Clock clock) {
        this.staffMails = staffMails;
        this.toStaff = toStaff;
        this.toSenders = toSenders;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * Starts them; starting twice changes nothing.
     *
     * @throws IllegalStateException when they were closed
     */
    synchronized void start() {
        if (closed) {
            throw new IllegalStateException("Delivery was closed; build another.");
        }
        if (schedule == null) {
            String node = UUID.randomUUID().toString();
            schedule = BackgroundSchedule.start(
                    "contact-form-delivery", policy.workers(), policy.poll(), () -> deliverOne(node));
            toSenders.ifPresent(delivery -> afterwards = BackgroundSchedule.start(
                    "contact-form-acknowledgement", 1, policy.poll(), () -> acknowledgeOne(node, delivery)));
        }
    }

    private boolean deliverOne(String node) {
        boolean found = toStaff.deliverOne(worker(node));
        if (found) {
            wake(afterwards);
        }
        return found;
    }

    /** None while a mail to staff is due: those must not wait for a connection that a stranger's mail is using. */
    private boolean acknowledgeOne(String node, Delivery delivery) {
        return !staffMails.isAnyDue(clock.instant()) && delivery.deliverOne(worker(node));
    }

    private static String worker(String node) {
        return node + "/" + Thread.currentThread().getName();
    }

    /** Says that something may be due now. */
    void wake() {
        wake(schedule);
        wake(afterwards);
    }

    private static void wake(@Nullable BackgroundSchedule running) {
        if (running != null) {
            running.wake();
        }
    }

    boolean isRunning() {
        return schedule != null;
    }

    /** Takes no new mail, and waits a bounded time, the same for all, for those on their way. Idempotent. */
    synchronized void close() {
        closed = true;
        long start = System.nanoTime();
        BackgroundSchedule running = schedule;
        if (running != null) {
            running.close(DRAIN);
            schedule = null;
        }
        BackgroundSchedule last = afterwards;
        if (last != null) {
            Duration left = DRAIN.minusNanos(System.nanoTime() - start);
            last.close(left.isNegative() ? Duration.ZERO : left);
            afterwards = null;
        }
    }
}
