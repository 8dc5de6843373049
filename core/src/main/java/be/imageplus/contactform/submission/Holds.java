/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** What keeps an enquiry beyond its own period: legal claims (R5.8) and a contract (R5.4). */
final class Holds {

    /** R5.8. */
    private static final Period REVIEWED_WITHIN = Period.ofMonths(6);

    private final LifeChanges changes;
    private final Notebook notebook;
    private final RetentionPromises promises;
    private final ZoneId zone;

    Holds(LifeChanges changes, Notebook notebook, RetentionPromises promises, ZoneId zone) {
        this.changes = changes;
        this.notebook = notebook;
        this.promises = promises;
        this.zone = zone;
    }

    Change hold(RecordId id, LegalHold placed, String why, Actor actor) {
        Instant now = changes.now();
        if (placed.since().isAfter(now)) {
            throw new IllegalArgumentException("since: a hold is placed when it is needed, not before");
        }
        Note note = notebook.draft(id, Note.Kind.HOLD, why, actor);
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        Refusal.ALREADY_HELD
                                .when(enquiry.life().hold().isPresent())
                                .or(() -> tooLate(placed.reviewOn(), now))
                                .or(() -> Refusal.NOTES_FULL.when(notebook.isFull(id))),
                        () -> LifePlan.to(
                                enquiry.life().withHold(Optional.of(placed)),
                                LedgerEvent.Type.LEGAL_HOLD_PLACED,
                                told(placed))),
                () -> notebook.keep(note));
    }

    Change review(RecordId id, LocalDate next, Actor actor) {
        Instant now = changes.now();
        return changes.make(id, actor, enquiry -> {
            Optional<LegalHold> placed = enquiry.life().hold();
            return LifePlan.unless(
                    Refusal.NOT_HELD.when(placed.isEmpty()).or(() -> tooLate(next, now)),
                    () -> LifePlan.to(
                            enquiry.life()
                                    .withHold(placed.map(
                                            held -> new LegalHold(held.owner(), held.since(), next, held.parts()))),
                            LedgerEvent.Type.LEGAL_HOLD_REVIEWED,
                            next.toString()));
        });
    }

    Change release(RecordId id, Actor actor) {
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        Refusal.NOT_HELD.when(enquiry.life().hold().isEmpty()),
                        () -> LifePlan.to(
                                enquiry.life().withHold(Optional.empty()), LedgerEvent.Type.LEGAL_HOLD_RELEASED)));
    }

    Change startRelationship(RecordId id, String contract, LocalDate startsOn, Actor actor) {
        LocalDate today = LocalDate.ofInstant(changes.now(), zone);
        Note note = notebook.draft(id, Note.Kind.CONTRACT, contract, actor);
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        enquiry.life()
                                .refusalToTouch()
                                .or(() -> Refusal.RELEASE_FIRST.when(
                                        enquiry.life().stage() == Life.Stage.QUARANTINED))
                                .or(() -> Refusal.ALREADY_RELATED.when(runs(enquiry.life())))
                                .or(() -> Refusal.CONTRACT_NOT_STARTED.when(startsOn.isAfter(today)))
                                .or(() -> Refusal.CONTRACT_NOT_PROMISED.when(!promises.allowContract(enquiry)))
                                .or(() -> Refusal.NOTES_FULL.when(notebook.isFull(id))),
                        () -> LifePlan.to(
                                enquiry.life()
                                        .withRelationship(Optional.of(new Relationship(startsOn, Optional.empty()))),
                                LedgerEvent.Type.RELATIONSHIP_STARTED,
                                startsOn.toString())),
                () -> notebook.keep(note));
    }

    Change endRelationship(RecordId id, LocalDate keptUntil, Actor actor) {
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        enquiry.life().refusalToTouch().or(() -> Refusal.NOT_RELATED.when(!runs(enquiry.life()))),
                        () -> LifePlan.to(
                                enquiry.life()
                                        .withRelationship(enquiry.life()
                                                .relationship()
                                                .map(begun ->
                                                        new Relationship(begun.startsOn(), Optional.of(keptUntil)))),
                                LedgerEvent.Type.RELATIONSHIP_ENDED,
                                keptUntil.toString())));
    }

    private Optional<Refusal> tooLate(LocalDate reviewOn, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return Refusal.REVIEW_TOO_LATE.when(reviewOn.isBefore(today) || reviewOn.isAfter(today.plus(REVIEWED_WITHIN)));
    }

    private static boolean runs(Life life) {
        return life.relationship().filter(begun -> begun.keptUntil().isEmpty()).isPresent();
    }

    private static String told(LegalHold hold) {
        String parts = hold.parts().contains(DataItem.Category.TECHNICAL) ? "message,technical" : "message";
        return parts + " review " + hold.reviewOn();
    }
}
