/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveryPolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    private final DeliveryPolicy policy = DeliveryPolicy.standard();
    private final OutboxItem item = OutboxItem.due(id(1), id(2), NOW);

    @Test
    void aDeliveredMailIsDoneAndTheLedgerTells() {
        Settlement settlement = policy.after(item, answered(new DeliveryResult.Delivered("250 2.0.0")), NOW);

        assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.DELIVERED);
        assertThat(settlement.after().attempts()).isEqualTo(1);
        assertThat(settlement.code()).isEqualTo("250 2.0.0");
        assertThat(settlement.event()).contains(LedgerEvent.Type.MAIL_DELIVERED);
    }

    @Test
    void aRefusalForGoodIsADeadLetter() {
        Settlement settlement = policy.after(item, answered(new DeliveryResult.Permanent("550 5.1.1")), NOW);

        assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.DEAD);
        assertThat(settlement.event()).contains(LedgerEvent.Type.MAIL_DEAD_LETTERED);
    }

    @Test
    void aNoticeOfWhichNothingIsLeftIsDoneAndTheLedgerNeedsNoWord() {
        Settlement settlement = policy.after(item, new Attempt.Needless(), NOW);

        assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.DELIVERED);
        assertThat(settlement.code()).isEqualTo("not-needed");
        assertThat(settlement.event()).isEmpty();
    }

    @Nested
    class ATransientFailure {

        @Test
        void isTriedAgainWithinThirtySeconds() {
            Settlement settlement = policy.after(item, transientFailure(), NOW);

            assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.PENDING);
            assertThat(settlement.after().dueAt()).isAfter(NOW).isBeforeOrEqualTo(NOW.plusSeconds(30));
            assertThat(settlement.event()).isEmpty();
        }

        @Test
        void pausesLongerAndLongerButNotForEver() {
            OutboxItem often = item;
            Instant now = NOW;
            for (int i = 0; i < 20; i++) {
                often = policy.after(often, transientFailure(), now).after();
                assertThat(Duration.between(now, often.dueAt())).isBetween(Duration.ZERO, Duration.ofHours(2));
                now = often.dueAt();
            }
            assertThat(often.attempts()).isEqualTo(20);
        }

        @Test
        void ofAMailThatIsFiveDaysOldIsADeadLetter() {
            Settlement settlement = policy.after(item, transientFailure(), NOW.plus(Duration.ofDays(5)));

            assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.DEAD);
        }
    }

    @Nested
    class AnAmbiguousEnd {

        private final Attempt ambiguous = answered(new DeliveryResult.Ambiguous("eof-after-data"));

        @Test
        void isTriedOnceMoreAfterFiveMinutes() {
            Settlement settlement = policy.after(item, ambiguous, NOW);

            assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.PENDING);
            assertThat(settlement.after().mayHaveArrived()).isTrue();
            assertThat(settlement.after().dueAt()).isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
        }

        @Test
        void whenItHappensTwiceIsForAHumanToJudge() {
            OutboxItem once = policy.after(item, ambiguous, NOW).after();

            assertThat(policy.after(once, ambiguous, NOW).after().state()).isEqualTo(OutboxItem.State.DEAD);
        }

        @Test
        void isRememberedThroughTransientFailures() {
            OutboxItem once = policy.after(item, ambiguous, NOW).after();
            OutboxItem later = policy.after(once, transientFailure(), NOW).after();

            assertThat(later.mayHaveArrived()).isTrue();
        }
    }

    @Nested
    class ATransferThatIsNotLawful { // R4.3

        private final Attempt unlawful = new Attempt.Unlawful("authsmtp", "TRANSFER-EXPIRED");

        @Test
        void parksTheMailWithoutCountingAnAttempt() {
            Settlement settlement = policy.after(item, unlawful, NOW);

            assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.PARKED);
            assertThat(settlement.after().attempts()).isZero();
            assertThat(settlement.event()).contains(LedgerEvent.Type.MAIL_PARKED);
        }

        @Test
        void isTheLedgersNewsOnlyOnce() {
            OutboxItem parked = policy.after(item, unlawful, NOW).after();

            assertThat(policy.after(parked, unlawful, NOW).event()).isEmpty();
        }

        @Test
        void neverMakesADeadLetterHoweverLongItTakes() {
            OutboxItem parked = policy.after(item, unlawful, NOW).after();

            Settlement afterAYear = policy.after(parked, unlawful, NOW.plus(Duration.ofDays(365)));

            assertThat(afterAYear.after().state()).isEqualTo(OutboxItem.State.PARKED);
        }
    }

    @Test
    void theTimeThatAMailWasHeldBackDoesNotAgeIt() {
        Instant later = NOW.plus(Duration.ofDays(30));
        OutboxItem parked = policy.after(item, new Attempt.Unlawful("authsmtp", "TRANSFER-EXPIRED"), later)
                .after();

        assertThat(policy.after(parked, transientFailure(), later).after().state())
                .isEqualTo(OutboxItem.State.PENDING);
    }

    @Test
    void aRestrictedEnquiryWaitsWithoutCountingAnAttempt() {
        Settlement settlement = policy.after(item, new Attempt.Withheld("restricted"), NOW);

        assertThat(settlement.after().state()).isEqualTo(OutboxItem.State.PENDING);
        assertThat(settlement.after().attempts()).isZero();
        assertThat(settlement.after().dueAt()).isAfter(NOW);
    }

    private static Attempt transientFailure() {
        return answered(new DeliveryResult.Transient("451 4.7.1"));
    }

    private static Attempt answered(DeliveryResult result) {
        OutgoingMail mail = new OutgoingMail(
                "1@example.org",
                NOW,
                "website@example.org",
                "Example",
                List.of("office@example.org"),
                Optional.empty(),
                "New enquiry",
                "en",
                "text",
                "html");
        Transports.Link by = new Transports(List.of(new RecordingTransport()), Clock.systemUTC())
                .inOrder()
                .get(0);
        return new Attempt.Sent(new Attempt.Answer(by, result), mail, "name", List.of(), List.of());
    }

    private static RecordId id(long number) {
        return new RecordId(new UUID(0x7000L, 0x8000000000000000L | number));
    }
}
