/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/** What is to become of a life, decided by what was read of it. */
sealed interface LifePlan {

    /**
     * It changes.
     *
     * @param after as it is to be
     * @param event what the ledger tells of it; empty where another event tells it
     * @param reason a code beside the event
     */
    record Changes(Life after, Optional<LedgerEvent.Type> event, Optional<String> reason) implements LifePlan {}

    /** It stays as it is, for a reason that somebody is told. */
    record Refuses(Refusal refusal) implements LifePlan {}

    /** It stays as it is, and nobody is the wiser. */
    record Stays() implements LifePlan {}

    /** A step that nobody is refused, and that another event tells. */
    static LifePlan byItself(Step step, Life life, Instant at) {
        return LifeRules.of(life, step) instanceof LifeRules.Ruling.To to
                ? untold(life.in(to.stage(), at))
                : new Stays();
    }

    static LifePlan to(Life after, LedgerEvent.Type event) {
        return new Changes(after, Optional.of(event), Optional.empty());
    }

    static LifePlan to(Life after, LedgerEvent.Type event, String reason) {
        return new Changes(after, Optional.of(event), Optional.of(reason));
    }

    /** It changes, and whoever does what belongs to the change tells the ledger. */
    static LifePlan untold(Life after) {
        return new Changes(after, Optional.empty(), Optional.empty());
    }

    /** It is to be erased as soon as nothing of it is on its way, and nobody does anything else with it until then. */
    static LifePlan erasure(Life life, String reason, Instant at) {
        return to(life.active(at).withErasureOrdered(reason), LedgerEvent.Type.EARLY_ERASURE_ORDERED, reason);
    }

    /** Refused where something speaks against it. */
    static LifePlan unless(Optional<Refusal> objection, Supplier<LifePlan> otherwise) {
        return objection.map(LifePlan::refused).orElseGet(otherwise);
    }

    static LifePlan refused(Refusal refusal) {
        return new Refuses(refusal);
    }
}
