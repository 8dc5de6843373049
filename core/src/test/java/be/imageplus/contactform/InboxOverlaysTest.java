/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.InboxDesk.PRIVACY;
import static be.imageplus.contactform.InboxDesk.made;
import static be.imageplus.contactform.InboxDesk.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.Mockito.mock;

import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Relationship;
import be.imageplus.contactform.submission.Restriction;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies across the life of an enquiry, at the front door. */
class InboxOverlaysTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @TempDir
    Path directory;

    private InboxDesk desk;
    private Inbox inbox;
    private RecordId enquiry;

    @BeforeEach
    void open() {
        desk = InboxDesk.in(directory);
        inbox = desk.inbox;
        enquiry = desk.received();
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class ARestriction { // Art. 18, R5.9

        @Test
        void isPlacedOnceAndLiftedOnceThePersonWasTold() {
            Instant placed = now();
            assertThat(made(inbox.restrict(enquiry, "accuracy-contested", PRIVACY))
                            .restriction())
                    .contains(new Restriction("accuracy-contested", placed, Optional.empty()));
            assertThat(desk.content(enquiry).restricted()).isTrue();
            assertThat(refused(inbox.restrict(enquiry, "objection", PRIVACY))).isEqualTo(Refusal.ALREADY_RESTRICTED);
            desk.journey.clock.advance(Duration.ofDays(3));
            Instant told = now().minusSeconds(60);

            assertThat(made(inbox.lift(enquiry, told, PRIVACY)).restriction())
                    .contains(new Restriction("accuracy-contested", placed, Optional.of(told)));

            assertThat(desk.content(enquiry).restricted()).isFalse();
            assertThat(refused(inbox.lift(enquiry, told, PRIVACY))).isEqualTo(Refusal.NOT_RESTRICTED);
            assertThat(desk.events(enquiry))
                    .containsExactly(
                            "SUBMISSION_ACCEPTED visitor",
                            "SUBMISSION_RESTRICTED privacy/4 accuracy-contested",
                            "RESTRICTION_LIFTED privacy/4");
        }

        @Test
        void isNotLiftedBeforeThePersonWasTold() { // Art. 18(3)
            inbox.restrict(enquiry, "accuracy-contested", PRIVACY);
            desk.journey.clock.advance(Duration.ofDays(3));

            assertThat(refused(inbox.lift(enquiry, now().plusSeconds(60), PRIVACY)))
                    .isEqualTo(Refusal.PERSON_NOT_TOLD);
            assertThat(refused(inbox.lift(enquiry, now().minus(Duration.ofDays(4)), PRIVACY)))
                    .as("before there was one")
                    .isEqualTo(Refusal.PERSON_NOT_TOLD);
            assertThat(desk.life(enquiry).isRestricted()).isTrue();
        }

        @Test
        void letsHoldsAndBlockersCome() {
            inbox.restrict(enquiry, "accuracy-contested", PRIVACY);

            made(inbox.hold(enquiry, hold(TODAY.plusMonths(1)), "A claim", PRIVACY));
            made(inbox.reviewHold(enquiry, TODAY.plusMonths(2), PRIVACY));
            made(inbox.releaseHold(enquiry, PRIVACY));
            made(inbox.block(enquiry, new Blocker("access-request", false), PRIVACY));
            made(inbox.unblock(enquiry, "access-request", PRIVACY));
        }

        @Test
        void needsACode() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.restrict(enquiry, "Ada contests it", PRIVACY))
                    .withMessageContaining("reason");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.restrict(enquiry, "minor-reported", PRIVACY))
                    .withMessageContaining("reason");
        }
    }

    @Nested
    class AReportOfAMinor { // R2.14

        @Test
        void restrictsAtOnce() {
            Life reported = made(inbox.reportMinor(enquiry, HANDLER));

            assertThat(reported.restriction()).contains(new Restriction("minor-reported", now(), Optional.empty()));
            assertThat(desk.content(enquiry).restricted()).isTrue();
            assertThat(desk.events(enquiry)).last().isEqualTo("MINOR_REPORTED handler/7");
            assertThat(refused(inbox.reportMinor(enquiry, PRIVACY))).isEqualTo(Refusal.ALREADY_REPORTED);
            assertThat(refused(inbox.lift(enquiry, now(), PRIVACY))).isEqualTo(Refusal.REPORT_OPEN);
        }

        @Test
        void thatIsConfirmedHasItErased() {
            inbox.reportMinor(enquiry, HANDLER);

            assertThat(made(inbox.confirmMinor(enquiry, PRIVACY)).erasureOrdered())
                    .contains("minor-confirmed");

            assertThat(desk.events(enquiry)).last().isEqualTo("EARLY_ERASURE_ORDERED privacy/4 minor-confirmed");
            assertThat(refused(inbox.confirmMinor(enquiry, PRIVACY))).isEqualTo(Refusal.ERASURE_ORDERED);
            assertThat(refused(inbox.dismissMinor(enquiry, PRIVACY))).isEqualTo(Refusal.ERASURE_ORDERED);
            assertThat(refused(inbox.restrict(enquiry, "objection", PRIVACY))).isEqualTo(Refusal.ERASURE_ORDERED);
            assertThat(refused(inbox.block(enquiry, new Blocker("objection", true), PRIVACY)))
                    .isEqualTo(Refusal.ERASURE_ORDERED);
        }

        @Test
        void thatIsDismissedLeavesItAsItWas() {
            Life before = desk.life(enquiry);
            inbox.reportMinor(enquiry, HANDLER);

            Life after = made(inbox.dismissMinor(enquiry, PRIVACY));

            assertThat(after.restriction()).isEqualTo(before.restriction());
            assertThat(desk.content(enquiry).restricted()).isFalse();
            assertThat(desk.events(enquiry)).last().isEqualTo("MINOR_NOT_CONFIRMED privacy/4");
            assertThat(refused(inbox.dismissMinor(enquiry, PRIVACY))).isEqualTo(Refusal.NOT_REPORTED);
            assertThat(refused(inbox.confirmMinor(enquiry, PRIVACY))).isEqualTo(Refusal.NOT_REPORTED);
        }

        @Test
        void goesOnBesideARestrictionThatWasThereBefore() {
            inbox.restrict(enquiry, "accuracy-contested", PRIVACY);
            inbox.reportMinor(enquiry, HANDLER);

            Life dismissed = made(inbox.dismissMinor(enquiry, PRIVACY));

            assertThat(dismissed.isRestricted()).as("as the person asked").isTrue();
            assertThat(dismissed.blockers()).isEmpty();
        }

        @Test
        void isNotEndedByARestrictionThatComesLater() {
            inbox.reportMinor(enquiry, HANDLER);

            assertThat(made(inbox.restrict(enquiry, "accuracy-contested", PRIVACY))
                            .restriction())
                    .map(Restriction::reason)
                    .contains("accuracy-contested");

            Life lifted = made(inbox.lift(enquiry, now(), PRIVACY));
            assertThat(lifted.blockers()).extracting(Blocker::code).containsExactly("minor-reported");
            assertThat(desk.content(enquiry).onHold()).as("no mail leaves").isTrue();
            assertThat(made(inbox.confirmMinor(enquiry, PRIVACY)).erasureOrdered())
                    .contains("minor-confirmed");
        }

        @Test
        void erasesNothingThatIsNeededOrOwed() {
            inbox.reportMinor(enquiry, HANDLER);
            inbox.hold(enquiry, hold(TODAY.plusMonths(1)), "A claim", PRIVACY);
            assertThat(refused(inbox.confirmMinor(enquiry, PRIVACY))).isEqualTo(Refusal.HELD);

            inbox.releaseHold(enquiry, PRIVACY);
            inbox.block(enquiry, new Blocker("access-request", false), PRIVACY);
            assertThat(refused(inbox.confirmMinor(enquiry, PRIVACY))).isEqualTo(Refusal.BLOCKED);
        }
    }

    @Nested
    class ALegalHold { // R5.8

        @Test
        void isPlacedReviewedAndReleased() {
            LegalHold hold = hold(TODAY.plusMonths(6));
            assertThat(made(inbox.hold(enquiry, hold, "Canary-Claim by A. Example", HANDLER))
                            .hold())
                    .contains(hold);
            assertThat(desk.journey.store.notes().of(enquiry)).singleElement().satisfies(note -> {
                assertThat(note.kind()).isEqualTo(Note.Kind.HOLD);
                assertThat(note.text()).isEqualTo("Canary-Claim by A. Example");
            });
            assertThat(refused(inbox.hold(enquiry, hold, "Again", PRIVACY))).isEqualTo(Refusal.ALREADY_HELD);

            desk.journey.clock.advance(Duration.ofDays(170));
            LocalDate next = LocalDate.of(2027, 11, 1);
            assertThat(made(inbox.reviewHold(enquiry, next, PRIVACY)).hold())
                    .contains(new LegalHold(PRIVACY, hold.since(), next, hold.parts()));
            assertThat(made(inbox.releaseHold(enquiry, PRIVACY)).hold()).isEmpty();

            assertThat(refused(inbox.releaseHold(enquiry, PRIVACY))).isEqualTo(Refusal.NOT_HELD);
            assertThat(refused(inbox.reviewHold(enquiry, next, PRIVACY))).isEqualTo(Refusal.NOT_HELD);
            assertThat(desk.events(enquiry))
                    .containsExactly(
                            "SUBMISSION_ACCEPTED visitor",
                            "LEGAL_HOLD_PLACED handler/7 message,technical review 2027-05-23",
                            "LEGAL_HOLD_REVIEWED privacy/4 2027-11-01",
                            "LEGAL_HOLD_RELEASED privacy/4");
        }

        @Test
        void isReviewedWithinSixMonths() {
            assertThat(refused(inbox.hold(enquiry, hold(TODAY.plusMonths(6).plusDays(1)), "A claim", PRIVACY)))
                    .isEqualTo(Refusal.REVIEW_TOO_LATE);
            assertThat(refused(inbox.hold(enquiry, hold(TODAY.minusDays(1)), "A claim", PRIVACY)))
                    .isEqualTo(Refusal.REVIEW_TOO_LATE);
            assertThat(desk.journey.store.notes().of(enquiry)).isEmpty();
            made(inbox.hold(enquiry, hold(TODAY), "A claim", PRIVACY));
            assertThat(refused(inbox.reviewHold(enquiry, TODAY.plusMonths(7), PRIVACY)))
                    .isEqualTo(Refusal.REVIEW_TOO_LATE);
        }

        /** The day is the register's: in Brussels it is the 24th already. */
        @Test
        void countsDaysInTheRegistersZone() {
            desk.journey.clock.set("2026-11-23T23:30:00Z");

            assertThat(refused(inbox.hold(enquiry, hold(TODAY), "A claim", PRIVACY)))
                    .isEqualTo(Refusal.REVIEW_TOO_LATE);
            made(inbox.hold(enquiry, hold(TODAY.plusDays(1).plusMonths(6)), "A claim", PRIVACY));
        }

        @Test
        void isNotPlacedInTheFuture() {
            LegalHold early = new LegalHold(PRIVACY, now().plusSeconds(1), TODAY, Set.of(Category.MESSAGE));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.hold(enquiry, early, "A claim", PRIVACY))
                    .withMessageContaining("since");
        }

        @Test
        void holdsWhatIsAboutToBeErasedToo() {
            inbox.eraseEarly(enquiry, HANDLER);

            made(inbox.hold(enquiry, hold(TODAY), "A claim arrived this morning", PRIVACY));
        }
    }

    @Nested
    class ARelationship { // R5.4

        @Test
        void isStartedWithItsContractAndEnded() {
            assertThat(made(inbox.startRelationship(enquiry, "Canary-Contract 2026/17", TODAY, HANDLER))
                            .relationship())
                    .contains(new Relationship(TODAY, Optional.empty()));
            assertThat(desk.journey.store.notes().of(enquiry)).singleElement().satisfies(note -> {
                assertThat(note.kind()).isEqualTo(Note.Kind.CONTRACT);
                assertThat(note.text()).isEqualTo("Canary-Contract 2026/17");
            });
            assertThat(refused(inbox.startRelationship(enquiry, "2026/18", TODAY, HANDLER)))
                    .isEqualTo(Refusal.ALREADY_RELATED);
            LocalDate last = LocalDate.of(2036, 12, 31);

            assertThat(made(inbox.endRelationship(enquiry, last, HANDLER)).relationship())
                    .contains(new Relationship(TODAY, Optional.of(last)));

            assertThat(refused(inbox.endRelationship(enquiry, last, HANDLER))).isEqualTo(Refusal.NOT_RELATED);
            assertThat(desk.events(enquiry))
                    .containsExactly(
                            "SUBMISSION_ACCEPTED visitor",
                            "RELATIONSHIP_STARTED handler/7 2026-11-23",
                            "RELATIONSHIP_ENDED handler/7 2036-12-31");
            made(inbox.startRelationship(enquiry, "2027/1", TODAY, HANDLER));
        }

        @Test
        void isNoPromisingLead() {
            assertThat(refused(inbox.startRelationship(enquiry, "2026/17", TODAY.plusDays(1), HANDLER)))
                    .isEqualTo(Refusal.CONTRACT_NOT_STARTED);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.startRelationship(enquiry, " ", TODAY, HANDLER));
        }

        @Test
        void isWhatTheNoticeSaid() {
            Inbox strict = InboxDesk.over(
                    desk.journey.store, mock(RetentionPromises.class), mock(StaffMail.class), desk.journey.clock);

            assertThat(refused(strict.startRelationship(enquiry, "2026/17", TODAY, HANDLER)))
                    .isEqualTo(Refusal.CONTRACT_NOT_PROMISED);
            assertThat(desk.journey.store.notes().of(enquiry)).isEmpty();
        }

        @Test
        void doesNotStartInTheQuarantine() {
            inbox.quarantine(enquiry, HANDLER);

            assertThat(refused(inbox.startRelationship(enquiry, "2026/17", TODAY, HANDLER)))
                    .isEqualTo(Refusal.RELEASE_FIRST);
        }

        @Test
        void doesNotEndBeforeItStarts() {
            inbox.startRelationship(enquiry, "2026/17", TODAY, HANDLER);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.endRelationship(enquiry, TODAY.minusDays(1), HANDLER));
            assertThat(desk.life(enquiry).relationship()).contains(new Relationship(TODAY, Optional.empty()));
        }
    }

    @Nested
    class ABlocker { // R5.10

        @Test
        void isPlacedOnceForEachReason() {
            Blocker access = new Blocker("access-request", false);
            Blocker objection = new Blocker("objection", true);

            made(inbox.block(enquiry, access, PRIVACY));
            assertThat(made(inbox.block(enquiry, objection, PRIVACY)).blockers())
                    .containsExactly(access, objection);
            assertThat(desk.content(enquiry).onHold()).isTrue();
            assertThat(refused(inbox.block(enquiry, access, PRIVACY))).isEqualTo(Refusal.ALREADY_BLOCKED);
            assertThat(made(inbox.unblock(enquiry, "objection", PRIVACY)).blockers())
                    .containsExactly(access);
            assertThat(refused(inbox.unblock(enquiry, "objection", PRIVACY))).isEqualTo(Refusal.NOT_BLOCKED);

            assertThat(desk.content(enquiry).onHold()).isFalse();
            assertThat(desk.events(enquiry))
                    .containsExactly(
                            "SUBMISSION_ACCEPTED visitor",
                            "BLOCKER_PLACED privacy/4 access-request",
                            "BLOCKER_PLACED privacy/4 objection",
                            "BLOCKER_LIFTED privacy/4 objection");
        }

        @Test
        void isNoWayAroundAReport() {
            inbox.reportMinor(enquiry, HANDLER);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.unblock(enquiry, "minor-reported", PRIVACY))
                    .withMessageContaining("code");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.block(enquiry, new Blocker("minor-reported", false), PRIVACY));
        }
    }

    private Instant now() {
        return desk.journey.clock.instant();
    }

    private LegalHold hold(LocalDate reviewOn) {
        return new LegalHold(PRIVACY, now(), reviewOn, Set.of(Category.MESSAGE, Category.TECHNICAL));
    }
}
