/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.register.TransferMechanism;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A mechanism as it stands after what operators said of it.
 *
 * @param mechanism as the register and the operators have it
 * @param said what an operator said of it, if anything
 */
record Standing(TransferMechanism mechanism, Optional<Invalidation> said) {

    static Standing of(TransferMechanism asDeclared, Optional<Invalidation> said) {
        return new Standing(asDeclared.after(said), said);
    }

    boolean carriesOn(LocalDate day) {
        return mechanism.validOn(day);
    }

    /** Why it carries nothing on a day on which it does not; the gravest reason for an operator first. */
    Gap gapOn(LocalDate day) {
        if (said.filter(invalidation -> !day.isBefore(invalidation.from())).isPresent()) {
            return Gap.INVALIDATED;
        }
        if (mechanism.validFrom().filter(day::isBefore).isPresent()) {
            return Gap.NOT_BEGUN;
        }
        return mechanism.validThrough().filter(day::isAfter).isPresent() ? Gap.ENDED : Gap.NOT_ASSESSED;
    }

    /** For a sentence that lists what is the matter with each. */
    String inWords(LocalDate day) {
        String name = "\"" + mechanism.reference() + "\" ";
        return name
                + switch (gapOn(day)) {
                    case INVALIDATED ->
                        said.map(invalidation -> "is void from " + invalidation.from() + " on ("
                                        + invalidation.reason().inWords() + ")")
                                .orElseThrow();
                    case NOT_ASSESSED -> "lacks the assessment of the country's law";
                    case ENDED ->
                        mechanism
                                .validThrough()
                                .map(last -> "was valid through " + last)
                                .orElseThrow();
                    case NOT_BEGUN ->
                        mechanism
                                .validFrom()
                                .map(first -> "is not valid before " + first)
                                .orElseThrow();
                };
    }

    /** Why a mechanism carries nothing, the one that decides the code first. */
    enum Gap {
        INVALIDATED(TransferDecision.Unlawful.INVALIDATED),
        NOT_ASSESSED(TransferDecision.Unlawful.NOT_ASSESSED),
        ENDED(TransferDecision.Unlawful.EXPIRED),
        NOT_BEGUN(TransferDecision.Unlawful.NO_MECHANISM);

        private final String code;

        Gap(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
