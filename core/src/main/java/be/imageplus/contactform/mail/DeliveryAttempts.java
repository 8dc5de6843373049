/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt: may it leave, compose it, hand it to the transports. What is owed is about an enquiry, and composed from
 * its sealed record, or a notice about several, and composed from where these are now. Changes nothing in the store.
 */
final class DeliveryAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempts.class);

    private final MailDelivery.Ports ports;
    private final Handover.Rules rules;
    private final MailRouting routing;
    private final StaffMailComposer enquiries;
    private final StaffNoticeComposer notices;
    private final Transports transports;

    DeliveryAttempts(
            MailDelivery.Ports ports,
            Handover.Rules rules,
            MailRouting routing,
            StaffMailComposer enquiries,
            StaffNoticeComposer notices,
            Transports transports) {
        this.ports = ports;
        this.rules = rules;
        this.routing = routing;
        this.enquiries = enquiries;
        this.notices = notices;
        this.transports = transports;
    }

    /** Tries one owed mail. Never throws: what fails is a value, since a worker must go on with the next. */
    Attempt at(OutboxItem item) {
        try {
            Optional<Submission> enquiry = ports.submissions().find(item.submission());
            return enquiry.isPresent()
                    ? about(item, enquiry.get())
                    : ports.staffNotices()
                            .find(item.submission())
                            .map(notice -> about(item, notice))
                            .orElseGet(() -> new Attempt.Hopeless("submission-gone"));
        } catch (ContactFormException e) {
            LOG.warn("Mail {} could not be prepared: {}", item.id(), e.code());
            return e.retryHelps() ? new Attempt.Failed(e.code()) : new Attempt.Hopeless(e.code());
        } catch (RuntimeException | Error e) { // a missing class, for example: it counts, so that a human learns of it
            LOG.error("Mail {} could not be sent: {}", item.id(), e.getClass().getName());
            return new Attempt.Failed("internal");
        }
    }

    private Attempt about(OutboxItem item, Submission enquiry) {
        String categories = String.join(",", enquiry.values().keySet());
        return withheld(enquiry)
                .orElseGet(() ->
                        send(item, enquiry.form(), categories, () -> Optional.of(enquiries.compose(item, enquiry))));
    }

    private Attempt about(OutboxItem item, StaffNotice notice) {
        return send(
                item,
                notice.form(),
                "",
                () -> notices.compose(item, notice, rules.clock().instant()));
    }

    private static Optional<Attempt> withheld(Submission submission) {
        if (submission.restricted()) {
            return Optional.of(new Attempt.Withheld("restricted"));
        }
        return submission.onHold() ? Optional.of(new Attempt.Withheld("on-hold")) : Optional.empty();
    }

    /** @param composed asked only when there is a mailbox; empty when nothing is left to say */
    private Attempt send(OutboxItem item, String form, String categories, Supplier<Optional<OutgoingMail>> composed) {
        MailRouting.Mailboxes mailboxes = routing.of(form);
        if (mailboxes.to().isEmpty()) { // a form of old whose mailboxes went with it
            return new Attempt.Hopeless("no-mailbox");
        }
        return composed.get()
                .map(mail -> new Handover(rules, mailboxes.recipient(), mail, categories).through(order(item, mail)))
                .orElseGet(Attempt.Needless::new);
    }

    /**
     * The usual order; but of a mail that may have arrived, the one more copy goes first where the other one went:
     * there it can be recognised, and no other recipient learns of it. Two transports of one recipient count as the
     * same place. A notice holds nothing that anybody could learn, so that it takes the usual order.
     */
    private List<Transports.Link> order(OutboxItem item, OutgoingMail mail) {
        if (!item.mayHaveArrived()) {
            return transports.inOrder();
        }
        Set<String> holders = ports.disclosures().of(item.submission()).stream()
                .filter(disclosure -> disclosure.messageId().equals(mail.messageId()))
                .map(Disclosure::recipient)
                .collect(Collectors.toSet());
        return transports.preferring(holders);
    }
}
