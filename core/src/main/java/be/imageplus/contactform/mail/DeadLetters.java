/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Mails that were given up: a human mends the cause and has them sent again. Thread-safe. */
public final class DeadLetters {

    /** The most that one page holds. */
    public static final int MOST = 100;

    private final MailDelivery.Ports ports;
    private final Runnable wake;
    private final Clock clock;

    /** Dead letters of one store, for an operator's tool: a running application finds what becomes due by itself. */
    public DeadLetters(MailDelivery.Ports ports, Clock clock) {
        this(ports, () -> {}, clock);
    }

    /**
     * Dead letters of one store.
     *
     * @param wake called after the commit that makes a mail due
     */
    DeadLetters(MailDelivery.Ports ports, Runnable wake, Clock clock) {
        this.ports = ports;
        this.wake = wake;
        this.clock = clock;
    }

    /**
     * Dead letters, oldest first.
     *
     * @param after the last one of the page before; empty for the first page
     * @param most how many, from 1 to {@link #MOST}
     */
    public List<OutboxItem> list(Optional<RecordId> after, int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: expected 1 to " + MOST);
        }
        return ports.outbox().list(OutboxItem.State.DEAD, after, most);
    }

    /** Has a dead letter sent again, its attempts and its age counted anew; false when there is no such dead letter. */
    public boolean sendAgain(RecordId id) {
        return ports.transactions().call(() -> {
            Optional<OutboxItem> due = ports.outbox().requeue(id, clock.instant());
            due.ifPresent(item -> ports.ledger().append(requeued(item)));
            ports.transactions().afterCommit(wake);
            return due.isPresent();
        });
    }

    /** Has all dead letters sent again, a transaction each; says how many. */
    public int sendAllAgain() {
        int sent = 0;
        List<OutboxItem> dead = list(Optional.empty(), MOST);
        while (!dead.isEmpty()) {
            for (OutboxItem item : dead) {
                sent += sendAgain(item.id()) ? 1 : 0;
            }
            dead = list(Optional.of(dead.get(dead.size() - 1).id()), MOST);
        }
        return sent;
    }

    private LedgerEvent requeued(OutboxItem item) {
        return new LedgerEvent(
                ports.ids().next(),
                clock.instant(),
                LedgerEvent.Type.MAIL_REQUEUED,
                "operator",
                Optional.of(item.submission()),
                Optional.empty(),
                Optional.empty());
    }
}
