/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.register.TransferMechanism.Invalidation.Reason;
import be.imageplus.contactform.transfer.Transfers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What can happen to an enquiry and around it, so that the ledger tells of it. */
enum LedgerAct {
    DELIVERED {
        @Override
        void play(LedgerStage stage) {
            stage.journey.forms.start();
            stage.submit();
            RecordingTransport by = stage.first;
            assertThat(by.awaitMails(1)).singleElement().satisfies(mail -> {
                assertThat(mail.text()).containsIgnoringCase(LedgerStage.CANARY);
                assertThat(mail.replyTo()).contains(LedgerStage.ADDRESS);
            });
            awaitDone(stage);
        }
    },

    HELD_BACK {
        @Override
        void play(LedgerStage stage) {
            stage.submitOdd();
        }
    },

    GIVEN_UP_AND_SENT_AGAIN {
        @Override
        void play(LedgerStage stage) {
            stage.first.answerNext(1, new DeliveryResult.Permanent("5.1.1", true));
            stage.journey.forms.start();
            stage.submit();
            await().until(() -> deadLetters(stage).size() == 1);
            assertThat(stage.journey
                            .forms
                            .deadLetters()
                            .sendAgain(deadLetters(stage).get(0).id()))
                    .isTrue();
            awaitDone(stage);
        }

        private List<OutboxItem> deadLetters(LedgerStage stage) {
            return stage.journey.forms.deadLetters().list(Optional.empty(), 10);
        }
    },

    SENT_BY_ANOTHER_WAY_AND_BY_THE_FIRST_AGAIN {
        @Override
        void play(LedgerStage stage) {
            stage.first.answerAlways(new DeliveryResult.Transient("connect-refused"));
            stage.journey.forms.start();
            for (int i = 0; i < 3; i++) {
                stage.submit();
                awaitDone(stage);
            }
            stage.first.answerAlways(new DeliveryResult.Delivered("250 2.0.0"));
            stage.journey.clock.advance(Duration.ofSeconds(30));
            stage.submit();
            awaitDone(stage);
        }
    },

    PASSED_OVER_AND_PARKED {
        @Override
        void play(LedgerStage stage) {
            stage.journey.clock.set("2031-12-28T09:00:00Z");
            stage.journey.forms.start();
            stage.submit();
            awaitDone(stage);
            MECHANISMS.forEach(
                    each -> transfers(stage).invalidate(each, LocalDate.of(2031, 12, 28), Reason.COURT_RULING));
            stage.submit();
            await().until(() -> stage.journey.store.outbox().backlog().counts().containsKey(OutboxItem.State.PARKED));
        }
    },

    TRANSFERS_ENDING_AND_STANDING_AGAIN {
        @Override
        void play(LedgerStage stage) {
            stage.journey.clock.set("2031-12-20T09:00:00Z");
            transfers(stage).warnNow();
            stage.journey.clock.set("2031-12-28T09:00:00Z");
            transfers(stage).warnNow();
            MECHANISMS.forEach(
                    each -> transfers(stage).invalidate(each, LocalDate.of(2031, 12, 28), Reason.COURT_RULING));
            transfers(stage).warnNow();
            MECHANISMS.forEach(transfers(stage)::reinstate);
            transfers(stage).warnNow();
        }
    },

    TRUNCATED {
        @Override
        void play(LedgerStage stage) {
            stage.submit();
            stage.submit();
            stage.ledger().chainNow();
            stage.journey.clock.advance(Duration.ofDays(4 * 366));
            assertThat(stage.ledger().truncate()).extracting("events").isEqualTo(2L);
        }
    };

    /** What sending to the second transport rests on. */
    private static final List<String> MECHANISMS = List.of(
            "Commission Implementing Decision (EU) 2023/1795", "Commission Implementing Decision (EU) 2021/914");

    /** Plays it to its end. */
    abstract void play(LedgerStage stage);

    private static Transfers transfers(LedgerStage stage) {
        return stage.journey.forms.transfers();
    }

    /** Until no mail is on its way; whatever befell it is in the ledger then. */
    private static void awaitDone(LedgerStage stage) {
        await().until(() -> stage.journey.store.outbox().backlog().counts().isEmpty());
    }
}
