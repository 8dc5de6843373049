/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Sheet;
import be.imageplus.contactform.work.RecordId;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What submission/inbox.md shows of the inbox. */
class StaffAtWorkTest {

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final List<String> printed = new ArrayList<>();

    @Test
    void readsAndResolvesWhatCameIn() {
        try (ContactForms contact = TwoFormsSite.in(directory, clock)) {
            submit(contact);

            workThrough(contact);
            assertThat(printed).singleElement().asString().contains("message=Could you build a website for us?");
            assertThat(contact.inbox().list(Lives.Which.in(Life.Stage.RESOLVED), Optional.empty(), 20))
                    .hasSize(1);

            printed.clear();
            workThrough(contact);
            assertThat(printed).as("nothing is left").isEmpty();
        }
    }

    private void workThrough(ContactForms contact) {
        Inbox inbox = contact.inbox();
        Actor handler = Actor.of("handler", "7"); // a role, and a number that only you can resolve to a person
        for (Headline enquiry :
                inbox.list(Lives.Which.in(Life.Stage.RECEIVED, Life.Stage.OPEN), Optional.empty(), 20)) {
            RecordId id = enquiry.life().submission();
            if (inbox.read(id, "reply", handler) instanceof Reading.Shown<Sheet> shown) {
                print(shown.content().values());
            }
            Change change = inbox.resolve(id, Resolution.Outcome.ANSWERED, handler);
            if (change instanceof Change.Refused refused) {
                print(refused.refusal().words(Locale.ENGLISH)); // This enquiry has been resolved already.
            }
        }
    }

    private void print(Object content) {
        printed.add(content.toString());
    }

    private void submit(ContactForms contact) {
        VisitorRequest visitor = new VisitorRequest(
                contact.register().controller().origins().get(0).toString(),
                Optional.empty(),
                InetAddress.getLoopbackAddress(),
                BrowserFamily.FIREFOX,
                List.of(Locale.ENGLISH));
        String token = contact.page("contact", visitor).token();
        clock.advance(Duration.ofMinutes(1)); // so long does the visitor write
        contact.submit(
                "contact",
                FormValues.of(Map.of(
                        "_token", token,
                        "name", "Ada Example",
                        "email", "ada@example.org",
                        "message", "Could you build a website for us?")),
                visitor);
    }
}
