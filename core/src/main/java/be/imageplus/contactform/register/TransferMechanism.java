/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
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
 * @param assessment whether the recipient's law lets it work; without one, clauses and corporate rules carry nothing
 */
public record TransferMechanism(
        Type type,
        LocalizedText name,
        String reference,
        boolean copyOnRequest,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validThrough,
        Optional<LocalDate> lastVerified,
        Optional<Assessment> assessment) {

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

    /**
     * A transfer impact assessment: whether the law of the country lets the safeguards work, and what was added where
     * it does not (Court of Justice, C-311/18).
     *
     * @param reference where it can be read
     * @param reviewed when it was last reviewed
     */
    public record Assessment(String reference, LocalDate reviewed) {}

    /**
     * What an operator said of a mechanism: from a day on it carries no transfer any more (R4.5), whatever the register
     * says.
     *
     * @param reference of the mechanism, as the register names it; every recipient's that relies on it
     * @param from the first day on which it does not stand, in the register's zone
     * @param reason why: one of a closed list, so that it can name no person
     * @param statedAt when the operator said so
     */
    public record Invalidation(String reference, LocalDate from, Reason reason, Instant statedAt) {

        /** Why a mechanism does not stand, whichever recipient relies on it. */
        public enum Reason {
            /** A court declared it invalid (Art. 263, 267 TFEU). */
            COURT_RULING("a court declared it invalid"),
            /** Whoever adopted it repealed or suspended it (Art. 45(5), 46(5)). */
            REPEALED("it was repealed or suspended"),
            /** A supervisory authority ordered that nothing be sent under it (Art. 58(2)(j)). */
            AUTHORITY_ORDER("a supervisory authority ordered it"),
            /** The controller does not rely on it any more, after an assessment of its own (Art. 24, 44). */
            NOT_RELIED_ON("the controller does not rely on it any more");

            private final String words;

            Reason(String words) {
                this.words = words;
            }

            /** The end of a sentence in English, for operators and for the record of processing activities. */
            public String inWords() {
                return words;
            }
        }

        public Invalidation {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(statedAt, "statedAt");
        }
    }

    /** A mechanism without a first or last day. */
    public static TransferMechanism of(Type type, LocalizedText name, String reference) {
        return new TransferMechanism(
                type, name, reference, false, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with a copy of the safeguards from the privacy contact for whoever asks (Art. 13(1)(f)). */
    public TransferMechanism withCopyOnRequest() {
        return new TransferMechanism(type, name, reference, true, validFrom, validThrough, lastVerified, assessment);
    }

    /** The same, from a first day on. */
    public TransferMechanism withValidFrom(LocalDate first) {
        return new TransferMechanism(
                type, name, reference, copyOnRequest, Optional.of(first), validThrough, lastVerified, assessment);
    }

    /** The same, through a last day, inclusive. */
    public TransferMechanism withValidThrough(LocalDate last) {
        return new TransferMechanism(
                type, name, reference, copyOnRequest, validFrom, Optional.of(last), lastVerified, assessment);
    }

    /** The same, looked at on a day. */
    public TransferMechanism withLastVerified(LocalDate day) {
        return new TransferMechanism(
                type, name, reference, copyOnRequest, validFrom, validThrough, Optional.of(day), assessment);
    }

    /** The same, with the assessment that lets clauses and corporate rules carry a transfer. */
    public TransferMechanism withAssessment(Assessment made) {
        return new TransferMechanism(
                type, name, reference, copyOnRequest, validFrom, validThrough, lastVerified, Optional.of(made));
    }

    /** The same as it stands after what an operator said of it; unchanged where nothing was said. */
    public TransferMechanism after(Optional<Invalidation> said) {
        return said.map(invalidation -> invalidation.from().minusDays(1))
                .filter(last -> validThrough.map(last::isBefore).orElse(true))
                .map(this::withValidThrough)
                .orElse(this);
    }

    /** Whether nothing is missing that its kind needs beside the dates. */
    public boolean isAssessed() {
        return assessment.isPresent() || !type.isAppropriateSafeguard();
    }

    /** Whether the mechanism stands on a day of the register's zone. */
    public boolean validOn(LocalDate day) {
        return isAssessed()
                && validFrom.map(from -> !day.isBefore(from)).orElse(true)
                && validThrough.map(through -> !day.isAfter(through)).orElse(true);
    }
}
