/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordIds;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A site with an embedded store that mails through SMTP, and whose time a test holds in its hands. */
final class SmtpSite implements AutoCloseable {

    private static final String ORIGIN = "https://example.org";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");

    private final ContactStore store;
    private final ContactForms forms;
    private final AtomicInteger visitors = new AtomicInteger();

    SmtpSite(Path directory, MailTransport transport) {
        KeySet keys = KeySet.generate();
        this.store = JdbcContactStore.open(directory.resolve("contact.db"), () -> keys);
        this.forms = ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store)
                .mail(transport, mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(clock)
                .build();
        forms.start();
    }

    /** An enquiry of a visitor who was not here before; gives its reference. */
    String submit() {
        VisitorRequest visitor = new VisitorRequest(
                ORIGIN,
                Optional.empty(),
                address(visitors.incrementAndGet()),
                BrowserFamily.FIREFOX,
                List.of(Locale.ENGLISH));
        FormValues enquiry = FormValues.of(Map.of(
                FormValues.TOKEN,
                forms.page("contact", visitor).token(),
                "name",
                "Ada Example",
                "email",
                "ada@example.org",
                "message",
                "Could you build a website for us?"));
        SubmissionOutcome outcome = forms.submit("contact", enquiry, visitor);
        if (outcome instanceof SubmissionOutcome.Accepted accepted) {
            return accepted.receipt().reference().value();
        }
        throw new AssertionError("expected an accepted enquiry, got " + outcome);
    }

    private static InetAddress address(int visitor) {
        try {
            return InetAddress.getByName("192.0.2." + visitor);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything that is or was owed, oldest first in each state. */
    List<OutboxItem> mails() {
        return Stream.of(OutboxItem.State.values())
                .flatMap(state -> store.outbox().list(state, Optional.empty(), 100).stream())
                .toList();
    }

    /** The mail of the first enquiry, once so many attempts at it have ended. */
    OutboxItem firstAfter(int attempts) {
        await().atMost(PATIENCE).until(() -> first().attempts() >= attempts);
        return first();
    }

    OutboxItem first() {
        return mails().stream()
                .min((one, other) -> one.id().toString().compareTo(other.id().toString()))
                .orElseThrow();
    }

    void awaitDelivered(int mails) {
        await().atMost(PATIENCE)
                .until(() -> store.outbox()
                                .list(OutboxItem.State.DELIVERED, Optional.empty(), 100)
                                .size()
                        == mails);
    }

    /** Lets time pass; the workers look at once. */
    void passes(Duration time) {
        clock.advance(time);
        // Asking for a mail that is no dead letter changes nothing and has the workers look.
        forms.deadLetters().sendAgain(new RecordIds(clock).next());
    }

    void sendAgain(OutboxItem dead) {
        forms.deadLetters().sendAgain(dead.id());
    }

    @Override
    public void close() {
        forms.close();
    }
}
