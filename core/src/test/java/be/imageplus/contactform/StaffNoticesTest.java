/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.AcknowledgementOutcome;
import be.imageplus.contactform.mail.DeliveryListener;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.StaffNotice;
import be.imageplus.contactform.mail.StaffNotice.Kind;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ScreeningReasons;
import be.imageplus.contactform.screening.Verdict;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.submission.RetentionDates;
import be.imageplus.contactform.text.Messages;
import be.imageplus.contactform.transfer.TransferCheck;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails to staff about several enquiries, on a real store: another node delivers them than the one that took these. */
class StaffNoticesTest {

    private static final Actor HANDLER = Actor.of("handler", "7");

    @TempDir
    Path directory;

    private Journey journey;
    private RecordIds ids;
    private Inbox inbox;
    private final RecordingTransport transport = new RecordingTransport("authsmtp");
    private MailDelivery delivery;

    @BeforeEach
    void open() {
        journey = Journey.in(
                directory,
                builder -> builder.screening(
                        enquiry -> enquiry.values().get("message").contains("odd")
                                ? new Verdict.Quarantine(List.of("check-failed", "looks-odd"))
                                : new Verdict.Accept()));
        inbox = journey.forms.inbox();
        ids = new RecordIds(journey.clock);
        delivery = deliveryOn(TestRegister.example(), transport);
        delivery.start();
    }

    @AfterEach
    void close() {
        delivery.close();
        journey.close();
    }

    @Nested
    class TheDigestOfTheQuarantine {

        @Test
        void namesWhatIsHeldBackAndWhyAndNothingThatItSays() { // R3.6
            Headline odd = quarantined();
            Headline moved = movedToQuarantine();

            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 0, odd, moved);

            OutgoingMail mail = mailOf(digest);

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
            awaitForgotten(digest);
            for (RecordId id : List.of(digest.id(), odd.life().submission())) {
                assertThat(journey.store.disclosures().of(id)).isEmpty();
            }
        }

        @Test
        void releasesByItsLinkSoThatTheMailReachesStaff() { // R3.6
            Headline odd = quarantined();
            String release = LinkFollower.links(mailOf(notice(Kind.QUARANTINE_DIGEST, 0, odd)))
                    .get(0);
            LinkFollower staff = new LinkFollower(journey);

            assertThat(staff.open(release)).contains("Release this enquiry?", "<button");
            assertThat(stage(odd)).isEqualTo(Stage.QUARANTINED);
            assertThat(staff.press(release)).contains("This enquiry is not in quarantine any more");
            delivery.wake();

            OutgoingMail released = transport.awaitMails(2).get(1);
            assertThat(released.text())
                    .contains("Something odd", odd.reference().value(), "/contact/actions/");
            await().until(() -> stage(odd) == Stage.OPEN);
        }

        @Test
        void leavesOutWhatSomebodyHasReleasedMeanwhile() {
            Headline released = quarantined();
            Headline waiting = quarantined();
            transport.answerNext(1, new DeliveryResult.Transient("451"));
            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 3, released, waiting);
            delivery.send(digest);
            transport.awaitAttempts(1);
            await().until(() -> item(digest).attempts() == 1);
            inbox.release(released.life().submission(), HANDLER);
            delivery.wake();
            transport.awaitMails(1);

            journey.clock.advance(Duration.ofMinutes(1));
            delivery.wake();

            OutgoingMail mail = transport.awaitMails(2).get(1);
            assertThat(mail.text())
                    .contains(waiting.reference().value(), "More in quarantine: 3")
                    .doesNotContain(released.reference().value());
            assertThat(mail.subject()).isEqualTo("Enquiries in quarantine: 4");
            assertThat(mail.messageId()).isEqualTo(transport.attempts().get(0).messageId());
        }

        @Test
        void isDroppedQuietlyWhenNothingIsLeft() {
            Headline odd = quarantined();
            inbox.release(odd.life().submission(), HANDLER);
            delivery.wake();
            transport.awaitMails(1);
            RecordId neverStored = ids.next();
            StaffNotice digest = new StaffNotice(
                    ids.next(),
                    Kind.QUARANTINE_DIGEST,
                    "contact",
                    List.of(odd.life().submission(), neverStored),
                    0);

            delivery.send(digest);

            awaitForgotten(digest);
            assertThat(transport.attempts()).hasSize(1);
            assertThat(journey.store.ledger().about(digest.id())).isEmpty();
        }

        @Test
        void goesToTheMailboxesOfItsForm() {
            StaffNotice other = new StaffNotice(
                    ids.next(),
                    Kind.QUARANTINE_DIGEST,
                    "other",
                    List.of(quarantined().life().submission()),
                    0);

            assertThat(mailOf(other).to()).containsExactly("other@example.org");
        }

        @Test
        void doesNotNameWhatNobodyMayTouch() { // rule 7
            Headline restricted = quarantined();
            Headline toBeErased = quarantined();
            Headline waiting = quarantined();
            inbox.restrict(restricted.life().submission(), "accuracy-contested", HANDLER);
            inbox.flagSensitive(toBeErased.life().submission(), true, HANDLER);
            assertThat(inbox.eraseEarly(toBeErased.life().submission(), HANDLER))
                    .isInstanceOf(Change.Made.class);

            assertThat(mailOf(notice(Kind.QUARANTINE_DIGEST, 0, restricted, toBeErased, waiting))
                            .text())
                    .contains(waiting.reference().value())
                    .doesNotContain(
                            restricted.reference().value(),
                            toBeErased.reference().value());
        }
    }

    @Nested
    class TheReminder {

        @Test
        void namesWhatWaitsAndTheDayOnWhichADateDecides() { // R5.3
            Headline stale = openEnquiry();
            journey.clock.advance(Duration.ofDays(90));

            OutgoingMail mail = mailOf(notice(Kind.REVIEW_REMINDER, 0, stale));

            assertThat(mail.subject()).isEqualTo("Enquiries that wait for a decision: 1");
            assertThat(mail.text())
                    .contains(
                            stale.reference().value(),
                            "Received: 23 November 2026, 10:00",
                            "Last activity: 23 November 2026",
                            "Resolved automatically on: 23 March 2027")
                    .doesNotContain("Legal hold to be reviewed by");
            assertThat(new LinkFollower(journey).press(LinkFollower.links(mail).get(0)))
                    .contains("This enquiry is resolved");
        }

        @Test
        void asksForTheReviewOfALegalHoldWhateverItsEnquiry() { // R5.8
            Headline held = openEnquiry();
            RecordId id = held.life().submission();
            inbox.resolve(id, Outcome.ANSWERED, HANDLER);
            LegalHold hold = new LegalHold(
                    HANDLER, journey.clock.instant(), LocalDate.of(2027, 3, 1), Set.of(DataItem.Category.MESSAGE));
            inbox.hold(id, hold, "Claim 7", HANDLER);

            OutgoingMail mail = mailOf(notice(Kind.REVIEW_REMINDER, 0, held));

            assertThat(mail.text())
                    .contains(held.reference().value(), "Legal hold to be reviewed by: 1 March 2027")
                    .doesNotContain("Resolved automatically on:", "/actions/", "Claim 7");
        }

        @Test
        void leavesOutWhatIsResolvedMeanwhile() {
            Headline done = openEnquiry();
            Headline stale = openEnquiry();
            inbox.resolve(done.life().submission(), Outcome.ANSWERED, HANDLER);

            assertThat(mailOf(notice(Kind.REVIEW_REMINDER, 0, done, stale)).text())
                    .contains(stale.reference().value())
                    .doesNotContain(done.reference().value());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr", "nl", "de", "it"})
    void speakTheLanguageOfStaff(String language) {
        Headline odd = quarantined();
        Headline stale = openEnquiry();
        delivery.close();
        String yaml = TestRegister.yaml().replace("  languages: [en]", "  languages: [" + language + "]");
        ProcessingRegister register = TestRegister.load(yaml);
        assertThat(register.languages()).containsExactly(Locale.forLanguageTag(language));
        Messages words = Messages.of("mail", Locale.forLanguageTag(language));
        RecordingTransport sent = new RecordingTransport("authsmtp");
        try (MailDelivery translated = deliveryOn(register, sent)) {
            translated.start();
            translated.send(notice(Kind.QUARANTINE_DIGEST, 2, odd));
            OutgoingMail digest = sent.awaitMails(1).get(0);
            translated.send(notice(Kind.REVIEW_REMINDER, 2, stale));
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
            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 0, quarantined());

            mailOf(digest);

            awaitForgotten(digest);
        }

        @Test
        void canBeSentAgainAfterItWasGivenUp() {
            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 0, quarantined());
            transport.answerNext(1, new DeliveryResult.Permanent("550", true));
            delivery.send(digest);
            await().until(() -> item(digest).state() == OutboxItem.State.DEAD);

            delivery.deadLetters().sendAgain(item(digest).id());

            assertThat(transport.awaitMails(1).get(0).subject()).isEqualTo("Enquiries in quarantine: 1");
        }

        @Test
        void waitsWhileSendingIsNotLawful() { // R4.3
            journey.clock.advance(Duration.ofDays(365 * 6));
            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 0, quarantined());

            delivery.send(digest);

            await().until(() -> item(digest).state() == OutboxItem.State.PARKED);
            assertThat(transport.attempts()).isEmpty();
        }

        @Test
        void isOwedOnlyIfItsTransactionHolds() {
            StaffNotice digest = notice(Kind.QUARANTINE_DIGEST, 0, quarantined());

            assertThatThrownBy(() -> journey.store.transactions().run(() -> {
                        delivery.send(digest);
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");

            assertThat(journey.store.staffNotices().find(digest.id())).isEmpty();
            assertThat(journey.store.outbox().mailsOf(digest.id())).isEmpty();
        }
    }

    private MailDelivery deliveryOn(ProcessingRegister register, RecordingTransport by) {
        return new MailDelivery(
                register,
                List.of(by),
                new MailRouting.Builder()
                        .from("website@example.org")
                        .to("office@example.org")
                        .form("other", form -> form.to("other@example.org"))
                        .actionLinks(URI.create(Journey.ORIGIN + "/"))
                        .build(),
                new TransferCheck(register, journey.store.transferBook()),
                new MailDelivery.Ports(
                        journey.store.transactions(),
                        journey.store.submissions(),
                        journey.store.lives(),
                        journey.store.disclosures(),
                        journey.store.outbox(),
                        journey.store.acknowledgements(),
                        journey.store.staffNotices(),
                        journey.store.ledger(),
                        ids,
                        journey.store.vault()),
                new Notices(register, journey.store.notices(), journey.clock),
                new SomeDates(),
                new Unheard(),
                journey.clock);
    }

    private StaffNotice notice(Kind kind, int more, Headline... about) {
        List<RecordId> enquiries =
                List.of(about).stream().map(each -> each.life().submission()).toList();
        return new StaffNotice(ids.next(), kind, "contact", enquiries, more);
    }

    /** The mail that a notice becomes, next after those that have left already. */
    private OutgoingMail mailOf(StaffNotice notice) {
        int before = transport.mails().size();
        delivery.send(notice);
        return transport.awaitMails(before + 1).get(before);
    }

    /** It has left, or is not needed any more. */
    private void awaitForgotten(StaffNotice notice) {
        await().until(() -> journey.store.outbox().mailsOf(notice.id()).isEmpty());
        assertThat(journey.store.staffNotices().find(notice.id())).isEmpty();
    }

    private OutboxItem item(StaffNotice notice) {
        return journey.store.outbox().mailsOf(notice.id()).get(0);
    }

    private Headline quarantined() {
        return submitted("Something odd");
    }

    private Headline movedToQuarantine() {
        Headline enquiry = openEnquiry();
        inbox.quarantine(enquiry.life().submission(), HANDLER);
        return enquiry;
    }

    /** An enquiry whose mail staff have; its mail is not one of those that a test counts. */
    private Headline openEnquiry() {
        Headline enquiry = submitted("Could you build a website for us?");
        delivery.wake();
        await().until(() -> stage(enquiry) == Stage.OPEN);
        return enquiry;
    }

    private Headline submitted(String message) {
        Map<String, String> values = Journey.with(journey.enquiry(), "message", message);
        journey.submit(values);
        return journey.store.lives().list(Lives.Which.ALL, Optional.empty(), 1).get(0);
    }

    private Stage stage(Headline enquiry) {
        return inbox.find(enquiry.life().submission()).orElseThrow().life().stage();
    }

    /** Days that a test can recognise: a month in quarantine, four until a date decides. */
    private static final class SomeDates implements RetentionDates {
        @Override
        public Optional<LocalDate> resolvesOn(Headline enquiry) {
            return Optional.of(LocalDate.of(2027, 3, 23));
        }

        @Override
        public Optional<LocalDate> keptUntil(Headline enquiry) {
            return Optional.of(LocalDate.of(2026, 12, 23));
        }
    }

    private static final class Unheard implements DeliveryListener {
        @Override
        public void acknowledgement(AcknowledgementOutcome outcome) {}

        @Override
        public void deadLettered(RecordId mail, String code) {}

        @Override
        public void parked(RecordId mail, String recipient, String code) {}

        @Override
        public void failedOver(String from, String to, String code) {}

        @Override
        public void failedBack(String from, String to) {}

        @Override
        public void passedOver(String recipient, String code) {}
    }
}
