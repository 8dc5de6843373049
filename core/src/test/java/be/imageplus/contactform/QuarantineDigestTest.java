/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.StaffNoticesStage.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotice.Kind;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The mail that tells staff what is in quarantine, on a real store: another node delivers it than the one that took
 * these.
 */
class QuarantineDigestTest {

    @TempDir
    Path directory;

    private StaffNoticesStage stage;

    @BeforeEach
    void open() {
        stage = StaffNoticesStage.in(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void namesWhatIsHeldBackAndWhyAndNothingThatItSays() { // R3.6
        Headline odd = stage.quarantined();
        Headline moved = stage.movedToQuarantine();

        StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 0, odd, moved);

        OutgoingMail mail = stage.mailOf(digest);

        assertThat(mail.subject()).isEqualTo("Enquiries in quarantine: 2");
        assertThat(mail.to()).containsExactly("office@example.org");
        assertThat(mail.from()).isEqualTo("website@example.org");
        assertThat(mail.replyTo()).isEmpty();
        assertThat(mail.text())
                .contains(
                        odd.reference().value(),
                        moved.reference().value(),
                        "Received: 23 November 2026, 10:00",
                        "Reason: One of the checks did not work, so the enquiry could not be judged; looks-odd",
                        "Reason: Somebody moved it to the quarantine",
                        "Kept until: 23 December 2026");
        for (String text : List.of(mail.text(), mail.html(), mail.subject(), mail.messageId())) {
            assertThat(text).doesNotContainIgnoringCase("ada", "something odd", "555 12 12", "192.0.2.7");
        }
        stage.awaitForgotten(digest);
        for (RecordId id : List.of(digest.id(), odd.life().submission())) {
            assertThat(stage.journey.store.disclosures().of(id)).isEmpty();
        }
    }

    @Test
    void releasesByItsLinkSoThatTheMailReachesStaff() { // R3.6
        Headline odd = stage.quarantined();
        String release = LinkFollower.links(stage.mailOf(stage.notice(Kind.QUARANTINE_DIGEST, 0, odd)))
                .get(0);
        LinkFollower staff = new LinkFollower(stage.journey);

        assertThat(staff.open(release)).contains("Release this enquiry?", "<button");
        assertThat(stage.stage(odd)).isEqualTo(Stage.QUARANTINED);
        assertThat(staff.press(release)).contains("This enquiry is not in quarantine any more");
        stage.delivery.wake();

        OutgoingMail released = stage.transport.awaitMails(2).get(1);
        assertThat(released.text()).contains("Something odd", odd.reference().value(), "/contact/actions/");
        await().until(() -> stage.stage(odd) == Stage.OPEN);
    }

    @Test
    void leavesOutWhatSomebodyHasReleasedMeanwhile() {
        Headline released = stage.quarantined();
        Headline waiting = stage.quarantined();
        stage.transport.answerNext(1, new DeliveryResult.Transient("451"));
        StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 3, released, waiting);
        stage.delivery.send(digest);
        stage.transport.awaitAttempts(1);
        await().until(() -> stage.item(digest).attempts() == 1);
        stage.inbox.release(released.life().submission(), HANDLER);
        stage.delivery.wake();
        stage.transport.awaitMails(1);

        stage.journey.clock.advance(Duration.ofMinutes(1));
        stage.delivery.wake();

        OutgoingMail mail = stage.transport.awaitMails(2).get(1);
        assertThat(mail.text())
                .contains(waiting.reference().value(), "More in quarantine: 3")
                .doesNotContain(released.reference().value());
        assertThat(mail.subject()).isEqualTo("Enquiries in quarantine: 4");
        assertThat(mail.messageId()).isEqualTo(stage.transport.attempts().get(0).messageId());
    }

    @Test
    void isDroppedQuietlyWhenNothingIsLeft() {
        Headline odd = stage.quarantined();
        stage.inbox.release(odd.life().submission(), HANDLER);
        stage.delivery.wake();
        stage.transport.awaitMails(1);
        RecordId neverStored = stage.ids.next();
        StaffNotice digest = new StaffNotice(
                stage.ids.next(),
                Kind.QUARANTINE_DIGEST,
                "contact",
                List.of(odd.life().submission(), neverStored),
                0);

        stage.delivery.send(digest);

        stage.awaitForgotten(digest);
        assertThat(stage.transport.attempts()).hasSize(1);
        assertThat(stage.journey.store.staffNotices().find(digest.id())).isEmpty();
        assertThat(stage.journey.store.ledger().about(digest.id())).isEmpty();
    }

    @Test
    void goesToTheMailboxesOfItsForm() {
        StaffNotice other = new StaffNotice(
                stage.ids.next(),
                Kind.QUARANTINE_DIGEST,
                "other",
                List.of(stage.quarantined().life().submission()),
                0);

        assertThat(stage.mailOf(other).to()).containsExactly("other@example.org");
    }

    @Test
    void doesNotNameWhatNobodyMayTouch() { // rule 7
        Headline restricted = stage.quarantined();
        Headline toBeErased = stage.quarantined();
        Headline waiting = stage.quarantined();
        stage.inbox.restrict(restricted.life().submission(), "accuracy-contested", HANDLER);
        stage.inbox.flagSensitive(toBeErased.life().submission(), true, HANDLER);
        assertThat(stage.inbox.eraseEarly(toBeErased.life().submission(), HANDLER))
                .isInstanceOf(Change.Made.class);

        assertThat(stage.mailOf(stage.notice(Kind.QUARANTINE_DIGEST, 0, restricted, toBeErased, waiting))
                        .text())
                .contains(waiting.reference().value())
                .doesNotContain(
                        restricted.reference().value(), toBeErased.reference().value());
    }
}
