/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.InboxDesk.HANDLER;
import static be.imageplus.contactform.InboxDesk.PRIVACY;
import static be.imageplus.contactform.InboxDesk.made;
import static be.imageplus.contactform.InboxDesk.refused;
import static be.imageplus.contactform.InboxDesk.shown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.form.EmailAddress;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Refusal;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.submission.Span;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What staff write about an enquiry and take out of it, at the front door. */
class InboxEditsTest {

    @TempDir
    Path directory;

    private InboxDesk desk;
    private Inbox inbox;

    @BeforeEach
    void open() {
        desk = InboxDesk.in(directory);
        inbox = desk.inbox;
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Nested
    class OfNotes {

        @Test
        void aNoteIsKeptSealedAndToldWithoutItsText() {
            RecordId enquiry = desk.received();
            desk.journey.clock.advance(Duration.ofDays(80));

            Life noted = made(inbox.note(enquiry, "Canary-Note: rang back", HANDLER));

            assertThat(noted.activeAt()).as("activity (R5.3)").isEqualTo(desk.journey.clock.instant());
            assertThat(desk.journey.store.notes().of(enquiry)).singleElement().satisfies(note -> {
                assertThat(note.text()).isEqualTo("Canary-Note: rang back");
                assertThat(note.author()).isEqualTo(HANDLER);
                assertThat(note.kind()).isEqualTo(Note.Kind.REMARK);
                assertThat(note.writtenAt()).isEqualTo(desk.journey.clock.instant());
            });
            assertThat(desk.events(enquiry)).last().isEqualTo("SUBMISSION_NOTED handler/7");
        }

        @Test
        void aTextThatIsNoneChangesNothing() {
            RecordId enquiry = desk.received();
            Life before = desk.life(enquiry);

            assertThatIllegalArgumentException().isThrownBy(() -> inbox.note(enquiry, "  ", HANDLER));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> inbox.note(enquiry, "x".repeat(Note.LONGEST + 1), HANDLER));

            assertThat(desk.life(enquiry)).isEqualTo(before);
        }

        @Test
        void thereAreNotMoreThanAreEverShown() {
            RecordId enquiry = desk.received();
            desk.journey.store.transactions().run(() -> {
                for (int i = 0; i < Notes.MOST - 1; i++) {
                    desk.journey
                            .store
                            .notes()
                            .add(new Note(
                                    desk.unknown(),
                                    enquiry,
                                    desk.journey.clock.instant(),
                                    HANDLER,
                                    Note.Kind.REMARK,
                                    "one of many"));
                }
            });

            made(inbox.note(enquiry, "the last one", HANDLER));

            assertThat(refused(inbox.note(enquiry, "one too many", HANDLER))).isEqualTo(Refusal.NOTES_FULL);
            assertThat(refused(inbox.startRelationship(enquiry, "2026/17", today(), HANDLER)))
                    .isEqualTo(Refusal.NOTES_FULL);
            assertThat(refused(inbox.hold(enquiry, hold(), "A claim", PRIVACY))).isEqualTo(Refusal.NOTES_FULL);
            assertThat(desk.journey.store.notes().of(enquiry)).hasSize(Notes.MOST);
        }
    }

    @Test
    void isFlaggedAsSensitiveAndBack() { // R2.12
        RecordId enquiry = desk.received();

        assertThat(made(inbox.flagSensitive(enquiry, true, HANDLER)).sensitive())
                .isTrue();
        assertThat(refused(inbox.flagSensitive(enquiry, true, PRIVACY))).isEqualTo(Refusal.ALREADY_FLAGGED);
        assertThat(made(inbox.flagSensitive(enquiry, false, PRIVACY)).sensitive())
                .isFalse();
        assertThat(refused(inbox.flagSensitive(enquiry, false, HANDLER))).isEqualTo(Refusal.NOT_FLAGGED);

        assertThat(desk.events(enquiry))
                .containsExactly(
                        "SUBMISSION_ACCEPTED visitor",
                        "SUBMISSION_FLAGGED handler/7 sensitive",
                        "SUBMISSION_FLAGGED privacy/4 not-sensitive");
    }

    @Nested
    class OfRedactions { // R2.12

        private static final String MESSAGE = "My back hurts 🦊 badly. Please build a site.";
        private static final Span ILLNESS = new Span("message", 3, 21);

        @Test
        void aSpanIsTakenOutForGood() {
            RecordId enquiry = desk.received(MESSAGE);
            Submission before = desk.content(enquiry);

            Life redacted = made(inbox.redact(desk.life(enquiry), ILLNESS, HANDLER));

            Submission after = desk.content(enquiry);
            assertThat(after.values()).containsEntry("message", "My […]. Please build a site.");
            assertThat(after.values().keySet())
                    .containsExactlyElementsOf(before.values().keySet());
            assertThat(after.values()).containsEntry("name", "Ada Example");
            assertThat(after.technical()).isEqualTo(before.technical());
            assertThat(redacted.copiesOrdered())
                    .as("the copies that staff have still hold it")
                    .contains("redacted");
            assertThat(desk.events(enquiry)).last().isEqualTo("SUBMISSION_REDACTED handler/7 message 18");
        }

        @Test
        void theMailThatLeavesAfterItDoesNotHoldTheSpan() {
            RecordId enquiry = desk.received(MESSAGE);
            inbox.redact(desk.life(enquiry), ILLNESS, HANDLER);

            desk.journey.forms.start();

            assertThat(desk.journey.transport.awaitMails(1)).singleElement().satisfies(mail -> {
                assertThat(mail.text()).contains("[…]. Please build").doesNotContain("hurts", "badly");
                assertThat(mail.html()).doesNotContain("hurts", "badly");
            });
        }

        /** The page comes again, with what was typed: whoever has the keys must not be able to try guesses either. */
        @Test
        void nothingTellsAnyMoreWhetherTheSameIsSentAgain() { // R2.12
            Map<String, String> values = Journey.with(desk.journey.enquiry(), "message", MESSAGE);
            SubmissionOutcome first = desk.journey.submit(values);
            assertThat(desk.journey.submit(values)).as("before").isEqualTo(first);
            RecordId enquiry = desk.journey
                    .store
                    .submissions()
                    .findByEmail("ada@example.org")
                    .get(0)
                    .id();
            inbox.redact(desk.life(enquiry), ILLNESS, HANDLER);

            assertThat(desk.journey.submit(values))
                    .isInstanceOfSatisfying(
                            SubmissionOutcome.Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(SubmissionOutcome.Reason.TOKEN_USED));
        }

        @Test
        void anAddressThatIsRedactedFindsItNoMore() {
            RecordId enquiry = desk.received();
            EmailAddress address = EmailAddress.parse("ada@example.org").orElseThrow();
            assertThat(shown(inbox.findByAddress(address, "reply", HANDLER)).enquiries())
                    .hasSize(1);

            made(inbox.redact(desk.life(enquiry), new Span("email", 0, 15), HANDLER));

            assertThat(shown(inbox.findByAddress(address, "reply", HANDLER)).enquiries())
                    .isEmpty();
            assertThat(desk.content(enquiry).values()).containsEntry("email", Span.MARK);
        }

        /** What is chosen on a page that is no longer true could take out something else. */
        @Test
        void aSpanThatWasChosenBeforeAnotherChangeIsRefused() {
            RecordId enquiry = desk.received(MESSAGE);
            Life seen = desk.life(enquiry);
            made(inbox.redact(seen, new Span("message", 0, 3), HANDLER));

            assertThat(refused(inbox.redact(seen, ILLNESS, PRIVACY))).isEqualTo(Refusal.CHANGED_MEANWHILE);
            assertThat(desk.content(enquiry).values().get("message")).startsWith("[…]back hurts");
        }

        @Test
        void aSpanThatIsNotThereIsRefused() {
            RecordId enquiry = desk.received(MESSAGE);
            int length = MESSAGE.codePointCount(0, MESSAGE.length());

            assertThat(refused(inbox.redact(desk.life(enquiry), new Span("message", 0, length + 1), HANDLER)))
                    .isEqualTo(Refusal.NOTHING_TO_REDACT);
            assertThat(refused(inbox.redact(desk.life(enquiry), new Span("fax", 0, 1), HANDLER)))
                    .isEqualTo(Refusal.NOTHING_TO_REDACT);
            assertThatIllegalArgumentException().isThrownBy(() -> new Span("message", 3, 3));
            assertThatIllegalArgumentException().isThrownBy(() -> new Span("message", -1, 3));
            made(inbox.redact(desk.life(enquiry), new Span("message", 0, length), HANDLER));
            assertThat(desk.content(enquiry).values()).containsEntry("message", Span.MARK);
        }

        @Test
        void whatIsNeededForAClaimIsNotRedacted() { // R5.8
            RecordId enquiry = desk.received(MESSAGE);
            made(inbox.hold(enquiry, hold(), "A claim was announced", PRIVACY));

            assertThat(refused(inbox.redact(desk.life(enquiry), ILLNESS, HANDLER)))
                    .isEqualTo(Refusal.HELD);
            assertThat(desk.content(enquiry).values()).containsEntry("message", MESSAGE);
        }
    }

    @Nested
    class OfEarlyErasure { // R2.12

        @Test
        void isOrderedOnceAndItsMailDoesNotLeave() {
            RecordId enquiry = desk.received();

            Life condemned = made(inbox.eraseEarly(enquiry, PRIVACY));

            assertThat(condemned.erasureOrdered()).contains("erased-early");
            assertThat(desk.events(enquiry)).last().isEqualTo("EARLY_ERASURE_ORDERED privacy/4 erased-early");
            assertThat(refused(inbox.eraseEarly(enquiry, HANDLER))).isEqualTo(Refusal.ERASURE_ORDERED);
            assertThat(desk.content(enquiry).onHold()).isTrue();
        }

        @Test
        void isRefusedWhileSomethingNeedsTheEnquiry() {
            RecordId held = desk.received();
            inbox.hold(held, hold(), "A claim was announced", PRIVACY);
            RecordId restricted = desk.received();
            inbox.restrict(restricted, "accuracy-contested", PRIVACY);
            RecordId blocked = desk.received();
            inbox.block(blocked, new Blocker("access-request", false), PRIVACY);

            assertThat(refused(inbox.eraseEarly(held, HANDLER))).isEqualTo(Refusal.HELD);
            assertThat(refused(inbox.eraseEarly(restricted, HANDLER))).isEqualTo(Refusal.RESTRICTED);
            assertThat(refused(inbox.eraseEarly(blocked, HANDLER))).isEqualTo(Refusal.BLOCKED);
        }
    }

    @Test
    void nothingIsEditedWhileProcessingIsRestricted() { // rule 7
        RecordId enquiry = desk.received();
        inbox.restrict(enquiry, "accuracy-contested", PRIVACY);

        assertThat(refused(inbox.note(enquiry, "Rang back", HANDLER))).isEqualTo(Refusal.RESTRICTED);
        assertThat(refused(inbox.flagSensitive(enquiry, true, HANDLER))).isEqualTo(Refusal.RESTRICTED);
        assertThat(refused(inbox.redact(desk.life(enquiry), new Span("message", 0, 2), HANDLER)))
                .isEqualTo(Refusal.RESTRICTED);
        assertThat(refused(inbox.startRelationship(enquiry, "2026/17", today(), HANDLER)))
                .isEqualTo(Refusal.RESTRICTED);
        assertThat(desk.journey.store.notes().of(enquiry)).isEmpty();
    }

    @Test
    void aResolvedEnquiryCanStillBeNotedAndRedacted() {
        RecordId enquiry = desk.received();
        Life resolved = made(inbox.resolve(enquiry, Outcome.ANSWERED, HANDLER));
        desk.journey.clock.advance(Duration.ofDays(2));

        made(inbox.note(enquiry, "Thanked us", HANDLER));
        Life redacted = made(inbox.redact(desk.life(enquiry), new Span("message", 0, 5), HANDLER));

        assertThat(redacted.resolution()).as("its period runs on").isEqualTo(resolved.resolution());
    }

    private LocalDate today() {
        return LocalDate.of(2026, 11, 23);
    }

    private LegalHold hold() {
        return new LegalHold(
                PRIVACY, desk.journey.clock.instant(), today().plusMonths(6), Set.of(DataItem.Category.MESSAGE));
    }
}
