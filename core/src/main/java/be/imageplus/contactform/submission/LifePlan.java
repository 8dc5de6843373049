/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.util.Optional;

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

    static LifePlan to(Life after, LedgerEvent.Type event) {
        return new Changes(after, Optional.of(event), Optional.empty());
    }

    static LifePlan to(Life after, LedgerEvent.Type event, String reason) {
        return new Changes(after, Optional.of(event), Optional.of(reason));
    }

    static LifePlan refused(Refusal refusal) {
        return new Refuses(refusal);
    }
}
