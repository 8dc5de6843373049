/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What makes a transfer to a third country lawful (Chapter V GDPR).
 *
 * @param type which kind
 * @param name as the notice calls it, for example {@code UK adequacy decision}
 * @param reference the decision, module or certificate
 * @param validFrom first day, or empty where it has always been valid for our purposes
 * @param validThrough last day, inclusive, in the register's zone, or empty for no end (R4.4)
 * @param copyOnRequest whether people get a copy of the safeguards from the privacy contact (Art. 13(1)(f))
 * @param lastVerified when somebody last looked that it still stands
 */
public record TransferMechanism(
        Type type,
        LocalizedText name,
        String reference,
        boolean copyOnRequest,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validThrough,
        Optional<LocalDate> lastVerified) {

    /** The kinds of Chapter V. */
    public enum Type {
        /** Art. 45. */
        ADEQUACY_DECISION,
        /** Art. 45, for certified companies in the United States. */
        DATA_PRIVACY_FRAMEWORK,
        /** Art. 46(2)(c). */
        STANDARD_CONTRACTUAL_CLAUSES,
        /** Art. 47. */
        BINDING_CORPORATE_RULES;

        /** Whether these are safeguards of the two sides' own (Art. 46, 47), of which people may ask for a copy. */
        public boolean isAppropriateSafeguard() {
            return this == STANDARD_CONTRACTUAL_CLAUSES || this == BINDING_CORPORATE_RULES;
        }
    }

    /** A mechanism without a first or last day. */
    public static TransferMechanism of(Type type, LocalizedText name, String reference) {
        return new TransferMechanism(
                type, name, reference, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with a copy of the safeguards from the privacy contact for whoever asks (Art. 13(1)(f)). */
    public TransferMechanism withCopyOnRequest() {
        return new TransferMechanism(type, name, reference, true, validFrom, validThrough, lastVerified);
    }

    /** The same, from a first day on. */
    public TransferMechanism withValidFrom(LocalDate first) {
        return new TransferMechanism(
                type, name, reference, copyOnRequest, Optional.of(first), validThrough, lastVerified);
    }

    /** The same, through a last day, inclusive. */
    public TransferMechanism withValidThrough(LocalDate last) {
        return new TransferMechanism(type, name, reference, copyOnRequest, validFrom, Optional.of(last), lastVerified);
    }

    /** The same, looked at on a day. */
    public TransferMechanism withLastVerified(LocalDate day) {
        return new TransferMechanism(type, name, reference, copyOnRequest, validFrom, validThrough, Optional.of(day));
    }

    /** Whether the mechanism stands on a day of the register's zone. */
    public boolean validOn(LocalDate day) {
        return validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validThrough.map(through -> !day.isAfter(through)).orElse(true);
    }
}
