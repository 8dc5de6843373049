/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerEvent.Type;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.retention.ErasureReport;
import be.imageplus.contactform.retention.Explanation;
import be.imageplus.contactform.retention.PurgeReport;
import be.imageplus.contactform.retention.RetentionStatus;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A site whose enquiries end at a test's word; a postman takes their mails to a mailbox of staff. */
final class EndingSite implements AutoCloseable {

    static final Actor STAFF = Actor.of("handler", "7");

    final StaffMailboxes mailbox;
    final SettableClock clock;
    final ContactStore store;
    final ContactForms forms;
    final Postman postman;
    private final Journey journey;

    private EndingSite(Journey journey, StaffMailboxes mailbox) {
        this.journey = journey;
        this.mailbox = mailbox;
        this.clock = journey.clock;
        this.store = journey.store;
        this.forms = journey.forms;
        this.postman = new Postman(clock, mailbox);
    }

    /** The mailbox is a place that erases. */
    static EndingSite in(Path directory) {
        StaffMailboxes mailbox = new StaffMailboxes();
        return new EndingSite(Journey.in(directory, builder -> builder.location(mailbox)), mailbox);
    }

    /** Only a person can erase in the mailbox. */
    static EndingSite byHand(Path directory, ProcessingRegister register) {
        return new EndingSite(Journey.on(directory, register), new StaffMailboxes());
    }

    RecordId submitted() {
        SubmissionOutcome outcome = journey.submit(journey.enquiry());
        return store.lives()
                .findByReference(
                        ((SubmissionOutcome.Received) outcome).receipt().reference())
                .orElseThrow()
                .life()
                .submission();
    }

    RecordId delivered() {
        RecordId enquiry = submitted();
        postman.deliver(store, any -> true);
        return enquiry;
    }

    void resolve(RecordId enquiry) {
        forms.inbox().resolve(enquiry, Resolution.Outcome.ANSWERED, STAFF);
    }

    /** Months pass at once here, and somebody says each time that it is so. */
    PurgeReport purge() {
        if (status().clockDoubt().isPresent()) {
            forms.retention().confirmClock(STAFF);
        }
        PurgeReport report = forms.retention().purgeNow();
        forms.retention().askNow();
        return report;
    }

    boolean isThere(RecordId enquiry) {
        return store.submissions().find(enquiry).isPresent();
    }

    Life.Stage stage(RecordId enquiry) {
        return store.lives().find(enquiry).orElseThrow().life().stage();
    }

    RetentionStatus status() {
        return forms.retention().status();
    }

    ErasureReport onlyErasureOf(RecordId enquiry) {
        assertThat(forms.retention().erasures(enquiry)).hasSize(1);
        return forms.retention().erasures(enquiry).get(0);
    }

    List<Type> events(RecordId enquiry) {
        return store.ledger().about(enquiry).stream().map(LedgerEvent::type).toList();
    }

    String sentence(RecordId enquiry, Locale language) {
        return explanation(enquiry, language).message();
    }

    Explanation explanation(RecordId enquiry, Locale language) {
        return forms.retention().explain(enquiry, language).orElseThrow();
    }

    @Override
    public void close() {
        journey.close();
    }
}
