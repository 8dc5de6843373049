/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Found;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Sheet;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A node of a site whose keys change while it serves. */
final class KeyNode implements AutoCloseable {

    private static final String ADDRESS = "ada@example.org";
    private static final String PURPOSE = "reply";
    private static final Actor STAFF = Actor.of("handler", "7");

    /** Each visit is another client's, so that none is held back. */
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    final ContactStore store;
    final ContactForms forms;

    KeyNode(ContactStore store, SettableClock clock) {
        this.store = store;
        this.forms = ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(store)
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(clock)
                .build();
    }

    /** A page that a visitor opens, as its token. */
    String page() {
        return forms.page("contact", Journey.visitor()).token();
    }

    SubmissionOutcome submit(String token) {
        String client = "198.51.100." + CLIENTS.incrementAndGet() % 250;
        return forms.submit(
                "contact", FormValues.of(Journey.enquiry(token)), Journey.visitor(Optional.empty(), client));
    }

    /** What staff find by the address that every visitor of these tests gives. */
    List<RecordId> found() {
        Reading<Found> found =
                forms.inbox().findByAddress(EmailAddress.parse(ADDRESS).orElseThrow(), PURPOSE, STAFF);
        assertThat(found).isInstanceOf(Reading.Shown.class);
        return ((Reading.Shown<Found>) found)
                .content().enquiries().stream()
                        .map(Headline::life)
                        .map(life -> life.submission())
                        .toList();
    }

    String message(RecordId enquiry) {
        Reading<Sheet> sheet = forms.inbox().read(enquiry, PURPOSE, STAFF);
        assertThat(sheet).isInstanceOf(Reading.Shown.class);
        return String.valueOf(((Reading.Shown<Sheet>) sheet).content().values().get("message"));
    }

    void note(RecordId enquiry, String text) {
        forms.inbox().note(enquiry, text, STAFF);
    }

    /** What happens about once a minute. */
    boolean loadsItsKeys() {
        return store.vault().reload();
    }

    @Override
    public void close() {
        forms.close();
    }
}
