/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Restrictions of processing (Art. 18), reports of minors, and what higher floors place.
 *
 * <p>A report restricts at once (R2.14). Where another restriction stands, or comes later, the report goes on as a
 * blocker beside it, so that neither ends the other.
 */
final class Restrictions {

    private static final Blocker REPORT = new Blocker(Restriction.MINOR_REPORTED, true);

    private final LifeChanges changes;

    Restrictions(LifeChanges changes) {
        this.changes = changes;
    }

    Change restrict(RecordId id, String reason, Actor actor) {
        requireNoReport("reason", reason);
        Restriction placed = new Restriction(reason, changes.now(), Optional.empty());
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            boolean byReport = isByReport(life);
            Optional<Refusal> objection =
                    life.refusalOfOrder().or(() -> Refusal.ALREADY_RESTRICTED.when(life.isRestricted() && !byReport));
            return LifePlan.unless(objection, () -> {
                Life restricted = life.withRestriction(Optional.of(placed));
                return LifePlan.to(
                        byReport ? with(restricted, REPORT) : restricted,
                        LedgerEvent.Type.SUBMISSION_RESTRICTED,
                        reason);
            });
        });
    }

    Change lift(RecordId id, Instant personToldAt, Actor actor) {
        Instant now = changes.now();
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    Refusal.NOT_RESTRICTED
                            .when(!life.isRestricted())
                            .or(() -> Refusal.REPORT_OPEN.when(isByReport(life)))
                            .or(() -> Refusal.PERSON_NOT_TOLD.when(
                                    personToldAt.isAfter(now) || personToldAt.isBefore(since(life)))),
                    () -> LifePlan.to(
                            life.withRestriction(life.restriction()
                                    .map(placed -> new Restriction(
                                            placed.reason(), placed.since(), Optional.of(personToldAt)))),
                            LedgerEvent.Type.RESTRICTION_LIFTED));
        });
    }

    Change reportMinor(RecordId id, Actor actor) {
        Restriction placed = new Restriction(Restriction.MINOR_REPORTED, changes.now(), Optional.empty());
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    life.refusalOfOrder().or(() -> Refusal.ALREADY_REPORTED.when(isReported(life))),
                    () -> LifePlan.to(
                            life.isRestricted() ? with(life, REPORT) : life.withRestriction(Optional.of(placed)),
                            LedgerEvent.Type.MINOR_REPORTED));
        });
    }

    Change dismissMinor(RecordId id, Actor actor) {
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    life.refusalOfOrder().or(() -> Refusal.NOT_REPORTED.when(!isReported(life))),
                    () -> LifePlan.to(
                            isByReport(life) ? life.withRestriction(Optional.empty()) : without(life, REPORT.code()),
                            LedgerEvent.Type.MINOR_NOT_CONFIRMED));
        });
    }

    Change confirmMinor(RecordId id, Actor actor) {
        return changes.make(id, actor, enquiry -> {
            Life life = enquiry.life();
            return LifePlan.unless(
                    life.refusalOfOrder()
                            .or(() -> Refusal.NOT_REPORTED.when(!isReported(life)))
                            .or(() -> Refusal.HELD.when(life.hold().isPresent()))
                            .or(() -> Refusal.BLOCKED.when(
                                    life.blockers().stream().anyMatch(Predicate.not(REPORT::equals)))),
                    () -> LifePlan.erasure(life, "minor-confirmed", changes.now()));
        });
    }

    Change block(RecordId id, Blocker blocker, Actor actor) {
        requireNoReport("code", blocker.code());
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        enquiry.life()
                                .refusalOfOrder()
                                .or(() -> Refusal.ALREADY_BLOCKED.when(isBlocked(enquiry.life(), blocker.code()))),
                        () -> LifePlan.to(
                                with(enquiry.life(), blocker), LedgerEvent.Type.BLOCKER_PLACED, blocker.code())));
    }

    Change unblock(RecordId id, String code, Actor actor) {
        requireNoReport("code", code);
        return changes.make(
                id,
                actor,
                enquiry -> LifePlan.unless(
                        Refusal.NOT_BLOCKED.when(!isBlocked(enquiry.life(), code)),
                        () -> LifePlan.to(without(enquiry.life(), code), LedgerEvent.Type.BLOCKER_LIFTED, code)));
    }

    private static void requireNoReport(String component, String code) {
        if (code.equals(Restriction.MINOR_REPORTED)) {
            throw new IllegalArgumentException(component + ": a minor is reported, confirmed or dismissed as such");
        }
    }

    private static boolean isReported(Life life) {
        return isByReport(life) || isBlocked(life, REPORT.code());
    }

    /** Whether the report alone restricts it. */
    private static boolean isByReport(Life life) {
        return life.isRestricted()
                && life.restriction()
                        .filter(placed -> placed.reason().equals(Restriction.MINOR_REPORTED))
                        .isPresent();
    }

    private static Instant since(Life life) {
        return life.restriction().map(Restriction::since).orElseThrow();
    }

    private static boolean isBlocked(Life life, String code) {
        return life.blockers().stream().anyMatch(blocker -> blocker.code().equals(code));
    }

    private static Life with(Life life, Blocker blocker) {
        return life.withBlockers(
                Stream.concat(life.blockers().stream(), Stream.of(blocker)).toList());
    }

    private static Life without(Life life, String code) {
        List<Blocker> left = life.blockers().stream()
                .filter(blocker -> !blocker.code().equals(code))
                .toList();
        return life.withBlockers(left);
    }
}
