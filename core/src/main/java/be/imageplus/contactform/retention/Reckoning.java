/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.notice.PromisedPeriod;
import be.imageplus.contactform.register.DataItem.Category;
import be.imageplus.contactform.register.RetentionRule.Portion;
import be.imageplus.contactform.register.RetentionRule.Start;
import be.imageplus.contactform.retention.Keeping.Ground;
import be.imageplus.contactform.retention.Keeping.Until;
import be.imageplus.contactform.retention.Keeping.While;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Relationship;
import be.imageplus.contactform.submission.Resolution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The reckoning for one enquiry (R5.1–R5.9). Used once. */
final class Reckoning {

    private final Headline enquiry;
    private final Life life;
    private final PromisedPeriods shown;
    private final PromisedPeriods present;
    private final RetentionPolicy policy;
    private final ZoneId zone;
    private final LocalDate received;
    private final Optional<LocalDate> resolved;

    Reckoning(Headline enquiry, PromisedPeriods shown, PromisedPeriods present, RetentionPolicy policy, ZoneId zone) {
        this.enquiry = enquiry;
        this.life = enquiry.life();
        this.shown = shown;
        this.present = present;
        this.policy = policy;
        this.zone = zone;
        this.received = day(enquiry.receivedAt());
        this.resolved = life.resolution().map(Resolution::at).map(this::day);
    }

    Fate fate() {
        Until ordinary = ordinary();
        Keeping message = message(ordinary);
        Keeping technical = technical(message);
        Optional<Instant> messageDue = message.dueAt(zone);
        return new Fate(
                message,
                technical,
                messageDue,
                message instanceof While ? ordinary.dueAt(zone) : Optional.empty(),
                before(technical.dueAt(zone), messageDue),
                before(copiesDue(), messageDue),
                reminderDue(),
                resolutionDue());
    }

    /** An order goes before every period, and nothing but a legal hold before an order. */
    private Keeping message(Until ordinary) {
        return life.erasureOrdered()
                .filter(reason -> life.hold().isEmpty())
                .<Keeping>map(reason -> new Keeping.Ordered(reason, life.activeAt()))
                .orElseGet(() -> acrossLife(afterContract(ordinary), Category.MESSAGE));
    }

    /** Until when an unresolved enquiry is kept at the most (R5.3). */
    Until unresolved() {
        return shortest(periods -> periods.of(Portion.UNRESOLVED, enquiry.form()), Ground.UNRESOLVED)
                .orElseGet(() -> byPolicy(Ground.UNRESOLVED, received, policy.unresolved()));
    }

    /** Until when one is kept in the quarantine (R5.6). */
    Until quarantined() {
        return shortest(periods -> periods.of(Portion.QUARANTINE, enquiry.form()), Ground.QUARANTINE)
                .orElseGet(() -> byPolicy(Ground.QUARANTINE, received, policy.quarantine()));
    }

    /**
     * Until when an unresolved one is kept if nobody touches it again: a date resolves it as of its last activity,
     * unless it is too old before (R5.3).
     */
    Until untouched() {
        Until cap = unresolved();
        LocalDate resolvedOn = resolutionDue()
                .map(this::day)
                .orElseGet(() -> day(life.activeAt()).plus(policy.reviewAfter()).plus(policy.resolveAfterReview()));
        if (cap.lastDay().isBefore(resolvedOn)) {
            return cap;
        }
        Headline after = enquiry.with(life.resolvedUnattended());
        Until then = new Reckoning(after, shown, present, policy, zone).ordinary();
        LocalDate lastDay = then.lastDay().isBefore(resolvedOn) ? resolvedOn.minusDays(1) : then.lastDay();
        return new Until(lastDay, then.ground(), then.from(), then.period(), then.noticeVersion());
    }

    /** What holds if nothing lies across its life. */
    private Until ordinary() {
        Optional<Until> bySubject = shortest(periods -> periods.of(Category.MESSAGE, enquiry.form()), Ground.RESOLVED);
        return switch (life.stage()) {
            case RESOLVED ->
                bySubject.orElseGet(() -> byPolicy(Ground.RESOLVED, resolved.orElseThrow(), policy.resolved()));
            case QUARANTINED -> earlier(quarantined(), bySubject);
            case RECEIVED, OPEN, REOPENED -> earlier(unresolved(), bySubject);
        };
    }

    /** A period that runs from the receipt runs whatever the stage. */
    private static Until earlier(Until one, Optional<Until> other) {
        return other.filter(until -> until.lastDay().isBefore(one.lastDay())).orElse(one);
    }

    /** R5.4: only the message follows a contract, and never goes earlier for it. */
    private Keeping afterContract(Until ordinary) {
        if (life.relationship().isEmpty()) {
            return ordinary;
        }
        Relationship contract = life.relationship().get();
        return contract.keptUntil()
                .<Keeping>map(last -> last.isAfter(ordinary.lastDay())
                        ? new Until(last, Ground.CONTRACT, contract.startsOn(), Optional.empty(), Optional.empty())
                        : ordinary)
                .orElseGet(() -> new While(Ground.CONTRACT, contract.startsOn()));
    }

    private Keeping acrossLife(Keeping before, Category category) {
        Optional<LegalHold> hold = life.hold().filter(held -> held.parts().contains(category));
        if (hold.isPresent()) {
            return new While(Ground.HOLD, day(hold.get().since()));
        }
        if (life.isRestricted()) {
            return new While(
                    Ground.RESTRICTED, day(life.restriction().orElseThrow().since()));
        }
        if (!life.blockers().isEmpty()) {
            return new While(Ground.BLOCKED, day(life.activeAt()));
        }
        return before instanceof Until until ? afterLifting(until) : before;
    }

    /** R5.9: the person who was told has some days to object. */
    private Until afterLifting(Until until) {
        return life.restriction()
                .flatMap(placed -> placed.liftedAt())
                .map(this::day)
                .map(told -> new Until(
                        told.plus(policy.afterLifting()),
                        Ground.RESTRICTION_LIFTED,
                        told,
                        Optional.of(policy.afterLifting()),
                        Optional.empty()))
                .filter(waiting -> waiting.lastDay().isAfter(until.lastDay()))
                .orElse(until);
    }

    private Keeping technical(Keeping message) {
        if (!enquiry.technicalKept()) {
            return new Keeping.Gone();
        }
        if (message instanceof Keeping.Ordered) {
            return message;
        }
        Until own = shortest(periods -> periods.of(Category.TECHNICAL, enquiry.form()), Ground.RECEIVED)
                .orElseGet(() -> byPolicy(Ground.RECEIVED, received, policy.technical()));
        Keeping kept = acrossLife(own, Category.TECHNICAL);
        boolean goesWithMessage = kept instanceof Until until
                && message instanceof Until last
                && last.lastDay().isBefore(until.lastDay());
        return goesWithMessage ? message : kept;
    }

    private Optional<Instant> copiesDue() {
        return life.copiesOrdered().isPresent()
                ? Optional.of(life.activeAt())
                : copies().flatMap(until -> until.dueAt(zone));
    }

    /** The copies in the staff mailbox, where their own period is to be looked at. */
    private Optional<Until> copies() {
        boolean untouchable = life.isRestricted() || !life.blockers().isEmpty();
        boolean followContract = life.relationship()
                        .filter(contract -> contract.keptUntil().isEmpty())
                        .isPresent()
                && mailbox(shown).filter(PromisedPeriod::contractMayFollow).isPresent();
        return untouchable || followContract || life.copiesErasedAt().isPresent()
                ? Optional.empty()
                : shortest(this::mailbox, Ground.RESOLVED).map(this::afterLifting);
    }

    private Optional<PromisedPeriod> mailbox(PromisedPeriods periods) {
        return periods.of(Portion.MAILBOX, enquiry.form());
    }

    /** Of two promises the one that ends first; of equal ones what the sender was shown (R5.5). */
    private Optional<Until> shortest(Function<PromisedPeriods, Optional<PromisedPeriod>> rule, Ground ground) {
        return Stream.of(shown, present)
                .flatMap(periods ->
                        rule
                                .apply(periods)
                                .flatMap(promised -> until(promised, ground, periods.noticeVersion()))
                                .stream())
                .min(Comparator.comparing(Until::lastDay));
    }

    /** Empty while what the period runs from has not happened. */
    private Optional<Until> until(PromisedPeriod promised, Ground ground, String version) {
        Optional<LocalDate> event = switch (promised.startsAt()) {
            case RECEIVED -> Optional.of(received);
            case RESOLVED -> resolved;
            case ERASED, RECORDED, EXTERNAL -> Optional.empty();
        };
        boolean fromReceipt = promised.startsAt() == Start.RECEIVED;
        return event.map(day -> new Until(
                promised.lastDay(day),
                fromReceipt && ground == Ground.RESOLVED ? Ground.RECEIVED : ground,
                day,
                Optional.of(promised.period()),
                Optional.of(version)));
    }

    private static Until byPolicy(Ground ground, LocalDate event, Period period) {
        return new Until(event.plus(period), ground, event, Optional.of(period), Optional.empty());
    }

    /** R5.3: nobody has touched it for long; R5.8: a hold is to be looked at again. */
    private Optional<Instant> reminderDue() {
        Optional<Instant> stale = staleAt().filter(at -> !wasRemindedSince(at));
        Optional<Instant> review =
                life.hold().map(held -> startOf(held.reviewOn())).filter(at -> !wasRemindedSince(at));
        return Stream.of(stale, review).flatMap(Optional::stream).min(Comparator.naturalOrder());
    }

    private Optional<Instant> resolutionDue() {
        return staleAt()
                .filter(this::wasRemindedSince)
                .map(at -> startOf(day(life.remindedAt().orElseThrow()).plus(policy.resolveAfterReview())));
    }

    private boolean wasRemindedSince(Instant at) {
        return life.remindedAt().filter(reminded -> !reminded.isBefore(at)).isPresent();
    }

    /** When it has been without activity for too long; never for what nobody may touch. */
    private Optional<Instant> staleAt() {
        return life.stage().isUnresolved() && !life.isRestricted()
                ? Optional.of(startOf(day(life.activeAt()).plus(policy.reviewAfter())))
                : Optional.empty();
    }

    private static Optional<Instant> before(Optional<Instant> due, Optional<Instant> messageDue) {
        return due.filter(
                at -> messageDue.filter(message -> !at.isBefore(message)).isEmpty());
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }
}
