/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.Together;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps that staff take in the life of an enquiry, at the front door. */
class InboxTest {

    private static final Actor HANDLER = Actor.of("handler", "7");

    @TempDir
    Path directory;

    private Journey journey;
    private Inbox inbox;

    @BeforeEach
    void open() {
        journey = Journey.in(
                directory,
                builder -> builder.screening(
                        enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("looks-odd"))
                                : new Verdict.Accept()));
        inbox = journey.forms.inbox();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void anEnquiryIsReceivedUntilStaffHaveItsMail() {
        RecordId enquiry = received();
        assertThat(stage(enquiry)).isEqualTo(Stage.RECEIVED);

        journey.forms.start();
        journey.transport.awaitMails(1);

        await().untilAsserted(() -> assertThat(stage(enquiry)).isEqualTo(Stage.OPEN));
        assertThat(events(enquiry)).containsExactly("SUBMISSION_ACCEPTED visitor", "MAIL_DELIVERED delivery 250 2.0.0");
    }

    @Test
    void isResolvedByAnExplicitAct() { // R5.1
        RecordId enquiry = received();
        journey.clock.advance(Duration.ofHours(3));

        Life resolved = made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));

        assertThat(resolved.stage()).isEqualTo(Stage.RESOLVED);
        assertThat(resolved.resolution()).contains(new Resolution(journey.clock.instant(), Outcome.ANSWERED));
        assertThat(resolved).isEqualTo(inbox.find(enquiry).orElseThrow().life());
        assertThat(events(enquiry)).last().isEqualTo("SUBMISSION_RESOLVED handler/7 answered");
    }

    @Test
    void isResolvedOnce() {
        RecordId enquiry = received();
        inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        Life before = inbox.find(enquiry).orElseThrow().life();
        journey.clock.advance(Duration.ofHours(1));

        assertThat(refused(inbox.resolve(enquiry, Outcome.UNWANTED, Actor.MAIL_LINK)))
                .isEqualTo(Refusal.ALREADY_RESOLVED);
        assertThat(inbox.find(enquiry).orElseThrow().life()).isEqualTo(before);
        assertThat(events(enquiry)).hasSize(2);
    }

    @Test
    void onlyADateFindsItUnattended() { // R5.3
        RecordId enquiry = received();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> inbox.resolve(enquiry, Outcome.UNATTENDED, HANDLER))
                .withMessageContaining("outcome");
    }

    @Test
    void isReopenedByStaffOnce() { // R5.7
        RecordId enquiry = resolved();

        Life reopened = made(inbox.reopen(enquiry, Reopening.byStaff(), HANDLER));

        assertThat(reopened.stage()).isEqualTo(Stage.REOPENED);
        assertThat(reopened.resolution()).isEmpty();
        assertThat(events(enquiry)).last().isEqualTo("SUBMISSION_REOPENED handler/7 by-staff");
        inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        assertThat(refused(inbox.reopen(enquiry, Reopening.byStaff(), HANDLER))).isEqualTo(Refusal.REOPENED_BEFORE);
    }

    @Test
    void isReopenedForEveryNewMessage() { // R5.7
        RecordId enquiry = resolved();
        for (int i = 0; i < 3; i++) {
            journey.clock.advance(Duration.ofDays(1));
            assertThat(made(inbox.reopen(enquiry, Reopening.newMessage(journey.clock.instant()), HANDLER))
                            .staffReopenings())
                    .isZero();
            inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        }
        assertThat(events(enquiry)).contains("SUBMISSION_REOPENED handler/7 new-message");
    }

    @Test
    void aMessageFromBeforeOrFromTheFutureReopensNothing() {
        RecordId enquiry = resolved();
        journey.clock.advance(Duration.ofDays(1));

        for (Duration off : List.of(Duration.ofDays(-1), Duration.ofDays(-2), Duration.ofMinutes(1))) {
            assertThat(refused(inbox.reopen(
                            enquiry,
                            Reopening.newMessage(journey.clock.instant().plus(off)),
                            HANDLER)))
                    .as("a message %s from now", off)
                    .isEqualTo(Refusal.MESSAGE_NOT_NEW);
        }
    }

    @Test
    void inQuarantineItsMailWaitsAndLeavesOnceItIsReleased() {
        RecordId enquiry = received();
        assertThat(made(inbox.quarantine(enquiry, Actor.MAIL_LINK)).stage()).isEqualTo(Stage.QUARANTINED);
        journey.forms.start();
        await().untilAsserted(() -> assertThat(journey.store.outbox().mailsOf(enquiry))
                .singleElement()
                .satisfies(mail -> assertThat(mail.lastCode()).contains("on-hold")));
        assertThat(journey.transport.attempts()).isEmpty();

        journey.clock.advance(Duration.ofMinutes(11)); // so that it is its turn again
        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.RECEIVED);

        assertThat(journey.transport.awaitMails(1)).hasSize(1);
        await().untilAsserted(() -> assertThat(stage(enquiry)).isEqualTo(Stage.OPEN));
        assertThat(journey.store.outbox().mailsOf(enquiry)).as("one mail").hasSize(1);
    }

    @Test
    void whatWasScreenedOutIsMailedOnceItIsReleased() { // R3.6
        RecordId enquiry = received("An odd message");
        assertThat(stage(enquiry)).isEqualTo(Stage.QUARANTINED);
        journey.forms.start();

        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.RECEIVED);

        assertThat(journey.transport.awaitMails(1)).hasSize(1);
        await().untilAsserted(() -> assertThat(stage(enquiry)).isEqualTo(Stage.OPEN));
        assertThat(events(enquiry))
                .containsExactly(
                        "SUBMISSION_QUARANTINED visitor looks-odd",
                        "SUBMISSION_RELEASED handler/7",
                        "MAIL_DELIVERED delivery 250 2.0.0");
    }

    @Test
    void whatStaffHaveAlreadyIsOpenOnceItIsReleasedAndNotMailedAgain() {
        RecordId enquiry = received();
        journey.forms.start();
        journey.transport.awaitMails(1);
        await().until(() -> stage(enquiry) == Stage.OPEN);
        inbox.quarantine(enquiry, HANDLER);

        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.OPEN);
        assertThat(journey.store.outbox().mailsOf(enquiry)).hasSize(1);
        assertThat(refused(inbox.release(enquiry, HANDLER))).isEqualTo(Refusal.NOT_QUARANTINED);
    }

    @Test
    void ofTwoAtOnceOneIsToldThatItIsDoneAlready() {
        for (int i = 0; i < 10; i++) {
            RecordId enquiry = received();

            List<Change> both = Together.run(
                    2, number -> inbox.resolve(enquiry, Outcome.ANSWERED, Actor.of("handler", "" + number)));

            assertThat(both)
                    .hasAtLeastOneElementOfType(Change.Made.class)
                    .contains(new Change.Refused(Refusal.ALREADY_RESOLVED));
            assertThat(events(enquiry)).as("told once").hasSize(2);
        }
    }

    @Test
    void whatIsNotThereIsGone() {
        RecordId none = new RecordIds(journey.clock).next();

        assertThat(inbox.find(none)).isEmpty();
        assertThat(inbox.resolve(none, Outcome.ANSWERED, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.quarantine(none, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.release(none, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.reopen(none, Reopening.byStaff(), HANDLER)).isEqualTo(new Change.Gone());
    }

    private RecordId resolved() {
        RecordId enquiry = received();
        made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));
        return enquiry;
    }

    private RecordId received() {
        return received("Could you build a website for us?");
    }

    private RecordId received(String message) {
        assertThat(journey.submit(Journey.with(journey.enquiry(), "message", message)))
                .isInstanceOf(SubmissionOutcome.Received.class);
        return journey.store
                .lives()
                .list(Lives.Which.ALL, Optional.empty(), 1)
                .get(0)
                .life()
                .submission();
    }

    private Stage stage(RecordId enquiry) {
        return inbox.find(enquiry).orElseThrow().life().stage();
    }

    private static Life made(Change change) {
        assertThat(change).isInstanceOf(Change.Made.class);
        Headline enquiry = ((Change.Made) change).enquiry();
        return enquiry.life();
    }

    private static Refusal refused(Change change) {
        assertThat(change).isInstanceOf(Change.Refused.class);
        return ((Change.Refused) change).refusal();
    }

    /** Type, actor and reason of each event about an enquiry. */
    private List<String> events(RecordId enquiry) {
        return journey.store.ledger().about(enquiry).stream()
                .map(InboxTest::line)
                .toList();
    }

    private static String line(LedgerEvent event) {
        return (event.type() + " " + event.actor() + " " + event.reason().orElse("")).strip();
    }
}
