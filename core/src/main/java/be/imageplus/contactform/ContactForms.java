/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.TruncationResult;
import be.imageplus.contactform.mail.DeadLetters;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.TransportStatus;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.notice.ProcessingRecords;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.Exports;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.rotation.KeyRotation;
import be.imageplus.contactform.screening.ChallengeCheck;
import be.imageplus.contactform.screening.ChallengeStatus;
import be.imageplus.contactform.screening.SharedRateLimiter;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.StaffActions;
import be.imageplus.contactform.transfer.Handover;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.transfer.TransferOutlook;
import be.imageplus.contactform.transfer.Transfers;
import be.imageplus.contactform.transfer.UnlawfulTransferException;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebSettings;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The front door: contact forms that run the way their privacy notice promises.
 *
 * <pre>{@code
 * try (ContactForms contact = ContactForms.builder(ProcessingRegister.load(Path.of("processing-register.yml")))
 *         .form("contact", Enquiry.class)
 *         .store(JdbcContactStore.open(Path.of("contact.db"), keys))
 *         .mail(SmtpMailTransport.to(SmtpSettings.authSmtp(user, password)),
 *               mail -> mail.from("website@imageplus.be").to("office@imageplus.be"))
 *         .build()) {
 *     contact.start();
 *     FormPage page = contact.page("contact", request);
 *     SubmissionOutcome outcome = contact.submit("contact", values, request);
 * }
 * }</pre>
 *
 * <p>Thread-safe. Build one for an application and close it when the application ends.
 */
public final class ContactForms implements AutoCloseable {

    /** The parts that the builder puts together. */
    record Parts(
            ProcessingRegister register,
            Map<String, FormDefinition> forms,
            FormPages pages,
            Reception reception,
            ChallengeCheck challenge,
            Inbox inbox,
            StaffActions actions,
            MailDelivery delivery,
            Retention retention,
            boolean purging,
            Optional<Exports> exports,
            HandoverCheck handovers,
            Transfers transfers,
            ChainedLedger ledger,
            KeyRotation keyRotation,
            Notices notices,
            ContactStore store,
            Optional<SharedRateLimiter> sharedLimiter,
            Findings findings) {}

    private final Parts parts;

    ContactForms(Parts parts) {
        this.parts = parts;
    }

    /** Starts building on a register; nothing is opened before {@link ContactFormsBuilder#build}. */
    public static ContactFormsBuilder builder(ProcessingRegister register) {
        return new ContactFormsBuilder(register);
    }

    /**
     * Starts the work in the background: delivery, the purge and what else ends enquiries, the watch over transfers,
     * chaining the ledger and truncating its oldest end, the watch over keys, and forgetting whose requests were
     * counted. Without {@link ContactFormsBuilder#purging} nothing is purged, and the ledger is not truncated. Starting
     * twice changes nothing.
     *
     * @throws IllegalStateException when it was closed
     */
    public void start() {
        parts.delivery().start();
        parts.retention().start(parts.purging());
        parts.transfers().start();
        parts.ledger().start(parts.purging());
        parts.keyRotation().start();
        parts.sharedLimiter().ifPresent(SharedRateLimiter::start);
    }

    /**
     * A page of a form for a visitor who sees it for the first time, in the language that suits them best.
     *
     * @throws IllegalArgumentException when there is no such form
     */
    public FormPage page(String form, VisitorRequest request) {
        return parts.pages().fresh(form(form), request.siteOrigin(), language(FormValues.of(Map.of()), request));
    }

    /**
     * The page again, for a submission that was not received: input kept, what to mend, a fresh token.
     *
     * @param outcome what {@link #submit} answered to the same values
     * @throws IllegalArgumentException when there is no such form, or the submission was received
     */
    public FormPage pageAgain(String form, FormValues values, VisitorRequest request, SubmissionOutcome outcome) {
        if (outcome instanceof SubmissionOutcome.Received) {
            throw new IllegalArgumentException("outcome: what was received needs no page again");
        }
        if (outcome instanceof SubmissionOutcome.Refused refused) {
            FieldError why = new FieldError("", refused.reason().code(), refused.message());
            return again(form, values, request, List.of(why), refused.firstIssuedAt());
        }
        SubmissionOutcome.Invalid invalid = (SubmissionOutcome.Invalid) outcome;
        return again(form, values, request, invalid.errors(), invalid.firstIssuedAt());
    }

    private FormPage again(
            String form,
            FormValues values,
            VisitorRequest request,
            List<FieldError> errors,
            Optional<Instant> firstIssuedAt) {
        return parts.pages()
                .again(form(form), request.siteOrigin(), language(values, request), values, errors, firstIssuedAt);
    }

    /**
     * Takes one submission: it is durable when this returns {@link SubmissionOutcome.Received}. The mail follows in the
     * background. Inside a transaction of the application's that the store joins, both wait for its commit; when
     * storing fails there, that transaction can only be rolled back, whether the exception is caught or not.
     *
     * @param values as the visitor sent them, the token under {@link FormValues#TOKEN}
     * @throws IllegalArgumentException when there is no such form
     * @throws UnavailableException when the store does not answer in time; nothing was stored then
     */
    public SubmissionOutcome submit(String form, FormValues values, VisitorRequest request) {
        return parts.reception().receive(form(form), values, request, language(values, request));
    }

    /** Every page and API of these forms, for an adapter to serve. */
    public ContactWeb web(WebSettings settings) {
        return new ContactWeb(
                parts.register(),
                List.copyOf(parts.forms().values()),
                parts.pages(),
                parts.reception(),
                parts.notices(),
                parts.actions(),
                settings);
    }

    /** What these forms run on. */
    public ProcessingRegister register() {
        return parts.register();
    }

    /** The privacy notices, current and earlier. */
    public Notices notices() {
        return parts.notices();
    }

    /**
     * The very text that the sender of an enquiry was shown, in their language (R6.18): what they were promised,
     * whatever was published since.
     *
     * @return empty when there is no such enquiry any more
     */
    public Optional<PublishedNotice> noticeShown(RecordId enquiry) {
        return parts.store()
                .submissions()
                .find(enquiry)
                .flatMap(found -> parts.notices().find(found.notice()));
    }

    /**
     * The record of processing activities (Art. 30), the registers of recipients and of transfers, and the
     * legitimate-interest assessments, as they stand today, with what operators said of transfer mechanisms. They are
     * for the controller and the supervisory authority: no page of these forms shows them. Without running anything:
     * {@link ProcessingRecords#of}, or {@link RecordCommand}.
     *
     * @throws UnavailableException when the store does not answer in time
     */
    public ProcessingRecords records() {
        ProcessingRegister register = parts.register();
        LocalDate today = LocalDate.ofInstant(parts.findings().clock().instant(), register.zone());
        return ProcessingRecords.of(register, today, parts.transfers().invalidations());
    }

    /**
     * What the checks find now: nothing that stopped the start was found then, but mechanisms, assessments and
     * acknowledgements end. Warnings were logged once when this was built.
     */
    public List<Finding> findings() {
        return parts.findings().now();
    }

    /** How retention stands; empty when the store does not answer, or has the tables of an earlier release. */
    private Optional<RetentionStatus> retentionStatus() {
        try {
            return Optional.of(parts.retention().status());
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }

    /** How it stands: for health checks. Holds no identifiers. Takes the store's turn to write for a moment. */
    public Status status() {
        boolean available = parts.store().isAvailable();
        return new Status(
                available,
                parts.delivery().isRunning(),
                available ? backlog() : Optional.empty(),
                transports(),
                parts.transfers().outlooks(),
                parts.purging(),
                available ? retentionStatus() : Optional.empty(),
                parts.challenge().status());
    }

    /** Mails that wait: for meters, since it only reads. Empty when the store does not answer. */
    public Optional<Outbox.Backlog> backlog() {
        try {
            return Optional.of(parts.store().outbox().backlog());
        } catch (UnavailableException e) {
            return Optional.empty();
        }
    }

    /** How the mail transports stand on this node, in the order in which they are asked. */
    public List<TransportStatus> transports() {
        return parts.delivery().transports();
    }

    /** Transfers outside the EEA: how they stand, and what an operator says of the mechanisms behind them. */
    public Transfers transfers() {
        return parts.transfers();
    }

    /** Where staff see enquiries and say what becomes of them. */
    public Inbox inbox() {
        return parts.inbox();
    }

    /** How long enquiries are kept, and that every copy of them ends. */
    public Retention retention() {
        return parts.retention();
    }

    /** Files with enquiries, each for some days; empty unless {@link ContactFormsBuilder#exports} names a directory. */
    public Optional<Exports> exports() {
        return parts.exports();
    }

    /** Mails that a human must look at. */
    public DeadLetters deadLetters() {
        return parts.delivery().deadLetters();
    }

    /**
     * Verifies the accountability ledger (Art. 5(2)): whether anything in it was changed, removed, inserted or cut off
     * outside this library, and where. It reads the whole ledger, page by page, and hinders nobody.
     *
     * @throws UnavailableException when the store, or the file of checkpoints, does not answer
     */
    public LedgerVerification verifyLedger() {
        return parts.ledger().verify();
    }

    /**
     * Removes the ledger's oldest end as far as its period is over, now, in the calling thread, whether or not the
     * background does: batch by batch, and nothing that does not verify.
     *
     * @throws ClockDoubtException when the clock is too far ahead to be believed: {@link Retention#confirmClock}
     * @throws UnavailableException when the store, or the file of checkpoints, does not answer
     */
    public TruncationResult truncateLedger() {
        return parts.ledger().truncate();
    }

    /** From the present keys to newer ones: what they are in use for, and whether older ones can be retired. */
    public KeyRotation keyRotation() {
        return parts.keyRotation();
    }

    /**
     * Writes the accountability ledger, or part of it, for an auditor or an authority: page by page, without keeping it
     * in memory. It holds no names, addresses or messages, but the ids of records, which are personal data as long as
     * the enquiries are there: so it has a purpose and a recipient like any export (R3.1, R4.9). That it was done, and
     * for which, is in the ledger first.
     *
     * @param by who asks for it
     * @param to is flushed, and not closed
     * @return how many events were written
     * @throws IllegalArgumentException when the register does not declare the purpose or the recipient
     * @throws UnlawfulTransferException when nothing may be sent to the recipient now
     * @throws UnavailableException when the store, or the file of checkpoints, does not answer
     */
    public long exportLedger(LedgerExport what, Actor by, Writer to) throws IOException {
        parts.handovers()
                .ground(
                        new Handover(what.purpose(), what.recipient()),
                        parts.findings().clock().instant());
        return parts.ledger().export(what, by.toString(), to);
    }

    /** Takes no new work, waits a bounded time for mails on their way, then closes transports and store. Idempotent. */
    @Override
    public void close() {
        try {
            parts.retention().close();
        } finally {
            closeDelivery();
        }
    }

    private void closeDelivery() {
        try {
            parts.delivery().close();
        } finally {
            try {
                parts.transfers().close();
            } finally {
                closeBooks();
            }
        }
    }

    private void closeBooks() {
        try {
            parts.keyRotation().close();
        } finally {
            try {
                parts.ledger().close();
            } finally {
                parts.sharedLimiter().ifPresent(SharedRateLimiter::close);
                parts.store().close();
            }
        }
    }

    /**
     * How it stands.
     *
     * @param storeAvailable whether enquiries can be taken
     * @param delivering whether the background work has been started
     * @param backlog mails that wait; empty when the store does not answer
     * @param transports how the mail transports stand, in the order in which they are asked
     * @param transfers how sending stands to each recipient that needs a mechanism, in the register's order
     * @param purges whether the background is to purge what is due
     * @param retention how long what must be gone has been due; empty when the store does not answer
     * @param challenge how a third party's challenge stands; empty where none is used
     */
    public record Status(
            boolean storeAvailable,
            boolean delivering,
            Optional<Outbox.Backlog> backlog,
            List<TransportStatus> transports,
            List<TransferOutlook> transfers,
            boolean purges,
            Optional<RetentionStatus> retention,
            Optional<ChallengeStatus> challenge) {}

    private FormDefinition form(String id) {
        FormDefinition form = parts.forms().get(id);
        if (form == null) {
            throw new IllegalArgumentException(
                    "form: \"" + id + "\" is not one of " + parts.forms().keySet());
        }
        return form;
    }

    private Locale language(FormValues values, VisitorRequest request) {
        Stream<Locale> asked = Stream.of(values.get(FormValues.LANGUAGE))
                .filter(language -> !language.isBlank())
                .map(Locale::forLanguageTag);
        return parts.register()
                .languageFor(Stream.concat(asked, request.languages().stream()).toList());
    }
}
