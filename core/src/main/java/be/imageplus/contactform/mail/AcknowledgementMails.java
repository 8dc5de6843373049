/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that acknowledge enquiries to their senders: each leaves soon or not at all, and none is worth an alarm, since
 * the sender has the receipt and staff have the enquiry.
 */
final class AcknowledgementMails implements MailKind {

    private static final Logger LOG = LoggerFactory.getLogger(AcknowledgementMails.class);

    /** What makes and sends one. */
    record Parts(
            Acknowledger acknowledger,
            AcknowledgementComposer composer,
            MailRouting routing,
            Transports transports,
            Dispatch.Rules rules) {}

    private final MailDelivery.Ports ports;
    private final Parts parts;
    private final Duration maximumAge;
    private final DeliveryPolicy policy;
    private final DeliveryListener listener;

    AcknowledgementMails(MailDelivery.Ports ports, Parts parts, AcknowledgementTerms terms, DeliveryListener listener) {
        this.ports = ports;
        this.parts = parts;
        this.maximumAge = terms.maximumAge();
        this.policy = DeliveryPolicy.standard().withMaximumAge(maximumAge);
        this.listener = listener;
    }

    @Override
    public MailQueue queue() {
        return ports.acknowledgements();
    }

    @Override
    public Attempt at(OutboxItem item) {
        if (!item.owedSince().plus(maximumAge).isAfter(parts.rules().clock().instant())) {
            return new Attempt.Hopeless("too-late");
        }
        return ports.submissions()
                .find(item.submission())
                .map(enquiry -> DeliveryAttempts.withheld(enquiry).orElseGet(() -> send(item, enquiry)))
                .orElseGet(() -> new Attempt.Hopeless("submission-gone"));
    }

    private Attempt send(OutboxItem item, Submission enquiry) {
        Optional<Addressee> addressee = parts.acknowledger()
                .answerable(enquiry)
                .filter(to -> parts.acknowledger().acknowledges(enquiry.form()));
        if (addressee.isEmpty() || parts.routing().of(enquiry.form()).to().isEmpty()) {
            return new Attempt.Hopeless("not-acknowledged"); // as what is declared, or set, has it by now
        }
        OutgoingMail mail = parts.composer().compose(item, enquiry, addressee.get());
        return new Dispatch(parts.rules(), Optional.empty(), mail, DataItem.EMAIL)
                .through(parts.transports().orderOf(item, mail, ports.disclosures()));
    }

    /**
     * As with any mail, but that nothing is kept for later: what is restricted or on hold, in the quarantine for
     * instance, is dropped, and what is not lawful now is tried again and soon dropped.
     */
    @Override
    public Settlement after(OutboxItem item, Attempt attempt, Instant now) {
        Attempt judged = attempt;
        if (attempt instanceof Attempt.Withheld withheld) {
            judged = new Attempt.Hopeless(withheld.code());
        } else if (attempt instanceof Attempt.Unlawful unlawful) {
            judged = new Attempt.Failed(unlawful.code());
        }
        Settlement usual = policy.after(item, judged, now);
        return new Settlement(
                usual.after(),
                usual.event()
                        .map(event -> event == LedgerEvent.Type.MAIL_DELIVERED
                                ? LedgerEvent.Type.ACKNOWLEDGEMENT_DELIVERED
                                : LedgerEvent.Type.ACKNOWLEDGEMENT_DROPPED));
    }

    @Override
    public Duration longestPause() {
        return policy.longestPause();
    }

    /** Which way these take is told of mails to staff. */
    @Override
    public List<Detours.Change> changes(Attempt attempt) {
        return List.of();
    }

    @Override
    public void untold(List<Detours.Change> changes) {
        // There are none.
    }

    @Override
    public void done(OutboxItem item, Attempt attempt, Instant now) {
        // Nothing waits for it.
    }

    @Override
    public void settled(Settlement settlement, Attempt attempt, List<Detours.Change> changes) {
        OutboxItem item = settlement.after();
        switch (item.state()) {
            case DELIVERED -> {
                LOG.info("Acknowledgement {} delivered: {}", item.id(), settlement.code());
                listener.acknowledgement(AcknowledgementOutcome.DELIVERED);
            }
            case DEAD -> {
                LOG.info("Acknowledgement {} is dropped: {}", item.id(), settlement.code());
                listener.acknowledgement(AcknowledgementOutcome.DROPPED);
            }
            default ->
                LOG.info(
                        "Acknowledgement {} was not taken: {}; it is tried again at {}",
                        item.id(),
                        settlement.code(),
                        item.dueAt());
        }
    }
}
