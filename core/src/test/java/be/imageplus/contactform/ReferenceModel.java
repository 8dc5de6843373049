/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import java.time.LocalDate;
import java.time.Period;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules of retention say of one enquiry, written down a second time as simply as can be: days only, no code of
 * the library's. A run of the purge is a day here.
 */
final class ReferenceModel {

    private static final Period UNRESOLVED = Period.ofMonths(24);
    private static final Period QUARANTINE = Period.ofDays(30);
    private static final Period TECHNICAL = Period.ofDays(30);
    private static final int REMINDED_AFTER = 90;
    private static final int RESOLVED_AFTER = 30;
    private static final int AFTER_LIFTING = 14;

    final LocalDate received;
    private final Period shown;
    private LocalDate active;
    private Optional<LocalDate> resolved = Optional.empty();
    private Optional<LocalDate> reminded = Optional.empty();
    private Optional<LocalDate> holdReview = Optional.empty();
    private Optional<LocalDate> lifted = Optional.empty();
    private Optional<LocalDate> contractKeeps = Optional.empty();
    private boolean underContract;
    private boolean restricted;
    private boolean quarantined;
    private boolean owesMail = true;
    private final Set<String> blockers = new HashSet<>();
    private boolean technical = true;
    private boolean gone;
    private boolean erasureOrdered;

    /** @param shown the period of resolved enquiries in the notice that the sender saw */
    ReferenceModel(LocalDate received, Period shown) {
        this.received = received;
        this.active = received;
        this.shown = shown;
    }

    boolean isGone() {
        return gone;
    }

    boolean hasTechnical() {
        return technical && !gone;
    }

    void delivered(LocalDate day, boolean wasReceived) {
        owesMail = false;
        if (wasReceived) {
            touched(day);
        }
    }

    void resolved(LocalDate day) {
        touched(day);
        resolved = Optional.of(day);
    }

    void reopened(LocalDate day) {
        touched(day);
        resolved = Optional.empty();
    }

    void quarantined(LocalDate day) {
        touched(day);
        quarantined = true;
    }

    void released(LocalDate day) {
        touched(day);
        quarantined = false;
    }

    void touched(LocalDate day) {
        active = day;
        reminded = Optional.empty();
    }

    void held(LocalDate review) {
        holdReview = Optional.of(review);
    }

    void holdReleased() {
        holdReview = Optional.empty();
    }

    void restricted() {
        restricted = true;
        lifted = Optional.empty();
    }

    void lifted(LocalDate told) {
        restricted = false;
        lifted = Optional.of(told);
    }

    void contractStarted() {
        underContract = true;
        contractKeeps = Optional.empty();
    }

    void contractEnded(LocalDate keeps) {
        underContract = false;
        contractKeeps = Optional.of(keeps);
    }

    void blocked(String code) {
        blockers.add(code);
    }

    void unblocked(String code) {
        blockers.remove(code);
    }

    void erasureOrdered() {
        erasureOrdered = true;
    }

    /** A run of the purge on a day, under the register that has this period for resolved enquiries. */
    void purge(LocalDate today, Period present) {
        if (gone) {
            return;
        }
        if (isDue(today, present)) {
            end(today);
            return;
        }
        resolveOrRemind(today);
        if (isDue(today, present)) {
            end(today);
        } else {
            endTechnical(today);
        }
    }

    private void end(LocalDate today) {
        if (owesMail && !quarantined && !erasureOrdered) {
            endTechnical(today);
        } else {
            gone = true;
        }
    }

    private void endTechnical(LocalDate today) {
        if (!restricted && blockers.isEmpty() && today.isAfter(technicalUntil())) {
            technical = false;
        }
    }

    private boolean isDue(LocalDate today, Period present) {
        if (erasureOrdered) {
            return holdReview.isEmpty();
        }
        return holdReview.isEmpty()
                && !restricted
                && blockers.isEmpty()
                && !underContract
                && today.isAfter(lastDay(present));
    }

    private void resolveOrRemind(LocalDate today) {
        boolean unresolved = resolved.isEmpty() && !quarantined && !restricted;
        LocalDate stale = active.plusDays(REMINDED_AFTER);
        boolean remindedOfThat = reminded.filter(day -> !day.isBefore(stale)).isPresent();
        if (unresolved
                && remindedOfThat
                && !today.isBefore(reminded.orElseThrow().plusDays(RESOLVED_AFTER))) {
            resolved = Optional.of(active);
            reminded = Optional.empty();
            return;
        }
        boolean staleNow = unresolved && !remindedOfThat && !today.isBefore(stale);
        boolean reviewNow = holdReview
                .filter(review -> !today.isBefore(review)
                        && reminded.filter(day -> !day.isBefore(review)).isEmpty())
                .isPresent();
        if (staleNow || reviewNow) {
            reminded = Optional.of(today);
        }
    }

    private LocalDate lastDay(Period present) {
        LocalDate last;
        if (quarantined) {
            last = received.plus(QUARANTINE);
        } else if (resolved.isPresent()) {
            last = earlier(resolved.get().plus(shown), resolved.get().plus(present));
        } else {
            last = received.plus(UNRESOLVED);
        }
        last = later(last, contractKeeps);
        return later(last, lifted.map(day -> day.plusDays(AFTER_LIFTING)));
    }

    private LocalDate technicalUntil() {
        return later(received.plus(TECHNICAL), lifted.map(day -> day.plusDays(AFTER_LIFTING)));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, Optional<LocalDate> other) {
        return other.filter(day -> day.isAfter(one)).orElse(one);
    }
}
