/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.StaffNoticesStage.HANDLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotice.Kind;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ScreeningReasons;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to staff about several enquiries: the reminder, their words, and what becomes of them on their way. */
class StaffNoticesTest {

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

    @Nested
    class TheReminder {

        @Test
        void namesWhatWaitsAndTheDayOnWhichADateDecides() { // R5.3
            Headline stale = stage.openEnquiry();
            stage.journey.clock.advance(Duration.ofDays(90));

            OutgoingMail mail = stage.mailOf(stage.notice(Kind.REVIEW_REMINDER, 0, stale));

            assertThat(mail.subject()).isEqualTo("Enquiries that wait for a decision: 1");
            assertThat(mail.text())
                    .contains(
                            stale.reference().value(),
                            "Received: 23 November 2026, 10:00",
                            "Last activity: 23 November 2026",
                            "Resolved automatically on: 23 March 2027")
                    .doesNotContain("Legal hold to be reviewed by");
            assertThat(new LinkFollower(stage.journey)
                            .press(LinkFollower.links(mail).get(0)))
                    .contains("This enquiry is resolved");
        }

        @Test
        void asksForTheReviewOfALegalHoldWhateverItsEnquiry() { // R5.8
            Headline held = stage.openEnquiry();
            RecordId id = held.life().submission();
            stage.inbox.resolve(id, Outcome.ANSWERED, HANDLER);
            LegalHold hold = new LegalHold(
                    HANDLER,
                    stage.journey.clock.instant(),
                    LocalDate.of(2027, 3, 1),
                    Set.of(DataItem.Category.MESSAGE));
            stage.inbox.hold(id, hold, "Claim 7", HANDLER);

            OutgoingMail mail = stage.mailOf(stage.notice(Kind.REVIEW_REMINDER, 0, held));

            assertThat(mail.text())
                    .contains(held.reference().value(), "Legal hold to be reviewed by: 1 March 2027")
                    .doesNotContain("Resolved automatically on:", "/actions/", "Claim 7");
        }

        @Test
        void leavesOutWhatIsResolvedMeanwhile() {
            Headline done = stage.openEnquiry();
            Headline stale = stage.openEnquiry();
            stage.inbox.resolve(done.life().submission(), Outcome.ANSWERED, HANDLER);

            assertThat(stage.mailOf(stage.notice(Kind.REVIEW_REMINDER, 0, done, stale))
                            .text())
                    .contains(stale.reference().value())
                    .doesNotContain(done.reference().value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de", "it"})
    void speakTheLanguageOfStaff(String language) {
        Headline odd = stage.quarantined();
        Headline stale = stage.openEnquiry();
        stage.delivery.close();
        String yaml = TestRegister.yaml().replace("  languages: [en]", "  languages: [" + language + "]");
        ProcessingRegister register = TestRegister.load(yaml);
        assertThat(register.languages()).containsExactly(Locale.forLanguageTag(language));
        Messages words = Messages.of("mail", Locale.forLanguageTag(language));
        RecordingTransport sent = new RecordingTransport("authsmtp");
        try (MailDelivery translated = stage.deliveryOn(register, sent)) {
            translated.start();
            translated.send(stage.notice(Kind.QUARANTINE_DIGEST, 2, odd));
            OutgoingMail digest = sent.awaitMails(1).get(0);
            translated.send(stage.notice(Kind.REVIEW_REMINDER, 2, stale));
            OutgoingMail reminder = sent.awaitMails(2).get(1);

            assertThat(digest.language()).isEqualTo(language);
            assertThat(digest.subject()).isEqualTo(words.text("digest.subject", 3));
            assertThat(digest.text())
                    .contains(words.text("digest.title", "example.org"), words.text("digest.intro"))
                    .contains(ScreeningReasons.inWords(List.of("check-failed"), Locale.forLanguageTag(language)))
                    .contains(words.text("digest.more", 2))
                    .contains(words.text("digest.release", odd.reference().value()));
            assertThat(reminder.subject()).isEqualTo(words.text("reminder.subject", 3));
            assertThat(reminder.text())
                    .contains(words.text("reminder.title", "example.org"), words.text("reminder.intro"))
                    .contains(words.text("reminder.active") + ":", words.text("reminder.resolves") + ":")
                    .contains(words.text("reminder.more", 2), words.text("staff.links"))
                    .contains(words.text("reminder.resolve", stale.reference().value()));
        }
    }

    @Nested
    class OnItsWay {

        @Test
        void isForgottenWithItsMailOnceItHasLeft() {
            StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 0, stage.quarantined());

            stage.mailOf(digest);

            stage.awaitForgotten(digest);
        }

        @Test
        void canBeSentAgainAfterItWasGivenUp() {
            StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 0, stage.quarantined());
            stage.transport.answerNext(1, new DeliveryResult.Permanent("550", true));
            stage.delivery.send(digest);
            await().until(() -> stage.item(digest).state() == OutboxItem.State.DEAD);

            stage.delivery.deadLetters().sendAgain(stage.item(digest).id());

            assertThat(stage.transport.awaitMails(1).get(0).subject()).isEqualTo("Enquiries in quarantine: 1");
        }

        @Test
        void waitsWhileSendingIsNotLawful() { // R4.3
            stage.journey.clock.advance(Duration.ofDays(365 * 6));
            StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 0, stage.quarantined());

            stage.delivery.send(digest);

            await().until(() -> stage.item(digest).state() == OutboxItem.State.PARKED);
            assertThat(stage.transport.attempts()).isEmpty();
        }

        @Test
        void isOwedOnlyIfItsTransactionHolds() {
            StaffNotice digest = stage.notice(Kind.QUARANTINE_DIGEST, 0, stage.quarantined());

            assertThatThrownBy(() -> stage.journey.store.transactions().run(() -> {
                        stage.delivery.send(digest);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(stage.journey.store.staffNotices().find(digest.id())).isEmpty();
            assertThat(stage.journey.store.outbox().mailsOf(digest.id())).isEmpty();
        }
    }
}
