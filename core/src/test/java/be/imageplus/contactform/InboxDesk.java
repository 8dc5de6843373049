/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Found;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Somebody's desk in front of a site's inbox. What says "odd" comes into the quarantine. */
final class InboxDesk implements AutoCloseable {

    /** Who sends the enquiries. */
    static final EmailAddress ADA = EmailAddress.parse("ada@example.org").orElseThrow();

    static final Actor HANDLER = Actor.of("handler", "7");
    static final Actor PRIVACY = Actor.of("privacy", "4");

    final Journey journey;
    final Inbox inbox;
    private final Path directory;
    private final RecordIds ids;

    private InboxDesk(Path directory, Journey journey) {
        this.directory = directory;
        this.journey = journey;
        this.inbox = journey.forms.inbox();
        this.ids = new RecordIds(journey.clock);
    }

    static InboxDesk in(Path directory) {
        return new InboxDesk(
                directory,
                Journey.in(
                        directory,
                        builder -> builder.screening(
                                enquiry -> enquiry.values().get("message").contains("odd")
                                        ? new Verdict.Quarantine(List.of("looks-odd"))
                                        : new Verdict.Accept())));
    }

    /** An inbox over a store, under the tests' register. */
    static Inbox over(ContactStore store, RetentionPromises promises, StaffMail staffMail, Clock clock) {
        return new Inbox(
                TestRegister.example(),
                new Inbox.Ports(
                        store.transactions(),
                        store.lives(),
                        store.submissions(),
                        store.notes(),
                        store.disclosures(),
                        store.ledger(),
                        new RecordIds(clock)),
                new Inbox.Hooks(promises, staffMail, () -> {}),
                clock);
    }

    RecordId received() {
        return received("Could you build a website for us?");
    }

    RecordId received(String message) {
        return received(Journey.with(journey.enquiry(), "message", message));
    }

    RecordId received(Map<String, String> values) {
        assertThat(journey.submit(values)).isInstanceOf(SubmissionOutcome.Received.class);
        return newest().life().submission();
    }

    /** One that is put into the store at once: there can be many of them. */
    RecordId stored(Map<String, String> values) {
        return stored(journey.store, ids.next(), values, journey.clock);
    }

    /** One that is put into a store at once. */
    static RecordId stored(ContactStore store, RecordId id, Map<String, String> values, Clock clock) {
        store.submissions()
                .insert(new Submission(
                        id,
                        Reference.random(),
                        "contact",
                        "reply",
                        clock.instant(),
                        Submission.State.RECEIVED,
                        List.of(),
                        new NoticeRef("2026-11", "en", "ab".repeat(32)),
                        id.toString(),
                        "fingerprint",
                        values,
                        Optional.empty(),
                        false,
                        false));
        return id;
    }

    RecordId unknown() {
        return ids.next();
    }

    Life life(RecordId enquiry) {
        return inbox.find(enquiry).orElseThrow().life();
    }

    Submission content(RecordId enquiry) {
        return journey.store.submissions().find(enquiry).orElseThrow();
    }

    /** Type, actor and reason of each event about an enquiry. */
    List<String> events(RecordId enquiry) {
        return journey.store.ledger().about(enquiry).stream()
                .map(InboxDesk::line)
                .toList();
    }

    /** What it says does not open any more, and nobody but the seal knows. */
    void breakSeal(RecordId enquiry) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"));
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE cf_submission SET sealed_values = zeroblob(64) WHERE id = ?")) {
            update.setString(1, enquiry.toString());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private Headline newest() {
        return journey.store.lives().list(Lives.Which.ALL, Optional.empty(), 1).get(0);
    }

    private static String line(LedgerEvent event) {
        return (event.type() + " " + event.actor() + " " + event.reason().orElse("")).strip();
    }

    static Life made(Change change) {
        assertThat(change).isInstanceOf(Change.Made.class);
        return ((Change.Made) change).enquiry().life();
    }

    static Refusal refused(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).refusal();
    }

    static <T> T shown(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Shown.class);
        return ((Reading.Shown<T>) reading).content();
    }

    static <T> Refusal refused(Reading<T> reading) {
        assertThat(reading).isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused<T>) reading).refusal();
    }

    static List<RecordId> ids(Found found) {
        return ids(found.enquiries());
    }

    static List<RecordId> ids(List<Headline> enquiries) {
        return enquiries.stream().map(each -> each.life().submission()).toList();
    }

    @Override
    public void close() {
        journey.close();
    }
}
