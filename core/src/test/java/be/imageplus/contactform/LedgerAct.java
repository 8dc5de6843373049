/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.TransferMechanism.Invalidation.Reason;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Reading;
import be.imageplus.contactform.submission.Reopening;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Span;
import be.imageplus.contactform.transfer.Transfers;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

    ACKNOWLEDGED {
        @Override
        void play(LedgerStage stage) {
            stage.journey.forms.start();
            stage.submitFrom("canary@example.net");
            stage.first.awaitMails(2);
            awaitEvent(stage, LedgerEvent.Type.ACKNOWLEDGEMENT_DELIVERED);
            stage.first.answerAlways(new DeliveryResult.Permanent("550 5.1.1"));
            stage.submitFrom("another.canary@example.net");
            awaitEvent(stage, LedgerEvent.Type.ACKNOWLEDGEMENT_DROPPED);
        }

        private void awaitEvent(LedgerStage stage, LedgerEvent.Type type) {
            await().until(() -> stage.typesInTheLedger().contains(type));
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

    ATTENDED_TO {
        @Override
        void play(LedgerStage stage) {
            Inbox inbox = stage.journey.forms.inbox();
            RecordId id = stage.delivered();
            made(inbox.note(id, "A canary note", STAFF));
            made(inbox.flagSensitive(id, true, STAFF));
            made(inbox.redact(life(stage, id), new Span("message", 2, 8), STAFF));
            made(inbox.quarantine(id, STAFF));
            made(inbox.release(id, STAFF));
            assertThat(inbox.read(id, "reply", STAFF)).isInstanceOf(Reading.Shown.class);
            made(inbox.reportMinor(id, STAFF));
            made(inbox.dismissMinor(id, STAFF));
            made(inbox.restrict(id, "accuracy-contested", STAFF));
            made(inbox.lift(id, stage.journey.clock.instant(), STAFF));
            made(inbox.hold(id, hold(stage), "A canary claim", STAFF));
            made(inbox.reviewHold(id, LocalDate.of(2027, 3, 1), STAFF));
            made(inbox.releaseHold(id, STAFF));
            made(inbox.startRelationship(id, "Canary contract", LocalDate.of(2026, 11, 23), STAFF));
            made(inbox.endRelationship(id, LocalDate.of(2026, 12, 1), STAFF));
            made(inbox.block(id, new Blocker("access-request", false), STAFF));
            made(inbox.unblock(id, "access-request", STAFF));
            made(inbox.resolve(id, Resolution.Outcome.ANSWERED, STAFF));
            made(inbox.reopen(id, Reopening.byStaff(), STAFF));
            made(inbox.eraseEarly(id, STAFF));
            stage.journey.forms.retention().purgeNow();
        }
    },

    ENDED_BY_DATE {
        @Override
        void play(LedgerStage stage) {
            Retention retention = stage.journey.forms.retention();
            RecordId redacted = stage.delivered();
            made(stage.journey.forms.inbox().redact(life(stage, redacted), new Span("message", 2, 8), STAFF));
            stage.submitOdd();
            stage.journey.clock.set("2026-11-24T09:00:00Z");
            retention.keepHouseNow();
            retention.purgeNow();
            for (String day : List.of("2027-02-24", "2027-03-28", "2028-01-10")) {
                stage.journey.clock.set(day + "T09:00:00Z");
                retention.confirmClock(STAFF);
                retention.purgeNow();
                retention.askNow();
            }
        }
    },

    HELD_BEYOND_ITS_DAY {
        @Override
        void play(LedgerStage stage) {
            RecordId id = stage.delivered();
            made(stage.journey.forms.inbox().resolve(id, Resolution.Outcome.ANSWERED, STAFF));
            made(stage.journey.forms.inbox().hold(id, hold(stage), "A canary claim", STAFF));
            stage.journey.clock.set("2028-01-10T09:00:00Z");
            stage.journey.forms.retention().purgeNow();
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

    private static final Actor STAFF = Actor.of("handler", "7");

    private static LegalHold hold(LedgerStage stage) {
        return new LegalHold(
                STAFF, stage.journey.clock.instant(), LocalDate.of(2027, 2, 1), Set.of(DataItem.Category.MESSAGE));
    }

    private static Life life(LedgerStage stage, RecordId id) {
        return stage.journey.forms.inbox().find(id).orElseThrow().life();
    }

    private static void made(Change change) {
        assertThat(change).isInstanceOf(Change.Made.class);
    }

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
