/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveringTest {

    private static final Actor PRIVACY = Actor.of("privacy", "4");

    @TempDir
    Path directory;

    private final List<String> alarms = new CopyOnWriteArrayList<>();
    private Journey journey;

    @BeforeEach
    void open() {
        ContactFormListener alarm = new ContactFormListener() {
            @Override
            public void deadLettered(RecordId mail, String code) {
                alarms.add("dead " + code);
            }

            @Override
            public void parked(RecordId mail, String recipient, String code) {
                alarms.add("parked " + recipient);
            }
        };
        journey = Journey.in(directory, builder -> builder.listener(alarm));
        journey.forms.start();
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Nested
    class TheMailToStaff {

        @Test
        void carriesTheEnquiryAndAnswersGoToTheSender() {
            journey.submit(journey.enquiry());

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);

            assertThat(mail.from()).isEqualTo("website@example.org");
            assertThat(mail.to()).containsExactly("office@example.org");
            assertThat(mail.replyTo()).contains("ada@example.org");
            assertThat(mail.text()).contains("Ada Example", "Could you build a website for us?", "+32 2 555 12 12");
            assertThat(mail.html()).contains("Ada Example", "Could you build a website for us?");
        }

        @Test
        void saysToWriteByHandWhereAnAddressFitsNoHeader() { // RFC 6532
            journey.submit(Journey.with(journey.enquiry(), "email", "用户@example.org"));

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);

            assertThat(mail.replyTo()).isEmpty();
            assertThat(mail.text()).contains("用户@example.org", "Do not reply to this mail");
        }

        @Test
        void standsBesideOneToReplyToForServersThatTakeSuchAnAddress() { // RFC 6531
            journey.submit(Journey.with(journey.enquiry(), "email", "用户@example.org"));

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);
            OutgoingMail international = mail.international().orElseThrow();

            assertThat(international.replyTo()).contains("用户@example.org");
            assertThat(international.text()).contains("用户@example.org", "Reply to this mail to answer");
            assertThat(international.messageId()).isEqualTo(mail.messageId());
            assertThat(international.international()).isEmpty();
        }

        @Test
        void hasNoSecondOneWhereEveryServerTakesTheAddress() {
            journey.submit(journey.enquiry());

            assertThat(journey.transport.awaitMails(1).get(0).international()).isEmpty();
        }

        @Test
        void hasNoPersonalDataInSubjectAndMessageId() { // R4.8
            journey.submit(journey.enquiry());

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);

            assertThat(mail.subject() + mail.messageId()).doesNotContainIgnoringCase("ada", "website for");
            assertThat(mail.subject()).contains(onlyOne().reference().value());
        }

        @Test
        void saysWhenTheEnquiryCameInTheRegistersZoneAndTheCountrysWay() { // R2.7
            journey.submit(journey.enquiry());

            assertThat(journey.transport.awaitMails(1).get(0).text()).contains("23 November 2026, 10:00");
        }

        @Test
        void leavesTechnicalDataOut() { // R2.9
            journey.submit(journey.enquiry());

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);

            assertThat(mail.text() + mail.html()).doesNotContain("192.0.2.7", "Firefox");
        }

        @Test
        void isSafeWhateverWasTyped() {
            journey.submit(Journey.with(journey.enquiry(), "message", "<script>alert(1)</script>\u202Eevil"));

            OutgoingMail mail = journey.transport.awaitMails(1).get(0);

            assertThat(mail.html()).doesNotContain("<script>").contains("&lt;script&gt;");
            assertThat(mail.text()).doesNotContain("\u202E");
        }
    }

    @Test
    void aDeliveryIsRecordedAsADisclosure() { // R4.7
        journey.submit(journey.enquiry());
        OutgoingMail mail = journey.transport.awaitMails(1).get(0);
        awaitBacklog(0);

        List<Disclosure> disclosures = journey.store.disclosures().of(onlyOne().id());

        assertThat(disclosures).extracting(Disclosure::recipient).containsExactlyInAnyOrder("authsmtp", "controller");
        assertThat(disclosures).extracting(Disclosure::messageId).containsOnly(mail.messageId());
        assertThat(disclosures).extracting(Disclosure::categories).containsOnly("name,email,phone,message");
        assertThat(events()).containsExactly(LedgerEvent.Type.SUBMISSION_ACCEPTED, LedgerEvent.Type.MAIL_DELIVERED);
    }

    @Test
    void aTransientFailureIsTriedAgainWithTheSameMessageId() {
        journey.transport.answerNext(1, new DeliveryResult.Transient("451 4.7.1"));
        journey.submit(journey.enquiry());
        journey.transport.awaitAttempts(1);
        awaitSettled();

        journey.clock.advance(Duration.ofSeconds(30));
        wake();

        List<OutgoingMail> attempts = journey.transport.awaitAttempts(2);
        assertThat(attempts)
                .extracting(OutgoingMail::messageId)
                .hasSize(2)
                .containsOnly(attempts.get(0).messageId());
    }

    @Test
    void anAmbiguousEndIsRepeatedOnceAndNotBeforeFiveMinutes() {
        journey.transport.answerNext(1, new DeliveryResult.Ambiguous("eof-after-data"));
        journey.submit(journey.enquiry());
        journey.transport.awaitAttempts(1);
        awaitSettled();

        journey.clock.advance(Duration.ofMinutes(5));
        wake();

        List<OutgoingMail> attempts = journey.transport.awaitAttempts(2);
        assertThat(attempts.get(1).messageId()).isEqualTo(attempts.get(0).messageId());
    }

    @Nested
    class ADeadLetter {

        @BeforeEach
        void refuseOnce() {
            journey.transport.answerNext(1, new DeliveryResult.Permanent("550 5.1.1"));
            journey.submit(journey.enquiry());
            await().until(() -> !dead().isEmpty());
        }

        @Test
        void isListedAndRaisesAnAlarmThatIsNoMail() {
            assertThat(dead()).extracting(OutboxItem::lastCode).containsExactly(Optional.of("550 5.1.1"));
            await().untilAsserted(() -> assertThat(alarms).containsExactly("dead 550 5.1.1"));
            assertThat(journey.transport.mails()).isEmpty();
        }

        @Test
        void isSentAgainWhenSomebodyAsks() {
            assertThat(journey.forms.deadLetters().sendAgain(dead().get(0).id()))
                    .isTrue();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
            awaitBacklog(0);
            assertThat(events())
                    .containsExactly(
                            LedgerEvent.Type.SUBMISSION_ACCEPTED,
                            LedgerEvent.Type.MAIL_DEAD_LETTERED,
                            LedgerEvent.Type.MAIL_REQUEUED,
                            LedgerEvent.Type.MAIL_DELIVERED);
        }

        @Test
        void isNotSentAgainTwice() {
            RecordId id = dead().get(0).id();
            journey.forms.deadLetters().sendAgain(id);

            assertThat(journey.forms.deadLetters().sendAgain(id)).isFalse();
        }
    }

    @Nested
    class WhenTheTransferIsNoLongerLawful { // R4.3, R4.4

        @Test
        void theLastMomentOfTheDecisionStillDelivers() {
            journey.clock.set("2031-12-27T22:59:59Z");
            journey.submit(journey.enquiry());

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @Test
        void theFirstMomentAfterItParksTheMailAndRaisesAnAlarm() {
            journey.clock.set("2031-12-27T23:00:00Z");
            journey.submit(journey.enquiry());

            await().untilAsserted(() -> assertThat(alarms).containsExactly("parked authsmtp"));
            assertThat(journey.transport.attempts()).isEmpty();
            assertThat(journey.store.outbox().backlog().counts()).containsEntry(OutboxItem.State.PARKED, 1L);
        }

        @Test
        void aParkedMailLeavesOnceTheRegisterNamesAMechanismThatStands() {
            journey.clock.set("2031-12-27T23:00:00Z");
            journey.submit(journey.enquiry());
            await().until(() -> !alarms.isEmpty());
            journey.close();

            String renewed = TestRegister.yaml()
                    .replace("valid-through: 2031-12-27", "valid-through: 2035-12-27")
                    .replace("version: \"2026-11\"", "version: \"2032-01\"");
            journey = journey.reopened(TestRegister.load(renewed));
            journey.clock.set("2032-01-15T09:00:00Z");
            journey.forms.start();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }
    }

    @Test
    void aRestrictedEnquiryIsNotMailedUntilTheRestrictionIsLifted() { // Art. 18
        journey.transport.answerNext(1, new DeliveryResult.Transient("451"));
        journey.submit(journey.enquiry());
        journey.transport.awaitAttempts(1);
        awaitSettled();
        journey.forms.inbox().restrict(onlyOne().id(), "accuracy-contested", PRIVACY);
        journey.clock.advance(Duration.ofMinutes(1));
        wake();
        await().until(() -> lastCode().equals(Optional.of("restricted")));
        assertThat(journey.transport.attempts()).hasSize(1);

        journey.forms.inbox().lift(onlyOne().id(), journey.clock.instant(), PRIVACY);
        journey.clock.advance(Duration.ofMinutes(11));
        wake();

        assertThat(journey.transport.awaitMails(1)).hasSize(1);
    }

    /** Asking for a mail that is no dead letter changes nothing and has the workers look. */
    private void wake() {
        journey.forms.deadLetters().sendAgain(new RecordIds(journey.clock).next());
    }

    private void awaitSettled() {
        await().until(() -> lastCode().isPresent());
    }

    private Optional<String> lastCode() {
        return journey.store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10).stream()
                .findFirst()
                .flatMap(OutboxItem::lastCode);
    }

    private void awaitBacklog(int size) {
        await().until(() -> journey.store.outbox().backlog().counts().size() == size);
    }

    private List<OutboxItem> dead() {
        return journey.forms.deadLetters().list(Optional.empty(), 10);
    }

    private Submission onlyOne() {
        return journey.store.submissions().findByEmail("ada@example.org").get(0);
    }

    private List<LedgerEvent.Type> events() {
        return journey.store.ledger().about(onlyOne().id()).stream()
                .map(LedgerEvent::type)
                .toList();
    }
}
