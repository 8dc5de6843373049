/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.notice;

import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What makes a transfer to a third country lawful, and how it stands on a day (Art. 30(1)(e), Chapter V).
 *
 * @param type which kind
 * @param name as the notice calls it
 * @param reference the decision, module or certificate
 * @param validFrom first day
 * @param validThrough last day, as the register has it
 * @param lastVerified when somebody last looked that it still stands
 * @param assessment of the country's law, for clauses and corporate rules
 * @param invalidation what an operator said of it
 * @param state how it stands
 * @param text all of it that one sentence needs
 */
record Safeguard(
        TransferMechanism.Type type,
        String name,
        String reference,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validThrough,
        Optional<LocalDate> lastVerified,
        Optional<TransferMechanism.Assessment> assessment,
        Optional<Invalidation> invalidation,
        State state,
        String text) {

    /** How it stands on the day. */
    enum State {
        /** The first one that stands: transfers rest on it. */
        CARRIES,
        /** It stands, and would take over where the ones before it end. */
        IN_RESERVE,
        /** An operator said that it is void (R4.5). */
        INVALIDATED,
        /** The law of the country has not been assessed. */
        NOT_ASSESSED,
        /** Its last day is over. */
        ENDED,
        /** Its first day is yet to come. */
        NOT_BEGUN
    }

    /** The mechanisms of a recipient, in its order; empty where none is needed or declared. */
    static List<Safeguard> of(Recipient recipient, RegisterOnDay source, RecordWords words) {
        List<Safeguard> all = new ArrayList<>();
        boolean carried = false;
        for (TransferMechanism mechanism : recipient.mechanisms()) {
            Optional<Invalidation> said = source.saidOf(mechanism);
            State state = state(mechanism, said, source.day(), carried);
            carried = carried || state == State.CARRIES;
            all.add(new Safeguard(
                    mechanism.type(),
                    words.of(mechanism.name()),
                    words.line(mechanism.reference()),
                    mechanism.validFrom(),
                    mechanism.validThrough(),
                    mechanism.lastVerified(),
                    mechanism.assessment(),
                    said,
                    state,
                    text(mechanism, said, state, words)));
        }
        return List.copyOf(all);
    }

    private static State state(
            TransferMechanism mechanism, Optional<Invalidation> said, LocalDate day, boolean carried) {
        if (mechanism.after(said).validOn(day)) {
            return carried ? State.IN_RESERVE : State.CARRIES;
        }
        if (said.filter(invalidation -> !day.isBefore(invalidation.from())).isPresent()) {
            return State.INVALIDATED;
        }
        if (mechanism.validFrom().filter(day::isBefore).isPresent()) {
            return State.NOT_BEGUN;
        }
        return mechanism.validThrough().filter(day::isAfter).isPresent() ? State.ENDED : State.NOT_ASSESSED;
    }

    private static String text(
            TransferMechanism mechanism, Optional<Invalidation> said, State state, RecordWords words) {
        String named = words.mechanism(mechanism);
        String told = said.map(invalidation ->
                        words.say("mechanism.void", named, words.date(invalidation.from()), words.reason(invalidation)))
                .orElse(named);
        return switch (state) {
            case CARRIES, IN_RESERVE, INVALIDATED -> told;
            case NOT_ASSESSED, ENDED, NOT_BEGUN ->
                words.say("mechanism.not-standing", told, words.say("state." + RecordWords.constant(state)));
        };
    }
}
