/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.InboxDesk.PRIVACY;
import static be.imageplus.contactform.InboxDesk.made;
import static be.imageplus.contactform.InboxDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;

import be.imageplus.contactform.kit.Together;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps that staff take in the life of an enquiry, at the front door. */
class InboxTest {

    @TempDir
    Path directory;

    private InboxDesk desk;
    private Inbox inbox;

    @BeforeEach
    void open() {
        desk = InboxDesk.in(directory);
        inbox = desk.inbox;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anEnquiryIsReceivedUntilStaffHaveItsMail() {
        RecordId enquiry = desk.received();
        assertThat(stage(enquiry)).isEqualTo(Stage.RECEIVED);

        desk.journey.forms.start();
        desk.journey.transport.awaitMails(1);

        awaitStage(enquiry, Stage.OPEN);
        assertThat(desk.events(enquiry))
                .containsExactly("SUBMISSION_ACCEPTED visitor", "MAIL_DELIVERED delivery 250 2.0.0");
    }

    @Test
    void isResolvedByAnExplicitAct() { // R5.1
        RecordId enquiry = desk.received();
        desk.journey.clock.advance(Duration.ofHours(3));

        Life resolved = made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));

        assertThat(resolved.stage()).isEqualTo(Stage.RESOLVED);
        assertThat(resolved.resolution()).contains(new Resolution(desk.journey.clock.instant(), Outcome.ANSWERED));
        assertThat(resolved).isEqualTo(desk.life(enquiry));
        assertThat(desk.events(enquiry)).last().isEqualTo("SUBMISSION_RESOLVED handler/7 answered");
    }

    @Test
    void isResolvedOnce() {
        RecordId enquiry = desk.received();
        inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        Life before = desk.life(enquiry);
        desk.journey.clock.advance(Duration.ofHours(1));

        assertThat(refused(inbox.resolve(enquiry, Outcome.UNWANTED, Actor.MAIL_LINK)))
                .isEqualTo(Refusal.ALREADY_RESOLVED);
        assertThat(desk.life(enquiry)).isEqualTo(before);
        assertThat(desk.events(enquiry)).hasSize(2);
    }

    @Test
    void onlyADateFindsItUnattended() { // R5.3
        RecordId enquiry = desk.received();

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
        assertThat(desk.events(enquiry)).last().isEqualTo("SUBMISSION_REOPENED handler/7 by-staff");
        inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        assertThat(refused(inbox.reopen(enquiry, Reopening.byStaff(), HANDLER))).isEqualTo(Refusal.REOPENED_BEFORE);
    }

    @Test
    void isReopenedForEveryNewMessage() { // R5.7
        RecordId enquiry = resolved();
        for (int i = 0; i < 3; i++) {
            desk.journey.clock.advance(Duration.ofDays(1));
            assertThat(made(inbox.reopen(enquiry, Reopening.newMessage(desk.journey.clock.instant()), HANDLER))
                            .staffReopenings())
                    .isZero();
            inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER);
        }
        assertThat(desk.events(enquiry)).contains("SUBMISSION_REOPENED handler/7 new-message");
    }

    @Test
    void aMessageFromBeforeOrFromTheFutureReopensNothing() {
        RecordId enquiry = resolved();
        desk.journey.clock.advance(Duration.ofDays(1));

        for (Duration off : List.of(Duration.ofDays(-1), Duration.ofDays(-2), Duration.ofMinutes(1))) {
            assertThat(refused(inbox.reopen(
                            enquiry,
                            Reopening.newMessage(desk.journey.clock.instant().plus(off)),
                            HANDLER)))
                    .as("a message %s from now", off)
                    .isEqualTo(Refusal.MESSAGE_NOT_NEW);
        }
    }

    @Test
    void inQuarantineItsMailWaitsAndLeavesOnceItIsReleased() {
        RecordId enquiry = desk.received();
        assertThat(made(inbox.quarantine(enquiry, Actor.MAIL_LINK)).stage()).isEqualTo(Stage.QUARANTINED);
        desk.journey.forms.start();
        await().untilAsserted(() -> assertThat(desk.journey.store.outbox().mailsOf(enquiry))
                .singleElement()
                .satisfies(mail -> assertThat(mail.lastCode()).contains("on-hold")));
        assertThat(mailsAbout(enquiry)).isEmpty();

        desk.journey.clock.advance(Duration.ofMinutes(11)); // so that it is its turn again
        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.RECEIVED);

        awaitStage(enquiry, Stage.OPEN);
        assertThat(mailsAbout(enquiry)).hasSize(1);
        assertThat(desk.journey.store.outbox().mailsOf(enquiry)).as("one mail").hasSize(1);
    }

    @Test
    void whatWasScreenedOutIsMailedOnceItIsReleased() { // R3.6
        RecordId enquiry = desk.received("An odd message");
        assertThat(stage(enquiry)).isEqualTo(Stage.QUARANTINED);
        desk.journey.forms.start();

        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.RECEIVED);

        awaitStage(enquiry, Stage.OPEN);
        assertThat(mailsAbout(enquiry)).hasSize(1);
        assertThat(desk.events(enquiry))
                .containsExactly(
                        "SUBMISSION_QUARANTINED visitor looks-odd",
                        "SUBMISSION_RELEASED handler/7",
                        "MAIL_DELIVERED delivery 250 2.0.0");
    }

    @Test
    void whatStaffHaveAlreadyIsOpenOnceItIsReleasedAndNotMailedAgain() {
        RecordId enquiry = desk.received();
        desk.journey.forms.start();
        desk.journey.transport.awaitMails(1);
        awaitStage(enquiry, Stage.OPEN);
        inbox.quarantine(enquiry, HANDLER);

        assertThat(made(inbox.release(enquiry, HANDLER)).stage()).isEqualTo(Stage.OPEN);
        assertThat(desk.journey.store.outbox().mailsOf(enquiry)).hasSize(1);
        assertThat(refused(inbox.release(enquiry, HANDLER))).isEqualTo(Refusal.NOT_QUARANTINED);
    }

    @Test
    void ofTwoAtOnceOneIsToldThatItIsDoneAlready() {
        for (int i = 0; i < 10; i++) {
            RecordId enquiry = desk.received();

            List<Change> both = Together.run(
                    2, number -> inbox.resolve(enquiry, Outcome.ANSWERED, Actor.of("handler", "" + number)));

            assertThat(both)
                    .hasAtLeastOneElementOfType(Change.Made.class)
                    .contains(new Change.Refused(Refusal.ALREADY_RESOLVED));
            assertThat(desk.events(enquiry)).as("told once").hasSize(2);
        }
    }

    @Test
    void whatThePromisesForbidIsRefused() { // R5.3, R5.6
        RecordId open = desk.received();
        RecordId resolved = resolved();
        Inbox strict = InboxDesk.over(
                desk.journey.store, mock(RetentionPromises.class), mock(StaffMail.class), desk.journey.clock);

        assertThat(refused(strict.quarantine(open, HANDLER))).isEqualTo(Refusal.TOO_OLD_FOR_QUARANTINE);
        assertThat(refused(strict.reopen(resolved, Reopening.byStaff(), HANDLER)))
                .isEqualTo(Refusal.TOO_OLD_TO_REOPEN);
        assertThat(stage(open)).isEqualTo(Stage.RECEIVED);
        assertThat(stage(resolved)).isEqualTo(Stage.RESOLVED);
    }

    @Test
    void noStepIsTakenWhileProcessingIsRestrictedOrAnErasureIsOrdered() { // rule 7
        RecordId restricted = desk.received();
        inbox.restrict(restricted, "accuracy-contested", PRIVACY);
        RecordId condemned = desk.received();
        inbox.eraseEarly(condemned, PRIVACY);

        assertThat(refusalsOfAllSteps(restricted)).containsOnly(Refusal.RESTRICTED);
        assertThat(refusalsOfAllSteps(condemned)).containsOnly(Refusal.ERASURE_ORDERED);
    }

    private List<Refusal> refusalsOfAllSteps(RecordId enquiry) {
        return Stream.of(
                        inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER),
                        inbox.quarantine(enquiry, HANDLER),
                        inbox.release(enquiry, HANDLER),
                        inbox.reopen(enquiry, Reopening.byStaff(), HANDLER))
                .map(InboxDesk::refused)
                .toList();
    }

    @Test
    void whatIsNotThereIsGone() {
        RecordId none = desk.unknown();

        assertThat(inbox.find(none)).isEmpty();
        assertThat(inbox.resolve(none, Outcome.ANSWERED, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.quarantine(none, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.release(none, HANDLER)).isEqualTo(new Change.Gone());
        assertThat(inbox.reopen(none, Reopening.byStaff(), HANDLER)).isEqualTo(new Change.Gone());
    }

    private RecordId resolved() {
        RecordId enquiry = desk.received();
        made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));
        return enquiry;
    }

    /** Its own: the digest of the quarantine is a mail, too. */
    private List<OutgoingMail> mailsAbout(RecordId enquiry) {
        List<String> items = desk.journey.store.outbox().mailsOf(enquiry).stream()
                .map(item -> item.id().toString())
                .toList();
        return desk.journey.transport.attempts().stream()
                .filter(mail -> items.stream().anyMatch(mail.messageId()::startsWith))
                .toList();
    }

    private Stage stage(RecordId enquiry) {
        return desk.life(enquiry).stage();
    }

    private void awaitStage(RecordId enquiry, Stage stage) {
        await().untilAsserted(() -> assertThat(stage(enquiry)).isEqualTo(stage));
    }
}
