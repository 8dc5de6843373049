/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.Binding;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.mail.Acknowledger;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Invalid;
import be.imageplus.contactform.reception.SubmissionOutcome.Quarantined;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.register.DeclaredForm;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.Screened;
import be.imageplus.contactform.screening.Screening;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives enquiries: token, bind, validate, replay look-up, screen, then store and enqueue in one transaction.
 *
 * <p>Thread-safe. No SMTP and no DNS happen here: a receipt says "received", and mail is the delivery's business.
 */
public final class Reception {

    /**
     * The storage ports that reception works on; all of one store.
     *
     * @param transactions their unit of work
     */
    public record Ports(
            Transactions transactions, Submissions submissions, Outbox outbox, Ledger ledger, RecordIds ids) {}

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final ProcessingRegister register;
    private final FormTokens tokens;
    private final Notices notices;
    private final Screening screening;
    private final Ports ports;
    private final Clock clock;
    private final Fingerprint fingerprint;
    private final TechnicalCapture technical;
    private final Refusals refusals;
    private final Acknowledger acknowledger;
    private final Intake intake;

    /**
     * A reception.
     *
     * @param acknowledger owes the mails that acknowledge accepted enquiries to their senders
     * @param accepted hears of every accepted enquiry, after the commit, on the request's thread
     */
    public Reception(
            ProcessingRegister register,
            FormTokens tokens,
            Notices notices,
            Screening screening,
            Ports ports,
            Vault vault,
            Acknowledger acknowledger,
            Consumer<Submission> accepted,
            Clock clock) {
        this.register = register;
        this.tokens = tokens;
        this.notices = notices;
        this.screening = screening;
        this.ports = ports;
        this.clock = clock;
        this.fingerprint = new Fingerprint(vault);
        this.technical = new TechnicalCapture(register);
        this.refusals = new Refusals(register);
        this.acknowledger = acknowledger;
        this.intake = new Intake(ports, register.version(), acknowledger, accepted);
    }

    /** Whether enquiries of a form may be acknowledged by a mail; of a single one nobody is told. */
    public boolean acknowledges(String form) {
        return acknowledger.acknowledges(form);
    }

    /**
     * Takes one submission through its whole way.
     *
     * @param language of the messages for the sender
     * @throws UnavailableException when the store does not answer in time; nothing was stored then
     */
    public SubmissionOutcome receive(FormDefinition form, FormValues values, VisitorRequest request, Locale language) {
        FormTokens.Verified verified = tokens.verify(values.get(FormValues.TOKEN), form.id());
        if (verified instanceof FormTokens.Verified.Expired) {
            return refusals.because(Reason.TOKEN_EXPIRED, language, Optional.empty());
        }
        if (verified instanceof FormTokens.Verified.Valid valid
                && notices.knows(valid.token().notice())) {
            return new Visit(form, valid.token(), request, language).receive(values);
        }
        return refusals.because(Reason.TOKEN_INVALID, language, Optional.empty());
    }

    /** One submission whose token is ours. */
    private final class Visit {

        private final FormDefinition form;
        private final FormToken token;
        private final VisitorRequest request;
        private final Locale language;

        Visit(FormDefinition form, FormToken token, VisitorRequest request, Locale language) {
            this.form = form;
            this.token = token;
            this.request = request;
            this.language = language;
        }

        SubmissionOutcome receive(FormValues values) {
            // An absent or null Origin proves nothing; a different real one does (R1.2).
            if (request.originHeader()
                    .filter(origin -> !origin.equals(token.origin()))
                    .isPresent()) {
                // Only what we signed: the header may hold anything.
                LOG.warn(
                        "An enquiry from a page served for {} came from another origin and was refused; if that is your"
                                + " own site, a proxy hides its host: pass it on, or set the public URL",
                        token.origin());
                return refused(Reason.ORIGIN_REFUSED, Optional.empty());
            }
            Binding binding = form.bind(values, language);
            if (binding instanceof Binding.Bound bound) {
                return replayOf(bound.values()).orElseGet(() -> screen(values, bound.values()));
            }
            return new Invalid(((Binding.Rejected) binding).errors(), Optional.of(token.firstIssuedAt()));
        }

        /** Comes before screening and its limits, so that a double click is never an error. */
        private Optional<SubmissionOutcome> replayOf(Map<String, String> values) {
            return ports.submissions()
                    .findByNonce(token.nonce())
                    .map(first -> fingerprint.matches(first.fingerprint(), form.id(), values)
                            ? received(first)
                            : refused(Reason.TOKEN_USED, Optional.empty()));
        }

        private SubmissionOutcome screen(FormValues sent, Map<String, String> values) {
            Verdict verdict = screening.judge(new Screened(
                    form.id(),
                    token,
                    values,
                    form.addresses(values),
                    sent.get(FormValues.TRAP),
                    sent.get(FormValues.PROOF),
                    request,
                    clock.instant()));
            if (verdict instanceof Verdict.Refuse refuse) {
                return refused(Reason.of(refuse.code()), refuse.retryAfter());
            }
            List<String> reasons = verdict instanceof Verdict.Quarantine held ? held.reasons() : List.of();
            return intake.take(reference -> submission(reference, values, reasons))
                    .<SubmissionOutcome>map(this::received)
                    // Another request with the same nonce committed between our look-up and our insertion.
                    .orElseGet(() -> replayOf(values).orElseThrow());
        }

        private Submission submission(Reference reference, Map<String, String> values, List<String> reasons) {
            return new Submission(
                    ports.ids().next(),
                    reference,
                    form.id(),
                    register.form(form.id()).map(DeclaredForm::purpose).orElseThrow(),
                    clock.instant(),
                    reasons.isEmpty() ? Submission.State.RECEIVED : Submission.State.QUARANTINED,
                    reasons,
                    token.notice(),
                    token.nonce(),
                    fingerprint.of(form.id(), values),
                    values,
                    technical.of(request),
                    false,
                    false);
        }

        private SubmissionOutcome received(Submission submission) {
            Receipt receipt = new Receipt(submission.reference(), submission.receivedAt());
            return submission.state() == Submission.State.QUARANTINED
                    ? new Quarantined(receipt)
                    : new Accepted(receipt);
        }

        private SubmissionOutcome refused(Reason reason, Optional<Duration> retryAfter) {
            return refusals.because(reason, language, Optional.of(token), retryAfter);
        }
    }
}
