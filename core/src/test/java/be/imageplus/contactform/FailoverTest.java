/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.TransportStatus;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two transports in order, each of a recipient of its own. */
class FailoverTest {

    private static final DeliveryResult REFUSED = new DeliveryResult.Transient("connect-refused");

    @TempDir
    Path directory;

    private final RecordingTransport first = new RecordingTransport("authsmtp");
    private RecordingTransport second = new RecordingTransport("cloudflare");
    private final List<String> news = new CopyOnWriteArrayList<>();
    private Journey journey;

    @BeforeEach
    void open() {
        journey = journey("store", List.of(first, second));
    }

    private Journey journey(String store, List<MailTransport> transports) {
        Journey opened = Journey.in(
                directory.resolve(store),
                builder -> builder.listener(new News(news))
                        .mail(
                                transports,
                                mail -> mail.from("website@example.org").to("office@example.org")));
        opened.forms.start();
        return opened;
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Test
    void theSecondIsNotAskedWhileTheFirstTakesMails() {
        journey.submit(journey.enquiry());
        awaitDone();

        assertThat(first.mails()).hasSize(1);
        assertThat(second.attempts()).isEmpty();
        assertThat(news).isEmpty();
        assertThat(journey.forms.transports())
                .containsExactly(status("authsmtp", true, ""), status("cloudflare", true, ""));
    }

    @Nested
    class WhenTheFirstDoesNotAnswer {

        @BeforeEach
        void refuse() {
            first.answerAlways(REFUSED);
        }

        @Test
        void theSameAttemptGoesToTheSecondWithTheSameMessageId() {
            journey.submit(journey.enquiry());
            awaitDone();

            assertThat(second.mails())
                    .extracting(OutgoingMail::messageId)
                    .containsExactly(first.attempts().get(0).messageId());
        }

        @Test
        void theDisclosureNamesWhoReallyGotIt() { // R4.7
            Submission enquiry = submit("ada@example.org");
            awaitDone();

            assertThat(recipientsOf(enquiry)).containsExactlyInAnyOrder("cloudflare", "controller");
        }

        @Test
        void theFirstIsNamedTooIfTheContentHadLeft() { // R4.7
            first.answerAlways(new DeliveryResult.Transient("451 4.3.0", true));
            Submission enquiry = submit("ada@example.org");
            awaitDone();

            assertThat(recipientsOf(enquiry)).containsExactlyInAnyOrder("authsmtp", "cloudflare", "controller");
        }

        @Test
        void ledgerAndListenerTellItOnce() {
            Submission one = submit("one@example.org");
            awaitDone();
            Submission two = submit("two@example.org");
            awaitDone();

            assertThat(eventsOf(one))
                    .containsExactlyInAnyOrder(
                            "SUBMISSION_ACCEPTED visitor",
                            "MAIL_FAILED_OVER authsmtp cloudflare connect-refused",
                            "MAIL_DELIVERED 250 2.0.0");
            assertThat(eventsOf(two)).hasSize(2);
            await().untilAsserted(() -> assertThat(news).containsExactly("over authsmtp cloudflare connect-refused"));
        }

        @Test
        void itIsSoonLeftAlone() {
            for (int i = 0; i < 5; i++) {
                journey.submit(journey.enquiry());
                awaitDone();
            }

            assertThat(first.attempts()).hasSize(2);
            assertThat(second.mails()).hasSize(5);
            assertThat(journey.forms.transports())
                    .containsExactly(status("authsmtp", false, "connect-refused"), status("cloudflare", true, ""));
        }

        @Test
        void itIsUsedAgainOnceItWorks() {
            for (int i = 0; i < 3; i++) {
                journey.submit(journey.enquiry());
                awaitDone();
            }
            first.answerAlways(new DeliveryResult.Delivered("250 2.0.0"));
            journey.clock.advance(Duration.ofSeconds(30));

            Submission probe = submit("probe@example.org");
            awaitDone();
            journey.submit(journey.enquiry());
            awaitDone();

            assertThat(first.mails()).hasSize(2);
            assertThat(eventsOf(probe)).contains("MAIL_FAILED_BACK cloudflare authsmtp");
            await().untilAsserted(() -> assertThat(news)
                    .containsExactly("over authsmtp cloudflare connect-refused", "back cloudflare authsmtp"));
            assertThat(journey.forms.transports().get(0)).isEqualTo(status("authsmtp", true, ""));
        }

        @Test
        void andTheSecondNeitherTheMailWaitsAndIsNotLost() {
            second.answerAlways(new DeliveryResult.Transient("451 4.7.1"));
            journey.submit(journey.enquiry());
            for (int i = 1; i <= 8; i++) {
                int attempts = i;
                await().until(() -> pending().map(OutboxItem::attempts).equals(Optional.of(attempts)));
                journey.clock.advance(Duration.ofHours(1));
                wake();
            }
            await().until(() -> pending().map(OutboxItem::attempts).equals(Optional.of(9)));
            second.answerAlways(new DeliveryResult.Delivered("250 2.0.0"));
            journey.clock.advance(Duration.ofHours(1));
            wake();

            assertThat(second.awaitMails(1)).hasSize(1);
            awaitDone();
        }

        @Test
        void bothCircuitsOpenKeepNoMailFromBeingTried() {
            second.answerAlways(new DeliveryResult.Transient("451 4.7.1"));
            submitUntaken(4);
            assertThat(journey.forms.transports()).noneMatch(TransportStatus::working);
            int before = first.attempts().size() + second.attempts().size();

            submitUntaken(1);

            assertThat(first.attempts().size() + second.attempts().size()).isEqualTo(before + 1);
        }
    }

    @Test
    void anAmbiguousEndOfTheFirstIsNotRepeatedByTheSecond() {
        first.answerNext(1, new DeliveryResult.Ambiguous("eof-after-data"));
        Submission enquiry = submit("ada@example.org");
        await().until(() -> pending().map(OutboxItem::mayHaveArrived).equals(Optional.of(true)));
        assertThat(second.attempts()).isEmpty();
        assertThat(recipientsOf(enquiry)).containsExactlyInAnyOrder("authsmtp", "controller"); // R4.7: it may have gone

        journey.clock.advance(Duration.ofMinutes(5));
        wake();
        awaitDone();

        assertThat(first.attempts()).hasSize(2);
        assertThat(second.attempts()).isEmpty();
    }

    @Test
    void anAmbiguousEndOfTheSecondIsRepeatedByTheSecond() {
        first.answerNext(1, REFUSED);
        second.answerNext(1, new DeliveryResult.Ambiguous("eof-after-data"));
        submit("ada@example.org");
        await().until(() -> pending().map(OutboxItem::mayHaveArrived).equals(Optional.of(true)));

        journey.clock.advance(Duration.ofMinutes(5));
        wake();
        awaitDone();

        assertThat(first.attempts()).hasSize(1);
        assertThat(second.mails()).hasSize(1);
        assertThat(news).isEmpty(); // the others go on by the first
    }

    @Test
    void aMailThatIsRefusedForGoodIsNotOfferedToTheSecond() {
        first.answerNext(1, new DeliveryResult.Permanent("550 5.1.1"));
        journey.submit(journey.enquiry());

        await().until(() -> news.contains("dead 550 5.1.1"));
        assertThat(second.attempts()).isEmpty();
    }

    @Nested
    class WhenATransferIsNotLawful { // R4.3

        @Test
        void theOneConcernedIsPassedOverAndTheAlarmIsRaisedOnce() {
            journey.clock.set("2031-12-27T23:00:00Z"); // the mechanism of the first has just ended

            Submission one = submit("one@example.org");
            awaitDone();
            submit("two@example.org");
            awaitDone();

            assertThat(first.attempts()).isEmpty();
            assertThat(second.mails()).hasSize(2);
            assertThat(eventsOf(one))
                    .contains(
                            "TRANSPORT_PASSED_OVER authsmtp TRANSFER-EXPIRED",
                            "MAIL_FAILED_OVER authsmtp cloudflare TRANSFER-EXPIRED");
            await().untilAsserted(() -> assertThat(news)
                    .containsExactly("passed authsmtp TRANSFER-EXPIRED", "over authsmtp cloudflare TRANSFER-EXPIRED"));
            assertThat(journey.forms.transports().get(0).lawful()).isFalse();
        }

        @Test
        void toAnyOfThemTheMailIsParked() {
            journey.close();
            journey = journey("other-store", List.of(first, new RecordingTransport("authsmtp")));
            journey.clock.set("2031-12-27T23:00:00Z");
            journey.submit(journey.enquiry());

            await().untilAsserted(() -> assertThat(news).containsExactly("parked authsmtp"));
            assertThat(journey.store.outbox().backlog().counts()).containsEntry(OutboxItem.State.PARKED, 1L);
        }
    }

    @Nested
    class WhenTheFirstIsFaulty {

        private void reopenWith(FaultyTransport faulty) {
            journey.close();
            second = new RecordingTransport("cloudflare");
            journey = journey("other-store", List.of(faulty, second));
        }

        @Test
        void aTransportThatThrowsIsFollowedByTheNext() {
            reopenWith(FaultyTransport.throwing("authsmtp"));
            Submission enquiry = submit("ada@example.org");
            awaitDone();

            assertThat(second.mails()).hasSize(1);
            assertThat(recipientsOf(enquiry)).contains("authsmtp"); // R4.7: nobody knows what had left
        }

        @Test
        void mailsFlowPastOneThatStands() {
            FaultyTransport standing = FaultyTransport.standing("authsmtp");
            reopenWith(standing);
            journey.submit(journey.enquiry());
            journey.submit(journey.enquiry());
            await().until(() -> standing.attempts() == 2); // what it costs to find out
            standing.endItsTime();
            awaitDone();

            for (int i = 0; i < 6; i++) {
                journey.submit(journey.enquiry());
            }
            awaitDone();

            assertThat(second.mails()).hasSize(8);
            assertThat(standing.attempts()).isEqualTo(2);
        }
    }

    private Submission submit(String email) {
        SubmissionOutcome outcome = journey.submit(Journey.with(journey.enquiry(), "email", email));
        assertThat(outcome).isInstanceOf(SubmissionOutcome.Received.class);
        return journey.store.submissions().findByEmail(email).get(0);
    }

    private void submitUntaken(int times) {
        for (int i = 0; i < times; i++) {
            int attempts = first.attempts().size() + second.attempts().size();
            journey.submit(journey.enquiry());
            await().until(() -> first.attempts().size() + second.attempts().size() > attempts);
            await().until(() -> journey.store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 100).stream()
                    .allMatch(item -> item.attempts() == 1));
        }
    }

    private void awaitDone() {
        await().until(() -> journey.store.outbox().backlog().counts().isEmpty());
    }

    private Optional<OutboxItem> pending() {
        return journey.store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 1).stream()
                .findFirst();
    }

    /** Asking for a mail that is no dead letter changes nothing and has the workers look. */
    private void wake() {
        journey.forms.deadLetters().sendAgain(new RecordIds(journey.clock).next());
    }

    private List<String> recipientsOf(Submission enquiry) {
        return journey.store.disclosures().of(enquiry.id()).stream()
                .map(Disclosure::recipient)
                .toList();
    }

    private List<String> eventsOf(Submission enquiry) {
        List<String> told = new ArrayList<>();
        for (LedgerEvent event : journey.store.ledger().about(enquiry.id())) {
            told.add(event.type() + " " + event.reason().orElse(event.actor()));
        }
        return told;
    }

    private static TransportStatus status(String recipient, boolean working, String code) {
        return new TransportStatus(recipient, true, working, Optional.of(code).filter(text -> !text.isEmpty()));
    }

    /** Writes down what a listener hears. */
    private record News(List<String> heard) implements ContactFormListener {

        @Override
        public void deadLettered(RecordId mail, String code) {
            heard.add("dead " + code);
        }

        @Override
        public void parked(RecordId mail, String recipient, String code) {
            heard.add("parked " + recipient);
        }

        @Override
        public void failedOver(String from, String to, String code) {
            heard.add("over " + from + " " + to + " " + code);
        }

        @Override
        public void failedBack(String from, String to) {
            heard.add("back " + from + " " + to);
        }

        @Override
        public void passedOver(String recipient, String code) {
            heard.add("passed " + recipient + " " + code);
        }
    }
}
