/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerExport;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Received;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.work.ClockDoubt;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A node with a clock of its own, and what it hears of that. */
final class LeapingNode implements AutoCloseable {

    static final Actor OPERATOR = Actor.of("operator", "1");

    final SettableClock clock;
    final ContactStore store;
    final ContactForms forms;
    final StaffMailboxes mailbox = new StaffMailboxes();
    final List<ClockDoubt> doubts = new CopyOnWriteArrayList<>();

    /** @param exports a directory of its own for files */
    LeapingNode(ContactStore store, Path exports, String instant) {
        this.clock = SettableClock.at(instant);
        this.store = store;
        this.forms = ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store)
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .location(mailbox)
                .exports(exports)
                .listener(new ContactFormListener() {
                    @Override
                    public void clockDoubted(ClockDoubt doubt) {
                        doubts.add(doubt);
                    }
                })
                .clock(clock)
                .build();
    }

    /** Runs in the background, as far as it has said that it is at work. */
    LeapingNode started() {
        forms.start();
        await().until(() -> seen().isPresent());
        return this;
    }

    /** An enquiry that staff have had, and have resolved. */
    RecordId resolved() {
        String token = forms.page("contact", Journey.visitor()).token();
        SubmissionOutcome outcome = forms.submit("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor());
        await().until(() -> forms.backlog().orElseThrow().counts().isEmpty());
        RecordId enquiry = store.lives()
                .findByReference(((Received) outcome).receipt().reference())
                .orElseThrow()
                .life()
                .submission();
        forms.inbox().resolve(enquiry, Resolution.Outcome.ANSWERED, OPERATOR);
        return enquiry;
    }

    boolean isThere(RecordId enquiry) {
        return store.submissions().find(enquiry).isPresent();
    }

    /** When a node was seen at work last. */
    Optional<Instant> seen() {
        return new ClockGuard(store.chores()).seen();
    }

    /** Moves the clock, and waits until the node has noticed that it is not to be believed. */
    void leapTo(String instant) {
        assertThat(doubts).isEmpty();
        clock.set(instant);
        forms.retention().wake();
        await().until(() -> !doubts.isEmpty());
    }

    String ledger() throws IOException {
        StringWriter file = new StringWriter();
        forms.exportLedger(
                LedgerExport.as(LedgerExport.Format.CSV, "legal-obligation", Recipient.CONTROLLER), OPERATOR, file);
        return file.toString();
    }

    @Override
    public void close() {
        forms.close();
    }
}
