/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt: may it leave, compose it from the sealed record, hand it to the transports. Changes nothing in the
 * store.
 */
final class DeliveryAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempts.class);

    private final Submissions submissions;
    private final Disclosures disclosures;
    private final Handover.Rules rules;
    private final MailRouting routing;
    private final StaffMailComposer composer;
    private final Transports transports;

    DeliveryAttempts(
            Submissions submissions,
            Disclosures disclosures,
            Handover.Rules rules,
            MailRouting routing,
            StaffMailComposer composer,
            Transports transports) {
        this.submissions = submissions;
        this.disclosures = disclosures;
        this.rules = rules;
        this.routing = routing;
        this.composer = composer;
        this.transports = transports;
    }

    /** Tries one owed mail. Never throws: what fails is a value, since a worker must go on with the next. */
    Attempt at(OutboxItem item) {
        try {
            Optional<Submission> submission = submissions.find(item.submission());
            return submission.isEmpty()
                    ? new Attempt.Hopeless("submission-gone")
                    : withheld(submission.get()).orElseGet(() -> send(item, submission.get()));
        } catch (ContactFormException e) {
            LOG.warn("Mail {} could not be prepared: {}", item.id(), e.code());
            return e.retryHelps() ? new Attempt.Failed(e.code()) : new Attempt.Hopeless(e.code());
        } catch (RuntimeException | Error e) { // a missing class, for example: it counts, so that a human learns of it
            LOG.error("Mail {} could not be sent: {}", item.id(), e.getClass().getName());
            return new Attempt.Failed("internal");
        }
    }

    private static Optional<Attempt> withheld(Submission submission) {
        if (submission.restricted()) {
            return Optional.of(new Attempt.Withheld("restricted"));
        }
        return submission.onHold() ? Optional.of(new Attempt.Withheld("on-hold")) : Optional.empty();
    }

    private Attempt send(OutboxItem item, Submission submission) {
        MailRouting.Mailboxes mailboxes = routing.of(submission.form());
        if (mailboxes.to().isEmpty()) { // a form of old whose mailboxes went with it
            return new Attempt.Hopeless("no-mailbox");
        }
        OutgoingMail mail = composer.compose(item, submission);
        String categories = String.join(",", submission.values().keySet());
        return new Handover(rules, mailboxes.recipient(), mail, categories).through(order(item, mail));
    }

    /**
     * The usual order; but of a mail that may have arrived, the one more copy goes first where the other one went:
     * there it can be recognised, and no other recipient learns of it. Two transports of one recipient count as the
     * same place.
     */
    private List<Transports.Link> order(OutboxItem item, OutgoingMail mail) {
        if (!item.mayHaveArrived()) {
            return transports.inOrder();
        }
        Set<String> holders = disclosures.of(item.submission()).stream()
                .filter(disclosure -> disclosure.messageId().equals(mail.messageId()))
                .map(Disclosure::recipient)
                .collect(Collectors.toSet());
        return transports.preferring(holders);
    }
}
