/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine's clock is set while the site runs: back by an operator or a time server, forward after a suspension. */
class ClockStepTest {

    private static final Actor PRIVACY = Actor.of("privacy", "4");

    /** No mail waits longer for its next turn: an hour, and the mail's own pause where a step looks like another. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1).plusMinutes(12);

    private static final DeliveryResult LATER = new DeliveryResult.Transient("451 4.7.1");

    @TempDir
    Path directory;

    private Journey journey;

    @BeforeEach
    void open() {
        journey = Journey.in(directory);
    }

    @AfterEach
    void close() {
        journey.close();
    }

    @Nested
    class Back {

        @ParameterizedTest
        @ValueSource(strings = {"PT-1S", "PT-1H", "P-1D", "P-365D"})
        void doesNotDelayAMailThatIsDue(Duration step) {
            journey.submit(journey.enquiry());

            journey.clock.advance(step);
            journey.forms.start();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1S", "PT-59M", "PT-1H", "PT-2H", "P-1D", "P-365D"})
        void doesNotDelayAMailThatWaitsForItsNextAttempt(Duration step) {
            submitAndAwait(LATER);

            stepBackAndWait(step);

            List<OutgoingMail> attempts = journey.transport.awaitAttempts(2);
            assertThat(attempts.get(1).messageId()).isEqualTo(attempts.get(0).messageId());
            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void doesNotDelayTheOneMoreAttemptAtAMailThatMayHaveArrived(Duration step) {
            submitAndAwait(new DeliveryResult.Ambiguous("eof-after-data"));

            stepBackAndWait(step);

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
            assertThat(journey.transport.attempts()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void doesNotHoldAMailBackLongerThanItsRestrictionLasts(Duration step) {
            submitAndAwait(LATER);
            journey.forms.inbox().restrict(onlyOne().id(), "accuracy-contested", PRIVACY);
            journey.clock.advance(Duration.ofMinutes(1));
            wake();
            await().until(() -> lastCode().equals(Optional.of("restricted")));
            journey.forms.inbox().lift(onlyOne().id(), journey.clock.instant(), PRIVACY);

            stepBackAndWait(step);

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void doesNotProlongTheLeaseOfAWorkerThatIsNoMore(Duration step) {
            journey.submit(journey.enquiry());
            assertThat(journey.store
                            .outbox()
                            .lease(
                                    "a node that is no more",
                                    journey.clock.instant(),
                                    journey.clock.instant().plus(Duration.ofMinutes(1)),
                                    1))
                    .hasSize(1);

            stepBackAndWait(step);
            journey.forms.start();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void deliversNoMailTwiceThatWasDelivered(Duration step) {
            journey.forms.start();
            journey.submit(journey.enquiry());
            awaitNothingOwed();

            journey.clock.advance(step);
            journey.submit(Journey.with(journey.enquiry(), "message", "A second one."));
            journey.transport.awaitMails(2);
            awaitNothingOwed();

            assertThat(journey.transport.attempts()).hasSize(2);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void leavesAnOpenPageGoodAndAnAnsweredOneAnswered(Duration step) {
            Map<String, String> clicked = journey.enquiry();
            SubmissionOutcome first = journey.submit(clicked);
            Map<String, String> open = Journey.with(journey.enquiry(), "message", "A second one.");

            journey.clock.advance(step);

            assertThat(journey.submit(clicked)).isEqualTo(first);
            assertThat(journey.submit(open)).isInstanceOf(Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void locksNoClientOut(Duration step) {
            for (int i = 0; i < 10; i++) {
                assertThat(journey.submit(journey.enquiry())).isInstanceOf(Accepted.class);
            }
            assertThat(journey.submit(journey.enquiry())).isInstanceOf(Refused.class);

            journey.clock.advance(step);

            assertThat(journey.submit(journey.enquiry())).isInstanceOf(Accepted.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"PT-1H", "P-1D"})
        void keepsRecordsAndEventsInTheOrderInWhichThingsHappened(Duration step) {
            journey.submit(journey.enquiry());
            journey.clock.advance(step);
            journey.submit(Journey.with(journey.enquiry(), "email", "bob@example.org"));
            journey.forms.start();
            awaitNothingOwed();

            assertThat(of("bob@example.org").id()).isGreaterThan(onlyOne().id());
            assertThat(events()).containsExactly(LedgerEvent.Type.SUBMISSION_ACCEPTED, LedgerEvent.Type.MAIL_DELIVERED);
        }
    }

    @Nested
    class Forward {

        @ParameterizedTest
        @ValueSource(strings = {"PT1H", "P1D", "P6D", "P366D"})
        void hasAMailThatWaitsTriedAtOnceAndNotGivenUp(Duration step) {
            submitAndAwait(LATER);

            journey.clock.advance(step);
            wake();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }

        @Test
        void andBackAgainLeavesNothingBehind() {
            journey.clock.advance(Duration.ofDays(366));
            submitAndAwait(LATER);
            journey.clock.advance(Duration.ofDays(-366));
            wake();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
            assertThat(journey.submit(Journey.with(journey.enquiry(), "message", "A second one.")))
                    .isInstanceOf(Accepted.class);
            assertThat(journey.transport.awaitMails(2)).hasSize(2);
        }

        @Test
        void letsAPageExpireAndOffersAnother() {
            Map<String, String> open = journey.enquiry();

            journey.clock.advance(Duration.ofDays(15));

            assertThat(journey.submit(open))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(SubmissionOutcome.Reason.TOKEN_EXPIRED));
            assertThat(journey.submit(journey.enquiry())).isInstanceOf(Accepted.class);
        }

        @Test
        void parksWhatMayNotBeSentThenAndSendsItOnceTheClockIsRight() { // R4.3
            journey.close();
            journey = Journey.on(
                    directory.resolve("other"),
                    TestRegister.load(
                            TestRegister.yaml().replace("valid-through: 2031-12-27", "valid-through: 2026-12-27")));
            journey.submit(journey.enquiry());
            journey.clock.advance(Duration.ofDays(366));
            journey.forms.start();
            await().until(
                            () -> journey.store.outbox().backlog().counts(),
                            counts -> counts.equals(Map.of(OutboxItem.State.PARKED, 1L)));
            assertThat(journey.transport.attempts()).isEmpty();

            journey.clock.advance(Duration.ofDays(-366));
            wake();

            assertThat(journey.transport.awaitMails(1)).hasSize(1);
        }
    }

    private void submitAndAwait(DeliveryResult result) {
        journey.forms.start();
        journey.transport.answerNext(1, result);
        journey.submit(journey.enquiry());
        journey.transport.awaitAttempts(1);
        await().until(() -> lastCode().isPresent());
    }

    /** A step that is longer than any pause is found out at once; one that is shorter delays by the pause at most. */
    private void stepBackAndWait(Duration step) {
        journey.clock.advance(step);
        if (step.negated().compareTo(LONGEST_PAUSE) <= 0) {
            journey.clock.advance(LONGEST_PAUSE);
        }
        wake();
    }

    /** Asking for a mail that is no dead letter changes nothing and has the workers look. */
    private void wake() {
        journey.forms.deadLetters().sendAgain(new RecordIds(journey.clock).next());
    }

    private void awaitNothingOwed() {
        await().until(() -> journey.store.outbox().backlog().counts().isEmpty());
    }

    private Optional<String> lastCode() {
        return journey.store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10).stream()
                .findFirst()
                .flatMap(OutboxItem::lastCode);
    }

    private List<LedgerEvent.Type> events() {
        return journey.store.ledger().about(onlyOne().id()).stream()
                .map(LedgerEvent::type)
                .toList();
    }

    private Submission onlyOne() {
        return of("ada@example.org");
    }

    private Submission of(String address) {
        return journey.store.submissions().findByEmail(address).get(0);
    }
}
