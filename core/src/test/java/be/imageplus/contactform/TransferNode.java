/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.transfer.TransferOutlook;
import be.imageplus.contactform.work.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A node whose mails go to the staff mailbox by one recipient, and what it hears of transfers. */
final class TransferNode implements AutoCloseable {

    final RecordingTransport transport;
    private final ContactStore store;
    final ContactForms forms;

    /** @param news what it hears is added here */
    TransferNode(ContactStore store, String recipient, String instant, ProcessingRegister register, List<String> news) {
        this.transport = new RecordingTransport(recipient);
        this.store = store;
        this.forms = ContactForms.builder(register)
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store)
                .mail(transport, mail -> mail.from("website@example.org").to("office@example.org"))
                .listener(new News(news))
                .clock(SettableClock.at(instant))
                .build();
    }

    void submit() {
        String token = forms.page("contact", Journey.visitor()).token();
        assertThat(forms.submit("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor()))
                .isInstanceOf(SubmissionOutcome.Accepted.class);
    }

    long parked() {
        return store.outbox().backlog().counts().getOrDefault(OutboxItem.State.PARKED, 0L);
    }

    TransferOutlook outlook(String recipient) {
        return forms.transfers().outlooks().stream()
                .filter(outlook -> outlook.recipient().equals(recipient))
                .findFirst()
                .orElseThrow();
    }

    /** What made it lawful to send what was sent. */
    List<String> grounds() {
        return store.submissions().findByEmail("ada@example.org").stream()
                .flatMap(enquiry -> store.disclosures().of(enquiry.id()).stream())
                .map(Disclosure::ground)
                .toList();
    }

    /** Codes of what the checks find now. */
    List<String> findings() {
        return forms.findings().stream().map(Finding::code).toList();
    }

    /** Types and reasons of the events that are not chained yet. */
    List<String> ledger() {
        return store.ledgerChain().unchained(Optional.empty(), 100).stream()
                .flatMap(waiting -> waiting.entry().stream())
                .map(entry -> entry.type() + " " + entry.reason().orElse(""))
                .toList();
    }

    @Override
    public void close() {
        forms.close();
    }

    private record News(List<String> told) implements ContactFormListener {

        @Override
        public void parked(RecordId mail, String recipient, String code) {
            told.add("parked " + recipient + " " + code);
        }

        @Override
        public void transferEndsSoon(String recipient, LocalDate lastDay, int daysBefore) {
            told.add(recipient + " ends " + lastDay + ": " + daysBefore);
        }

        @Override
        public void transferEnded(String recipient, String code) {
            told.add("ended " + recipient + " " + code);
        }

        @Override
        public void transferStandsAgain(String recipient, String ground) {
            told.add("again " + recipient + " " + ground);
        }
    }
}
