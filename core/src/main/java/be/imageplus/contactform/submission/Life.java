/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.problem.ReasonCode;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where an enquiry is in its life, and what changes its course (GDPR rules §6). An immutable value without content:
 * what it says about a person is that an enquiry exists.
 *
 * <p>A stage follows from the one before by a step that {@link Inbox} allows; overlays lie across every stage.
 *
 * @param submission which enquiry
 * @param stage where it is
 * @param revision rises with every change in the store, so that of two changes at once one is told (see {@link Lives})
 * @param activeAt the last step of its life or note, from which "without activity" counts (R5.3)
 * @param resolution when and how it was resolved; there exactly in {@link Stage#RESOLVED}
 * @param staffReopenings how often staff have reopened it without a new message (R5.7)
 * @param remindedAt when staff were reminded of it since its last activity, if they were (R5.3)
 * @param sensitive whether staff flagged it as sensitive (R2.12)
 * @param copiesErasedAt when its copies in the staff mailbox were ordered to be erased ahead of the record, if they
 *     were
 * @param restriction processing is restricted (Art. 18)
 * @param hold a legal hold (R5.8)
 * @param relationship the business relationship that it led to (R5.4)
 * @param erasureOrdered why it is to be erased as soon as nothing of it is on its way, as a code, if somebody ordered
 *     so
 * @param copiesOrdered why its copies in the staff mailbox are to be erased ahead of it, as a code, if somebody ordered
 *     so
 * @param blockers what a higher floor has placed, an open request for instance
 */
public record Life(
        RecordId submission,
        Stage stage,
        long revision,
        Instant activeAt,
        Optional<Resolution> resolution,
        int staffReopenings,
        Optional<Instant> remindedAt,
        boolean sensitive,
        Optional<Instant> copiesErasedAt,
        Optional<Restriction> restriction,
        Optional<LegalHold> hold,
        Optional<Relationship> relationship,
        Optional<String> erasureOrdered,
        Optional<String> copiesOrdered,
        List<Blocker> blockers) {

    /** Where an enquiry is. Purged is none: what is purged has no row any more, only a tombstone. */
    public enum Stage {
        /** Taken, and on its way to staff. */
        RECEIVED,
        /** Held back until a human has looked at it. */
        QUARANTINED,
        /** Staff have it: its mail was delivered, or somebody has read it in the inbox. */
        OPEN,
        /** Staff are done with it; its period runs. */
        RESOLVED,
        /** Staff are at it again. */
        REOPENED;

        /** Whether somebody still has to do something about it. */
        public boolean isUnresolved() {
            return this == RECEIVED || this == OPEN || this == REOPENED;
        }
    }

    public Life {
        activeAt = activeAt.truncatedTo(ChronoUnit.MILLIS);
        remindedAt = remindedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        copiesErasedAt = copiesErasedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        erasureOrdered.ifPresent(reason -> ReasonCode.require("erasureOrdered", reason));
        copiesOrdered.ifPresent(reason -> ReasonCode.require("copiesOrdered", reason));
        blockers = List.copyOf(blockers);
        if (resolution.isPresent() != (stage == Stage.RESOLVED)) {
            throw new IllegalArgumentException("resolution: is there exactly when the stage is RESOLVED");
        }
    }

    /** The life of an enquiry that has just been taken. */
    public static Life begun(RecordId submission, Stage stage, Instant receivedAt) {
        return new Life(
                submission,
                stage,
                0,
                receivedAt,
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** Whether processing is restricted now: until the person was told that it is lifted. */
    public boolean isRestricted() {
        return restriction.filter(placed -> placed.liftedAt().isEmpty()).isPresent();
    }

    /** Whether it, or its copies in the staff mailbox, are to be erased as soon as somebody looks at it. */
    boolean isErasureOrdered() {
        return erasureOrdered.isPresent() || copiesOrdered.isPresent();
    }

    /** Why nothing of it may be changed now: it is restricted, or about to be erased. */
    Optional<Refusal> refusalToTouch() {
        return Refusal.RESTRICTED.when(isRestricted()).or(this::refusalOfOrder);
    }

    /** Why nothing keeps it from its end any more, a legal hold excepted. */
    Optional<Refusal> refusalOfOrder() {
        return Refusal.ERASURE_ORDERED.when(erasureOrdered.isPresent());
    }

    /** Whether something keeps its mail from leaving, besides a restriction. */
    public boolean withholdsMail() {
        return stage == Stage.QUARANTINED
                || erasureOrdered.isPresent()
                || blockers.stream().anyMatch(Blocker::stopsMail);
    }

    /** The same in an unresolved stage, or in the quarantine, since an instant. */
    Life in(Stage other, Instant at) {
        return changed(draft -> {
            draft.stage = other;
            draft.resolution = Optional.empty();
            draft.activeAt = at;
            draft.remindedAt = Optional.empty();
        });
    }

    /** The same, resolved. */
    Life resolved(Resolution how, Instant activity) {
        return changed(draft -> {
            draft.stage = Stage.RESOLVED;
            draft.resolution = Optional.of(how);
            draft.activeAt = activity;
            draft.remindedAt = Optional.empty();
        });
    }

    /** The same after some activity that leaves it where it is. */
    Life active(Instant at) {
        return changed(draft -> {
            draft.activeAt = at;
            draft.remindedAt = Optional.empty();
        });
    }

    Life reopenedByStaff() {
        return changed(draft -> draft.staffReopenings++);
    }

    /** The same after staff were reminded of it, which is no activity. */
    public Life reminded(Instant at) {
        return changed(draft -> draft.remindedAt = Optional.of(at));
    }

    /** The same, resolved by date as of its last activity (R5.3). */
    public Life resolvedUnattended() {
        return resolved(new Resolution(activeAt, Resolution.Outcome.UNATTENDED), activeAt);
    }

    Life withSensitive(boolean flagged) {
        return changed(draft -> draft.sensitive = flagged);
    }

    /** The same after its copies were ordered to be erased ahead of the record. */
    public Life withCopiesErasedAt(Instant at) {
        return changed(draft -> {
            draft.copiesErasedAt = Optional.of(at);
            draft.copiesOrdered = Optional.empty();
        });
    }

    Life withRestriction(Optional<Restriction> placed) {
        return changed(draft -> draft.restriction = placed);
    }

    Life withHold(Optional<LegalHold> placed) {
        return changed(draft -> draft.hold = placed);
    }

    Life withRelationship(Optional<Relationship> begun) {
        return changed(draft -> draft.relationship = begun);
    }

    Life withBlockers(List<Blocker> placed) {
        return changed(draft -> draft.blockers = placed);
    }

    Life withErasureOrdered(String reason) {
        return changed(draft -> draft.erasureOrdered = Optional.of(reason));
    }

    Life withCopiesOrdered(String reason) {
        return changed(draft -> {
            draft.copiesOrdered = Optional.of(reason);
            draft.copiesErasedAt = Optional.empty();
        });
    }

    private Life changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Life(
                submission,
                draft.stage,
                revision,
                draft.activeAt,
                draft.resolution,
                draft.staffReopenings,
                draft.remindedAt,
                draft.sensitive,
                draft.copiesErasedAt,
                draft.restriction,
                draft.hold,
                draft.relationship,
                draft.erasureOrdered,
                draft.copiesOrdered,
                draft.blockers);
    }

    /** A life while it is changed. */
    private static final class Draft {
        private Stage stage;
        private Instant activeAt;
        private Optional<Resolution> resolution;
        private int staffReopenings;
        private Optional<Instant> remindedAt;
        private boolean sensitive;
        private Optional<Instant> copiesErasedAt;
        private Optional<Restriction> restriction;
        private Optional<LegalHold> hold;
        private Optional<Relationship> relationship;
        private Optional<String> erasureOrdered;
        private Optional<String> copiesOrdered;
        private List<Blocker> blockers;

        Draft(Life life) {
            stage = life.stage;
            activeAt = life.activeAt;
            resolution = life.resolution;
            staffReopenings = life.staffReopenings;
            remindedAt = life.remindedAt;
            sensitive = life.sensitive;
            copiesErasedAt = life.copiesErasedAt;
            restriction = life.restriction;
            hold = life.hold;
            relationship = life.relationship;
            erasureOrdered = life.erasureOrdered;
            copiesOrdered = life.copiesOrdered;
            blockers = life.blockers;
        }
    }
}
