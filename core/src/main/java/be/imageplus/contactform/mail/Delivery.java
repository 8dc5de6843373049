/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Arrivals;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers owed mails: lease, attempt, settle.
 *
 * <p>A mail leaves at least once. A second copy, with the same Message-ID, comes from a crash between the server's word
 * and our commit, from a store that takes no word for longer than {@link #SETTLING}, or from the one more attempt after
 * an ambiguous one.
 */
final class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /**
     * What a lease has beyond the longest attempt, which may ask every transport: for waiting on the store, composing
     * and settling.
     */
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(60);

    /** How long a worker goes on trying to write down what became of a mail; within the margin. */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final Duration SETTLING_PAUSE = Duration.ofSeconds(1);

    private final MailDelivery.Ports ports;
    private final Arrivals arrivals;
    private final DeliveryAttempts attempts;
    private final DeliveryPolicy policy;
    private final Duration leaseTime;
    private final String registerVersion;
    private final DeliveryNews news;
    private final Detours detours;
    private final Clock clock;

    Delivery(
            MailDelivery.Ports ports,
            DeliveryAttempts attempts,
            DeliveryPolicy policy,
            Transports transports,
            String registerVersion,
            DeliveryNews news,
            Clock clock) {
        this.ports = ports;
        this.arrivals = new Arrivals(ports.lives());
        this.attempts = attempts;
        this.policy = policy;
        this.leaseTime = transports.longestAttempt().plus(LEASE_MARGIN);
        this.registerVersion = registerVersion;
        this.news = news;
        this.detours = new Detours(transports.inOrder().get(0));
        this.clock = clock;
    }

    /**
     * Leases one mail that is due and takes it as far as it gets.
     *
     * @param owner names the worker, unique among all nodes
     * @return false when nothing was due
     */
    boolean deliverOne(String owner) {
        Instant now = clock.instant();
        List<Outbox.Leased> due = ports.outbox().lease(owner, now, now.plus(leaseTime), 1);
        due.forEach(leased -> settle(leased, attempts.at(leased.item())));
        return !due.isEmpty() || areBroughtForward(now);
    }

    /** Looks when there is nothing else to do: a clock that was set back must not put mail off by as much. */
    private boolean areBroughtForward(Instant now) {
        Instant latest = now.plus(policy.longestPause()).plus(leaseTime);
        int found = ports.outbox().bringForward(now, latest);
        if (found > 0) {
            LOG.warn(
                    "{} mails were due later than any pause lasts, as if the clock had been set back; they are due now",
                    found);
        }
        return found > 0;
    }

    private void settle(Outbox.Leased leased, Attempt attempt) {
        Settlement settlement = policy.after(leased.item(), attempt, clock.instant());
        List<Detours.Change> changes = attempt instanceof Attempt.Sent sent ? detours.in(sent) : List.of();
        boolean told = false;
        try {
            told = written(leased, attempt, settlement, changes);
        } finally {
            if (!told) {
                detours.untold(changes);
            }
        }
        if (told) {
            changes.forEach(news::changed);
            news.settled(settlement, attempt);
        } else {
            LOG.warn(
                    "Mail {} was taken over by another worker before this one was done",
                    leased.item().id());
        }
    }

    /** Insists: what the other side has taken must not be sent again because our store was busy for a moment. */
    private boolean written(
            Outbox.Leased leased, Attempt attempt, Settlement settlement, List<Detours.Change> changes) {
        long start = System.nanoTime();
        while (true) {
            try {
                return ports.transactions().call(() -> write(leased, attempt, settlement, changes));
            } catch (UnavailableException e) {
                if (System.nanoTime() - start >= SETTLING.toNanos() || !paused()) {
                    throw e;
                }
                LOG.warn(
                        "Mail {}: its outcome is not written down yet: {}",
                        leased.item().id(),
                        e.code());
            }
        }
    }

    /** False when the schedule wants its worker back. */
    private static boolean paused() {
        try {
            Thread.sleep(SETTLING_PAUSE.toMillis());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean write(Outbox.Leased leased, Attempt attempt, Settlement settlement, List<Detours.Change> changes) {
        if (attempt instanceof Attempt.Sent sent) { // data that left has left, even if the lease was lost meanwhile
            sent.disclosed()
                    .forEach(disclosed -> ports.disclosures().record(disclosure(leased.item(), sent, disclosed)));
        }
        if (!ports.outbox().settle(leased, settlement.after())) {
            return false;
        }
        RecordId submission = leased.item().submission();
        if (settlement.after().state() == OutboxItem.State.DELIVERED) {
            if (isNotice(attempt)) {
                ports.staffNotices().remove(submission);
            } else {
                arrivals.mailArrived(submission, clock.instant());
            }
        }
        changes.forEach(change -> ports.ledger().append(event(submission, change.type(), change.reason())));
        settlement.event().ifPresent(type -> ports.ledger().append(event(submission, type, settlement.code())));
        return true;
    }

    private static boolean isNotice(Attempt attempt) {
        return attempt instanceof Attempt.Needless || (attempt instanceof Attempt.Sent sent && sent.isNotice());
    }

    private Disclosure disclosure(OutboxItem item, Attempt.Sent sent, Attempt.Disclosed disclosed) {
        return new Disclosure(
                item.submission(),
                disclosed.recipient(),
                sent.categories(),
                clock.instant(),
                sent.mail().messageId(),
                disclosed.ground());
    }

    private LedgerEvent event(RecordId submission, LedgerEvent.Type type, String reason) {
        return new LedgerEvent(
                ports.ids().next(),
                clock.instant(),
                type,
                "delivery",
                Optional.of(submission),
                Optional.of(registerVersion),
                Optional.of(reason));
    }
}
