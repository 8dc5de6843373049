/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.RetentionDates;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Delivers what is owed, in the background, on a few threads of its own. Thread-safe. */
public final class MailDelivery implements AutoCloseable {

    /**
     * The storage ports that delivery works on; all of one store.
     *
     * @param transactions their unit of work
     * @param vault signs links in mails to staff, and counts addresses without knowing them
     */
    public record Ports(
            Transactions transactions,
            Submissions submissions,
            Lives lives,
            Disclosures disclosures,
            Outbox outbox,
            Acknowledgements acknowledgements,
            StaffNotices staffNotices,
            Ledger ledger,
            RecordIds ids,
            Vault vault) {}

    private final Ports ports;
    private final DeliveryWorkers workers;
    private final DeadLetters deadLetters;
    private final List<MailTransport> inOrder;
    private final Transports transports;
    private final Dispatch.Rules rules;
    private final Acknowledger acknowledger;

    /**
     * A delivery that has not started.
     *
     * @param inOrder at least one transport; each is asked only when those before it cannot take a mail
     * @param transfers decides whether a mail may leave
     * @param notices the short notice of mails to visitors comes from
     * @param dates tells staff what comes by date
     * @param listener hears of mails that do not arrive by themselves
     */
    public MailDelivery(
            ProcessingRegister register,
            List<MailTransport> inOrder,
            MailRouting routing,
            TransferCheck transfers,
            Ports ports,
            Notices notices,
            RetentionDates dates,
            DeliveryListener listener,
            Clock clock) {
        this.ports = ports;
        this.inOrder = List.copyOf(inOrder);
        this.transports = new Transports(inOrder, clock);
        this.rules = new Dispatch.Rules(transfers, clock);
        Letterhead letterhead = new Letterhead(register, routing, new ActionLinks(ports.vault(), clock));
        DeliveryAttempts attempts = new DeliveryAttempts(
                ports,
                rules,
                routing,
                new StaffMailComposer(letterhead),
                new StaffNoticeComposer(letterhead, ports.lives(), dates),
                transports);
        StaffMails toStaff = new StaffMails(
                ports,
                attempts,
                DeliveryPolicy.standard(),
                new Detours(transports.inOrder().get(0)),
                new DeliveryNews(listener));
        this.acknowledger = new Acknowledger(register, routing, ports, listener, clock);
        Optional<Delivery> acknowledgements = routing.acknowledgements().map(terms -> {
            // With circuits of their own: what strangers' servers refuse says nothing of the way to staff.
            Transports apart = new Transports(inOrder, clock);
            AcknowledgementMails toSenders = new AcknowledgementMails(
                    ports,
                    new AcknowledgementMails.Parts(
                            acknowledger,
                            new AcknowledgementComposer(letterhead, notices, terms.notice()),
                            routing,
                            apart,
                            rules),
                    terms,
                    listener);
            return new Delivery(ports, toSenders, apart, register.version(), clock);
        });
        this.workers = new DeliveryWorkers(
                ports.outbox(),
                new Delivery(ports, toStaff, transports, register.version(), clock),
                acknowledgements,
                DeliveryPolicy.standard(),
                clock);
        this.deadLetters = new DeadLetters(ports, workers::wake, clock);
    }

    /**
     * Starts the workers; starting twice changes nothing.
     *
     * @throws IllegalStateException when it was closed: its transports are, too
     */
    public void start() {
        workers.start();
    }

    /** Says that something may be due now. */
    public void wake() {
        workers.wake();
    }

    /**
     * Has parked mails looked at again at once instead of with their next turn, on whichever node: what made sending
     * unlawful may have gone. Takes part in the calling thread's transaction.
     */
    public void release() {
        ports.transactions().run(() -> {
            if (ports.outbox().release(rules.clock().instant()) > 0) {
                ports.transactions().afterCommit(this::wake);
            }
        });
    }

    /**
     * Has a notice sent to the staff of its form, as soon as delivery gets to it. Takes part in the calling thread's
     * transaction.
     *
     * @throws UnavailableException while the store has no place for notices ({@code STORE-SCHEMA-OLDER})
     */
    public void send(StaffNotice notice) {
        ports.transactions().run(() -> {
            ports.staffNotices().add(notice);
            ports.outbox()
                    .enqueue(OutboxItem.due(
                            ports.ids().next(), notice.id(), rules.clock().instant()));
            ports.transactions().afterCommit(this::wake);
        });
    }

    /** The mails to staff, as the inbox needs them. */
    public StaffMail staffMail() {
        return new OwedMails(ports, this::wake, rules.clock());
    }

    /** What decides which enquiries are acknowledged to their senders. */
    public Acknowledger acknowledger() {
        return acknowledger;
    }

    /** Whether the workers are at work. */
    public boolean isRunning() {
        return workers.isRunning();
    }

    /** How the transports stand on this node, in the order in which they are asked. */
    public List<TransportStatus> transports() {
        return transports.status(rules.transfers(), rules.clock());
    }

    /** Mails that a human must look at. */
    public DeadLetters deadLetters() {
        return deadLetters;
    }

    /** Takes no new mail, waits for those on their way, and ends the transports' connections. Idempotent. */
    @Override
    public void close() {
        workers.close();
        inOrder.forEach(MailTransport::close);
    }
}
