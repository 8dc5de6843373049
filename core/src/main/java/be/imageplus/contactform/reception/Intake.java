/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.Acknowledger;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions.Insertion;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes an enquiry durable: the submission, the mails that are owed and the ledger's event, in one transaction. */
final class Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** With eight of thirty symbols a second try is already rare. */
    private static final int REFERENCE_TRIES = 8;

    private final Reception.Ports ports;
    private final String registerVersion;
    private final Acknowledger acknowledger;
    private final Consumer<Submission> accepted;

    Intake(Reception.Ports ports, String registerVersion, Acknowledger acknowledger, Consumer<Submission> accepted) {
        this.ports = ports;
        this.acknowledger = acknowledger;
        this.registerVersion = registerVersion;
        this.accepted = accepted;
    }

    /**
     * Stores an enquiry.
     *
     * @param withReference makes the record for a reference
     * @return what was stored; empty when an enquiry with the same nonce came first, and then nothing was stored
     */
    Optional<Submission> take(Function<Reference, Submission> withReference) {
        return ports.transactions().call(() -> {
            for (int attempt = 0; attempt < REFERENCE_TRIES; attempt++) {
                Submission submission = withReference.apply(Reference.random());
                Insertion insertion = ports.submissions().insert(submission);
                if (insertion == Insertion.NONCE_USED) {
                    return Optional.empty();
                }
                if (insertion == Insertion.STORED) {
                    recordTaking(submission);
                    return Optional.of(submission);
                }
            }
            throw new UnavailableException(
                    "REFERENCES-EXHAUSTED",
                    "No free reference was found in " + REFERENCE_TRIES + " tries; try again.",
                    Duration.ofSeconds(1),
                    null);
        });
    }

    private void recordTaking(Submission submission) {
        boolean quarantined = submission.state() == Submission.State.QUARANTINED;
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        submission.receivedAt(),
                        quarantined ? LedgerEvent.Type.SUBMISSION_QUARANTINED : LedgerEvent.Type.SUBMISSION_ACCEPTED,
                        "visitor",
                        Optional.of(submission.id()),
                        Optional.of(registerVersion),
                        submission.screeningReasons().stream().findFirst()));
        if (quarantined) {
            ports.transactions()
                    .afterCommit(() -> LOG.warn(
                            "Enquiry {} is held until a human has looked at it: {}",
                            submission.id(),
                            submission.screeningReasons()));
        } else {
            ports.outbox().enqueue(OutboxItem.due(ports.ids().next(), submission.id(), submission.receivedAt()));
            acknowledger.acknowledge(submission);
            ports.transactions().afterCommit(() -> accepted.accept(submission));
        }
    }
}
