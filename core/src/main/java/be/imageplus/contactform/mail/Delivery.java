/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.problem.UnavailableException;
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
 * Delivers owed mails of one kind: lease, attempt, settle.
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
    private final MailKind kind;
    private final Duration leaseTime;
    private final String registerVersion;
    private final Clock clock;

    Delivery(MailDelivery.Ports ports, MailKind kind, Transports transports, String registerVersion, Clock clock) {
        this.ports = ports;
        this.kind = kind;
        this.leaseTime = transports.longestAttempt().plus(LEASE_MARGIN);
        this.registerVersion = registerVersion;
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
        List<Outbox.Leased> due = kind.queue().lease(owner, now, now.plus(leaseTime), 1);
        due.forEach(leased -> settle(leased, attempt(leased.item())));
        return !due.isEmpty() || areBroughtForward(now);
    }

    /** Never throws: what fails is a value, since a worker must go on with the next. */
    private Attempt attempt(OutboxItem item) {
        try {
            return kind.at(item);
        } catch (ContactFormException e) {
            LOG.warn("Mail {} could not be prepared: {}", item.id(), e.code());
            return e.retryHelps() ? new Attempt.Failed(e.code()) : new Attempt.Hopeless(e.code());
        } catch (RuntimeException | Error e) { // a missing class, for example: it counts, so that a human learns of it
            LOG.error("Mail {} could not be sent: {}", item.id(), e.getClass().getName());
            return new Attempt.Failed("internal");
        }
    }

    /** Looks when there is nothing else to do: a clock that was set back must not put mail off by as much. */
    private boolean areBroughtForward(Instant now) {
        Instant latest = now.plus(kind.longestPause()).plus(leaseTime);
        int found = kind.queue().bringForward(now, latest);
        if (found > 0) {
            LOG.warn(
                    "{} mails were due later than any pause lasts, as if the clock had been set back; they are due now",
                    found);
        }
        return found > 0;
    }

    private void settle(Outbox.Leased leased, Attempt attempt) {
        Settlement settlement = kind.after(leased.item(), attempt, clock.instant());
        List<Detours.Change> changes = kind.changes(attempt);
        boolean told = false;
        try {
            told = written(leased, attempt, settlement, changes);
        } finally {
            if (!told) {
                kind.untold(changes);
            }
        }
        if (told) {
            kind.settled(settlement, attempt, changes);
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
        if (!kind.queue().settle(leased, settlement.after())) {
            return false;
        }
        RecordId submission = leased.item().submission();
        if (settlement.after().state() == OutboxItem.State.DELIVERED) {
            kind.done(leased.item(), attempt, clock.instant());
        }
        changes.forEach(change -> ports.ledger().append(event(submission, change.type(), change.reason())));
        settlement.event().ifPresent(type -> ports.ledger().append(event(submission, type, settlement.code())));
        return true;
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
