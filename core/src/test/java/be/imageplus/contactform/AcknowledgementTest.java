/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.mail.AcknowledgementOutcome.DELIVERED;
import static be.imageplus.contactform.mail.AcknowledgementOutcome.DROPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The mail that tells whoever sent an enquiry that it was received, from when it leaves (R4.8). */
class AcknowledgementTest {

    private static final Actor HANDLER = Actor.of("handler", "7");
    private static final Actor PRIVACY = Actor.of("privacy", "4");

    @TempDir
    Path directory;

    private Acknowledging site;

    @BeforeEach
    void open() {
        site = Acknowledging.in(directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Nested
    class TheMail {

        @BeforeEach
        void start() {
            site.journey.forms.start();
        }

        @Test
        void goesFromTheControllerToTheSenderAndIsAnsweredToStaff() {
            RecordId enquiry = site.submit(site.enquiry());

            OutgoingMail mail = site.acknowledgement();

            assertThat(mail.kind()).isEqualTo(OutgoingMail.Kind.ACKNOWLEDGEMENT);
            assertThat(mail.from()).isEqualTo("website@example.org");
            assertThat(mail.fromName()).isEqualTo("Example Works");
            assertThat(mail.to()).containsExactly(Acknowledging.SENDER);
            assertThat(mail.replyTo()).contains("office@example.org");
            assertThat(mail.date()).isEqualTo(site.journey.clock.instant());
            assertThat(site.toStaff.awaitMails(1)).hasSize(1);
            site.awaitOutcomes(DELIVERED);
            assertThat(site.events(enquiry)).containsExactly("ACKNOWLEDGEMENT_DELIVERED 250 2.0.0");
        }

        @ParameterizedTest
        @CsvSource({
            "en, Your message has arrived: , Reference, Who, https://example.org/privacy?lang=en",
            "fr, Votre message est bien arrivé : , Référence , Qui, https://example.org/privacy?lang=fr",
            "nl, Uw bericht is aangekomen: , Referentie, Wie, https://example.org/privacy?lang=nl",
            "de, Ihre Nachricht ist angekommen: , Referenz, Wer, https://example.org/privacy?lang=de"
        })
        void saysInTheLanguageOfThePageWhatCameWhenAndToWhom(
                String language, String subject, String label, String who, String notice) {
            RecordId enquiry = site.submit(
                    Journey.with(
                            site.enquiry(),
                            "_token",
                            site.journey
                                    .forms
                                    .page(
                                            "contact",
                                            Journey.visitor(
                                                    Optional.empty(), "192.0.2.7", Locale.forLanguageTag(language)))
                                    .token()),
                    Locale.forLanguageTag(language));
            String reference = site.journey
                    .store
                    .submissions()
                    .find(enquiry)
                    .orElseThrow()
                    .reference()
                    .value();

            OutgoingMail mail = site.acknowledgement();

            assertThat(mail.language()).isEqualTo(language);
            assertThat(mail.subject()).isEqualTo(subject + " " + reference);
            assertThat(mail.text()).contains(label + ": " + reference, who, notice, "Example Works", "2026", "10:00");
            assertThat(mail.html())
                    .contains("<html lang=\"" + language + "\" dir=\"ltr\">", reference, who, notice, "Example Works")
                    .doesNotContain("<img", "<script", "http://", "url(");
        }

        @Test
        void saysNothingThatAnybodyEntered() {
            Map<String, String> values = site.from("canary.address@example.net");
            values.put("name", "Canary Name https://evil.example");
            values.put("phone", "+32 2 555 99 77");
            values.put("message", "Canary message: buy https://evil.example now");
            site.submit(values);

            OutgoingMail mail = site.acknowledgement();

            assertThat(mail.subject() + mail.text() + mail.html() + mail.fromName() + mail.messageId() + mail.replyTo())
                    .doesNotContainIgnoringCase("canary", "evil", "555");
            assertThat(mail.toString()).doesNotContain("canary");
        }

        @Test
        void carriesTheShortNoticeOfTheVersionThatTheSenderWasShown() { // Art. 13
            site.submit(site.enquiry());

            assertThat(site.acknowledgement().text())
                    .contains("privacy@example.org", "12 months")
                    .containsPattern("(?i)object");
        }

        @Test
        void hasNoPersonalDataInSubjectAndMessageId() {
            site.submit(site.enquiry());

            OutgoingMail mail = site.acknowledgement();

            assertThat(mail.subject() + mail.messageId()).doesNotContainIgnoringCase("ada");
            assertThat(mail.messageId()).endsWith("@example.org");
        }

        @Test
        void isDisclosedToTheTransportAndErasedWithItsEnquiry() { // R4.7, R5.12
            RecordId enquiry = site.submit(site.enquiry());
            String messageId = site.acknowledgement().messageId();
            site.awaitOutcomes(DELIVERED);

            assertThat(site.journey.store.disclosures().of(enquiry))
                    .filteredOn(disclosure -> disclosure.messageId().equals(messageId))
                    .extracting(Disclosure::recipient, Disclosure::categories)
                    .containsExactly(tuple("authsmtp", "email"));

            site.journey.store.records().erase(enquiry);

            assertThat(site.owed()).isZero();
            assertThat(site.journey.store.disclosures().of(enquiry)).isEmpty();
            assertThat(site.journey.store.records().holds(enquiry)).isFalse();
        }

        @Test
        void leavesOnceMoreUnderTheSameIdWhenNobodyKnowsWhetherItArrived() {
            site.toSenders.answerNext(1, new DeliveryResult.Ambiguous("timeout"));
            site.submit(site.enquiry());
            OutgoingMail first = site.toSenders.awaitAttempts(1).get(0);
            await().until(() -> site.toStaff.mails().size() == 1);

            await().untilAsserted(() -> {
                site.passes(Duration.ofMinutes(6));
                assertThat(site.toSenders.mails()).hasSize(1);
            });

            assertThat(site.toSenders.mails().get(0).messageId()).isEqualTo(first.messageId());
            assertThat(site.toSenders.mails().get(0).text()).isEqualTo(first.text());
        }
    }

    @Test
    void isTakenUpAgainUnderTheSameIdWhenItsWorkerDies() {
        site.submit(site.enquiry());
        Instant now = site.journey.clock.instant();
        OutboxItem left = site.journey
                .store
                .acknowledgements()
                .lease("dead", now, now.plusSeconds(60), 1)
                .get(0)
                .item();
        site.journey.clock.advance(Duration.ofSeconds(61));
        site.journey.forms.start();

        assertThat(site.acknowledgement().messageId()).isEqualTo(left.id() + "@example.org");
    }

    @Nested
    class WhatDoesNotLeave {

        @Test
        void isDroppedWhenItIsRefusedAndAlarmsNobody() {
            site.toSenders.answerAlways(new DeliveryResult.Permanent("550 5.1.1"));
            site.journey.forms.start();
            RecordId enquiry = site.submit(site.enquiry());

            site.awaitOutcomes(DROPPED);

            site.toStaff.awaitMails(1);
            assertThat(site.events(enquiry)).containsExactly("ACKNOWLEDGEMENT_DROPPED 550 5.1.1");
            assertThat(site.toSenders.attempts()).hasSize(1);
            assertNoAlarm();
        }

        @Test
        void saysNothingOfTheWayToStaff() {
            site.toSenders.answerAlways(new DeliveryResult.Transient("451 4.7.1"));
            site.journey.forms.start();
            for (int i = 0; i < 6; i++) {
                site.submit(site.from("a" + i + "@example.net"));
            }

            site.toSenders.awaitAttempts(6);
            site.toStaff.awaitMails(6);

            assertThat(site.journey.forms.transports())
                    .allSatisfy(transport -> assertThat(transport.working()).isTrue());
            assertNoAlarm();
        }

        @Test
        void isTriedAgainAndThenDropped() {
            site.toSenders.answerAlways(new DeliveryResult.Transient("451 4.7.1"));
            site.journey.forms.start();
            RecordId enquiry = site.submit(site.enquiry());
            site.toSenders.awaitAttempts(1);

            await().untilAsserted(() -> {
                site.passes(Duration.ofHours(1).plusMinutes(12));
                assertThat(site.outcomes).containsExactly(DROPPED);
            });

            assertThat(site.toSenders.attempts()).hasSizeBetween(2, 5);
            assertThat(site.events(enquiry)).hasSize(1);
            assertNoAlarm();
        }

        @Test
        void isNotSentDaysLater() {
            RecordId enquiry = site.submit(site.enquiry());
            site.journey.clock.advance(Duration.ofHours(4));
            site.journey.forms.start();

            site.awaitOutcomes(DROPPED);

            site.toStaff.awaitMails(1);
            assertThat(site.toSenders.attempts()).isEmpty();
            assertThat(site.events(enquiry)).containsExactly("ACKNOWLEDGEMENT_DROPPED too-late");
        }

        @Test
        void isNotSentForAnEnquiryThatIsRestrictedMeanwhile() { // Art. 18
            RecordId enquiry = site.submit(site.enquiry());
            site.journey.forms.inbox().restrict(enquiry, "accuracy-contested", PRIVACY);
            site.journey.forms.start();

            site.awaitOutcomes(DROPPED);

            assertThat(site.toSenders.attempts()).isEmpty();
            assertThat(site.events(enquiry)).containsExactly("ACKNOWLEDGEMENT_DROPPED restricted");
        }

        @Test
        void isNotSentForAnEnquiryThatStaffHaveMovedToTheQuarantine() {
            RecordId enquiry = site.submit(site.enquiry());
            site.journey.forms.inbox().quarantine(enquiry, HANDLER);
            site.journey.forms.start();

            site.awaitOutcomes(DROPPED);

            assertThat(site.toSenders.attempts()).isEmpty();
            assertThat(site.events(enquiry)).containsExactly("ACKNOWLEDGEMENT_DROPPED on-hold");
        }

        @Test
        void isNotSentWhereTheTransferIsNotLawfulAndOnlyTheMailToStaffIsParked() { // R4.3
            site.journey
                    .forms
                    .transfers()
                    .invalidate(mechanism(), LocalDate.EPOCH, TransferMechanism.Invalidation.Reason.COURT_RULING);
            site.journey.forms.start();
            RecordId enquiry = site.submit(site.enquiry());
            await().until(() -> site.alarms.size() == 1);

            await().untilAsserted(() -> {
                site.passes(Duration.ofHours(1).plusMinutes(12));
                assertThat(site.outcomes).containsExactly(DROPPED);
            });

            assertThat(site.toSenders.attempts()).isEmpty();
            assertThat(site.toStaff.attempts()).isEmpty();
            assertThat(site.alarms).singleElement().asString().startsWith("parked");
            assertThat(site.events(enquiry)).hasSize(1);
        }

        private String mechanism() {
            return Acknowledging.declared()
                    .recipient("authsmtp")
                    .orElseThrow()
                    .mechanisms()
                    .get(0)
                    .reference();
        }

        private void assertNoAlarm() {
            assertThat(site.alarms).isEmpty();
            assertThat(site.journey.forms.backlog().orElseThrow().counts()).doesNotContainKey(OutboxItem.State.DEAD);
            assertThat(site.journey.forms.deadLetters().list(Optional.empty(), 10))
                    .isEmpty();
        }
    }
}
