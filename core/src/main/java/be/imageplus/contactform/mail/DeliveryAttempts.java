/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.TransferDecision;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt: may it leave, compose it from the sealed record, hand it to the transport. Changes nothing in the store.
 */
final class DeliveryAttempts {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryAttempts.class);

    private final Submissions submissions;
    private final TransferCheck transfers;
    private final StaffMailComposer composer;
    private final MailTransport transport;
    private final Set<String> recipients;
    private final Clock clock;

    DeliveryAttempts(
            Submissions submissions,
            TransferCheck transfers,
            StaffMailComposer composer,
            MailTransport transport,
            String mailboxRecipient,
            Clock clock) {
        this.submissions = submissions;
        this.transfers = transfers;
        this.composer = composer;
        this.transport = transport;
        this.recipients = new LinkedHashSet<>(List.of(transport.recipient(), mailboxRecipient));
        this.clock = clock;
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
        List<Attempt.Disclosed> disclosed = new ArrayList<>();
        for (String recipient : recipients) {
            TransferDecision decision = transfers.decide(recipient, clock.instant());
            if (decision instanceof TransferDecision.Unlawful unlawful) {
                return new Attempt.Unlawful(recipient, unlawful.code());
            }
            disclosed.add(new Attempt.Disclosed(recipient, ((TransferDecision.Lawful) decision).ground()));
        }
        OutgoingMail mail = composer.compose(item, submission);
        String categories = String.join(",", submission.values().keySet());
        return new Attempt.Sent(transport.send(mail), mail, categories, disclosed);
    }
}
