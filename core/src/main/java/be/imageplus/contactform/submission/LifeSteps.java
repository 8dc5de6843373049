/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.LifeRules.Ruling;
import be.imageplus.contactform.submission.Resolution.Outcome;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** The steps that somebody takes in the life of an enquiry: the rules of {@link LifeRules}, and what else must hold. */
final class LifeSteps {

    private final LifeChanges changes;
    private final Inbox.Hooks hooks;

    LifeSteps(LifeChanges changes, Inbox.Hooks hooks) {
        this.changes = changes;
        this.hooks = hooks;
    }

    Change resolve(RecordId id, Outcome outcome, Actor actor) {
        Instant now = changes.now();
        return take(Step.RESOLVE, id, actor, (enquiry, to) -> {
            Life resolved = enquiry.life().resolved(new Resolution(now, outcome), now);
            return LifePlan.to(resolved, LedgerEvent.Type.SUBMISSION_RESOLVED, code(outcome));
        });
    }

    Change quarantine(RecordId id, Actor actor) {
        Instant now = changes.now();
        return take(
                Step.QUARANTINE,
                id,
                actor,
                (enquiry, to) -> hooks.promises().allowQuarantine(enquiry, now)
                        ? LifePlan.to(enquiry.life().in(to, now), LedgerEvent.Type.SUBMISSION_MOVED_TO_QUARANTINE)
                        : LifePlan.refused(Refusal.TOO_OLD_FOR_QUARANTINE));
    }

    Change release(RecordId id, Actor actor) {
        Instant now = changes.now();
        return changes.make(
                id,
                actor,
                enquiry -> plan(Step.RELEASE, enquiry, (released, to) -> {
                    Stage stage = hooks.staffMail().hasArrived(id) ? Stage.OPEN : to;
                    return LifePlan.to(released.life().in(stage, now), LedgerEvent.Type.SUBMISSION_RELEASED);
                }),
                () -> hooks.staffMail().owe(id));
    }

    Change reopen(RecordId id, Reopening why, Actor actor) {
        Instant now = changes.now();
        return take(
                Step.REOPEN,
                id,
                actor,
                (enquiry, to) -> LifePlan.unless(refusalOf(why, enquiry, now), () -> {
                    Life reopened = enquiry.life().in(to, now);
                    return LifePlan.to(
                            why.newMessageAt().isPresent() ? reopened : reopened.reopenedByStaff(),
                            LedgerEvent.Type.SUBMISSION_REOPENED,
                            why.code());
                }));
    }

    private Optional<Refusal> refusalOf(Reopening why, Headline enquiry, Instant now) {
        Life life = enquiry.life();
        if (why.newMessageAt().isEmpty() && life.staffReopenings() > 0) {
            return Optional.of(Refusal.REOPENED_BEFORE);
        }
        boolean isNew = why.newMessageAt()
                .map(at -> !at.isAfter(now)
                        && life.resolution()
                                .filter(resolved -> at.isAfter(resolved.at()))
                                .isPresent())
                .orElse(true);
        if (!isNew) {
            return Optional.of(Refusal.MESSAGE_NOT_NEW);
        }
        return hooks.promises().allowReopening(enquiry, now)
                ? Optional.empty()
                : Optional.of(Refusal.TOO_OLD_TO_REOPEN);
    }

    private Change take(Step step, RecordId id, Actor actor, BiFunction<Headline, Stage, LifePlan> plan) {
        return changes.make(id, actor, enquiry -> plan(step, enquiry, plan));
    }

    /** @param plan asked only where the rules let the step be taken, with the stage that it leads to */
    private static LifePlan plan(Step step, Headline enquiry, BiFunction<Headline, Stage, LifePlan> plan) {
        Ruling ruling = LifeRules.of(enquiry.life(), step);
        if (ruling instanceof Ruling.To to) {
            return plan.apply(enquiry, to.stage());
        }
        return ruling instanceof Ruling.No no ? LifePlan.refused(no.refusal()) : new LifePlan.Stays();
    }

    private static String code(Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
