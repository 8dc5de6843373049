/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.util.Map;

/** What staff write about an enquiry, and what they take out of it ahead of its date (R2.12). */
final class Edits {

    private final Submissions submissions;
    private final LifeChanges changes;
    private final Notebook notebook;

    Edits(Submissions submissions, LifeChanges changes, Notebook notebook) {
        this.submissions = submissions;
        this.changes = changes;
        this.notebook = notebook;
    }

    Change note(RecordId id, String text, Actor actor) {
        Note note = notebook.draft(id, Note.Kind.REMARK, text, actor);
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        enquiry.life().refusalToTouch().or(() -> Refusal.NOTES_FULL.when(notebook.isFull(id))),
                        () -> LifePlan.to(enquiry.life().active(note.writtenAt()), LedgerEvent.Type.SUBMISSION_NOTED)),
                () -> notebook.keep(note));
    }

    Change flag(RecordId id, boolean sensitive, Actor actor) {
        Refusal inVain = sensitive ? Refusal.ALREADY_FLAGGED : Refusal.NOT_FLAGGED;
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    life.refusalToTouch().or(() -> inVain.when(life.sensitive() == sensitive)),
                    () -> LifePlan.to(
                            life.withSensitive(sensitive),
                            LedgerEvent.Type.SUBMISSION_FLAGGED,
                            sensitive ? "sensitive" : "not-sensitive"));
        });
    }

    Change redact(Life seen, Span span, Actor actor) {
        RecordId id = seen.submission();
        return changes.make(
                id,
                actor,
                enquiry -> {
                    Life life = enquiry.life();
                    return LifePlan.unless(
                            life.refusalToTouch()
                                    .or(() -> Refusal.HELD.when(life.hold().isPresent()))
                                    .or(() -> Refusal.CHANGED_MEANWHILE.when(life.revision() != seen.revision()))
                                    .or(() -> Refusal.NOTHING_TO_REDACT.when(!span.isIn(values(id)))),
                            () -> LifePlan.to(
                                    life.active(changes.now()).withCopiesOrdered("redacted"),
                                    LedgerEvent.Type.SUBMISSION_REDACTED,
                                    span.item() + " " + span.length()));
                },
                () -> submissions.rewrite(id, span.takenOutOf(values(id))));
    }

    Change eraseEarly(RecordId id, Actor actor) {
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    life.refusalToTouch()
                            .or(() -> Refusal.HELD.when(life.hold().isPresent()))
                            .or(() -> Refusal.BLOCKED.when(!life.blockers().isEmpty())),
                    () -> LifePlan.erasure(life, "erased-early", changes.now()));
        });
    }

    private Map<String, String> values(RecordId id) {
        return submissions.find(id).map(Submission::values).orElse(Map.of());
    }
}
