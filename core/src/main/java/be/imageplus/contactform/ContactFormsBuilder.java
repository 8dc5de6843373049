/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.form.FormPages;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.Reception;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.Exports;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.screening.CaffeineRateLimiter;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.ProofCost;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.ScreeningCheck;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.screening.SharedRateLimiter;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.StaffActions;
import be.imageplus.contactform.transfer.HandoverCheck;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.transfer.Transfers;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds {@link ContactForms}. Forms, a store and a mail transport are needed; everything else has a default. */
public final class ContactFormsBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(ContactFormsBuilder.class);

    private final ProcessingRegister register;
    private final Map<String, FormDefinition> forms = new LinkedHashMap<>();
    private final List<ContactFormListener> listeners = new ArrayList<>();
    private final List<Finding> ownFindings = new ArrayList<>();
    private @Nullable ContactStore store;
    private List<MailTransport> transports = List.of();
    private MailRouting routing = new MailRouting.Builder().build();
    private Clock clock = Clock.systemUTC();
    private final ScreeningAssembly screening = new ScreeningAssembly();
    private final List<DataLocation> places = new ArrayList<>();
    private boolean purging = true;
    private @Nullable Path exports;

    ContactFormsBuilder(ProcessingRegister register) {
        this.register = Objects.requireNonNull(register, "register");
    }

    /**
     * Adds a form.
     *
     * @param id its id in the register; also its path
     * @param type a record with Jakarta Validation constraints, for example
     *     {@link be.imageplus.contactform.form.Enquiry}
     * @throws IllegalArgumentException when a component of the record has a type that no form field has
     */
    public ContactFormsBuilder form(String id, Class<? extends Record> type) {
        forms.put(id, FormDefinition.of(id, type));
        return this;
    }

    /** Where enquiries are kept; closed with what is built. */
    public ContactFormsBuilder store(ContactStore where) {
        this.store = where;
        return this;
    }

    /**
     * How staff learn of enquiries.
     *
     * @param by the transport; closed with what is built
     * @param from set the own address that mails come from, and the staff mailboxes
     */
    public ContactFormsBuilder mail(MailTransport by, Consumer<MailRouting.Builder> from) {
        return mail(List.of(by), from);
    }

    /**
     * How staff learn of enquiries, with failover: a mail goes by the first transport that sending to is lawful and
     * that takes it. A later one is asked only while those before it do not answer, or must not be used; never for a
     * mail that may have arrived already, or that was refused for good.
     *
     * @param inOrder transports, each naming its own recipient; closed with what is built
     * @param from set the own address that mails come from, and the staff mailboxes
     */
    public ContactFormsBuilder mail(List<MailTransport> inOrder, Consumer<MailRouting.Builder> from) {
        MailRouting.Builder collected = new MailRouting.Builder();
        from.accept(collected);
        this.transports = List.copyOf(inOrder);
        this.routing = collected.build();
        return this;
    }

    /** The time; by default the system's. */
    public ContactFormsBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /** How often enquiries may be sent; by default {@link RateLimits#STANDARD}. */
    public ContactFormsBuilder rateLimits(RateLimits allowed) {
        screening.limits(allowed);
        return this;
    }

    /**
     * Who counts them. By default all nodes together where they share a database, by a {@link SharedRateLimiter} over
     * the store, and otherwise each for itself, by a {@link CaffeineRateLimiter}.
     */
    public ContactFormsBuilder rateLimiter(RateLimiter counting) {
        screening.limiter(counting);
        return this;
    }

    /** How the built-in checks judge; by default {@link ScreeningRules#defaults}. */
    public ContactFormsBuilder screening(ScreeningRules how) {
        screening.rules(how);
        return this;
    }

    /**
     * Whether browsers are asked for a proof of work: by default they are, at {@link ProofCost#STANDARD}, unless a
     * third party has a {@link #challenge} of its own. Without one an enquiry is taken all the same, see
     * {@link ScreeningRules#minimumTimeWithoutProof}.
     */
    public ContactFormsBuilder proofOfWork(boolean asked) {
        screening.proofOfWork(asked ? Optional.of(ProofCost.STANDARD) : Optional.empty());
        return this;
    }

    /** How much browsers work for an enquiry. */
    public ContactFormsBuilder proofOfWork(ProofCost cost) {
        screening.proofOfWork(Optional.of(cost));
        return this;
    }

    /** Adds a check of the application's own, after the built-in ones and those added before. */
    public ContactFormsBuilder screening(ScreeningCheck check) {
        screening.check(check);
        return this;
    }

    /**
     * Takes a third party's challenge in the place of the proof of work: an option (R2.19). Its recipient must be in
     * the register. It has two seconds while the visitor waits, so do not call {@link ContactForms#submit} inside a
     * transaction of your own then: the connection would wait with it.
     */
    public ContactFormsBuilder challenge(ChallengeVerifier verifier) {
        screening.challenge(verifier);
        return this;
    }

    /** Adds a listener. */
    public ContactFormsBuilder listener(ContactFormListener listener) {
        listeners.add(listener);
        return this;
    }

    /**
     * Adds a place that may hold copies of enquiries: it is asked whenever one is erased (R5.12). Where none has an id
     * that begins with {@link DataLocation#STAFF_MAILBOX}, a person is asked to erase in the mailbox of staff.
     *
     * @param place names its own recipient; closed with what is built
     */
    public ContactFormsBuilder location(DataLocation place) {
        places.add(place);
        return this;
    }

    /**
     * Where files with enquiries may be written, for the person's own answer for instance (R4.9): each ends after
     * fourteen days, and with the enquiries that it holds. Without it {@link ContactForms#exports} offers nothing.
     *
     * @param directory of their own, made with mode 0700 when it is missing
     */
    public ContactFormsBuilder exports(Path directory) {
        this.exports = directory;
        return this;
    }

    /**
     * Whether the background purges what is due, and truncates the ledger; by default it does both. What
     * {@link ContactForms#retention} offers works regardless. Without it, something of yours must call
     * {@link be.imageplus.contactform.retention.Retention#purgeNow} and {@link ContactForms#truncateLedger} every day.
     */
    public ContactFormsBuilder purging(boolean inTheBackground) {
        this.purging = inTheBackground;
        return this;
    }

    /** Adds what an adapter found wrong with its own settings, so that everything is told at once. */
    public ContactFormsBuilder findings(List<Finding> found) {
        ownFindings.addAll(found);
        return this;
    }

    /**
     * Checks everything, opens the store and publishes the notice.
     *
     * @throws ConfigurationException with all findings, when at least one is an error; nothing stays open then
     */
    public ContactForms build() {
        List<Finding> ofSettings = new ArrayList<>(new StartCheck(register)
                .forms(List.copyOf(forms.values()))
                .store(store, clock)
                .mail(transports, routing, forms.keySet())
                .locations(places)
                .challenge(screening.challenge())
                .findings());
        ofSettings.addAll(ownFindings);
        Findings all = new Findings(() -> register, ofSettings, clock);
        List<Finding> findings = all.now();
        ContactStore checkedStore = store;
        if (checkedStore == null || findings.stream().anyMatch(Finding::isError)) {
            closeAll();
            throw new ConfigurationException(
                    findings.stream().filter(Finding::isError).toList());
        }
        try {
            ContactForms built = assemble(checkedStore, all);
            built.findings().stream()
                    .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                    .forEach(warning -> LOG.warn("{}", warning));
            return built;
        } catch (RuntimeException e) {
            closeAll();
            throw e;
        }
    }

    private ContactForms assemble(ContactStore openStore, Findings findings) {
        Notices notices = new Notices(register, openStore.notices(), clock);
        RecordIds ids = new RecordIds(clock);
        LedgerAssembly books = new LedgerAssembly(register, openStore, ids, clock);
        books.publish(notices);
        Listeners told = new Listeners(listeners);
        TransferCheck check = new TransferCheck(register, openStore.transferBook());
        HandoverCheck handovers = new HandoverCheck(register, check);
        RetentionAssembly ending = new RetentionAssembly(register, openStore, notices, clock);
        MailDelivery delivery = new MailDelivery(
                register,
                transports,
                routing,
                check,
                new MailDelivery.Ports(
                        openStore.transactions(),
                        openStore.submissions(),
                        openStore.lives(),
                        openStore.disclosures(),
                        openStore.outbox(),
                        openStore.acknowledgements(),
                        openStore.staffNotices(),
                        openStore.ledger(),
                        ids,
                        openStore.vault()),
                notices,
                ending.rules(),
                told,
                clock);
        Transfers transfers = new Transfers(
                register,
                check,
                new Transfers.Ports(
                        openStore.transactions(), openStore.ledger(), openStore.transferBook(), ids, delivery::release),
                told,
                clock);
        FormTokens tokens = new FormTokens(openStore.vault(), clock);
        ScreeningAssembly.Parts screened = screening.over(openStore, register, check, clock);
        Reception reception = new Reception(
                register,
                tokens,
                notices,
                screened.screening(),
                new Reception.Ports(
                        openStore.transactions(), openStore.submissions(), openStore.outbox(), openStore.ledger(), ids),
                openStore.vault(),
                delivery.acknowledger(),
                submission -> {
                    delivery.wake();
                    told.accepted(submission.reference());
                },
                clock);
        Optional<Exports> files =
                Optional.ofNullable(exports).map(directory -> ending.exports(directory, handovers, ids));
        Retention retention = ending.retention(places, files, routing.mailboxRecipient(), delivery, ids, told);
        Inbox inbox = new Inbox(
                register,
                new Inbox.Ports(
                        openStore.transactions(),
                        openStore.lives(),
                        openStore.submissions(),
                        openStore.notes(),
                        openStore.disclosures(),
                        openStore.ledger(),
                        ids),
                new Inbox.Hooks(ending.rules(), delivery.staffMail(), retention::wake),
                clock);
        return new ContactForms(new ContactForms.Parts(
                register,
                Collections.unmodifiableMap(new LinkedHashMap<>(forms)), // the first one is the default
                new FormPages(register, notices, tokens, screened.challenge()),
                reception,
                screened.challenge(),
                inbox,
                new StaffActions(
                        inbox, new ActionLinks(openStore.vault(), clock), ending.rules(), ending.rules(), clock),
                delivery,
                retention,
                purging,
                files,
                handovers,
                transfers,
                books.ledger(),
                books.keyRotation(),
                notices,
                openStore,
                screened.shared(),
                findings.under(transfers::inForce)));
    }

    private void closeAll() {
        try {
            transports.forEach(MailTransport::close);
            places.forEach(DataLocation::close);
        } finally {
            if (store != null) {
                store.close();
            }
        }
    }
}
