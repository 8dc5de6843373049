/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * Why data is used, and on which ground (Art. 13(1)(c), (d)).
 *
 * @param id for example {@code reply}
 * @param description the purpose in words that people understand
 * @param basis the legal basis
 * @param interest the legitimate interest itself, where {@code basis} is legitimate interests (Art. 13(1)(d))
 * @param assessment the balancing that backs it (R3.2)
 */
public record Purpose(
        String id,
        LocalizedText description,
        LegalBasis basis,
        Optional<LocalizedText> interest,
        Optional<Assessment> assessment) {

    /** The purpose for which data may be kept although its period has ended: legal claims (Art. 17(3)(e), R5.8). */
    public static final String LEGAL_CLAIMS = "legal-claims";

    /** A purpose on a ground; legitimate interests need {@link #withInterest} too. */
    public static Purpose of(String id, LocalizedText description, LegalBasis basis) {
        return new Purpose(id, description, basis, Optional.empty(), Optional.empty());
    }

    /** The same, with the legitimate interest named (Art. 13(1)(d)). */
    public Purpose withInterest(LocalizedText named) {
        return new Purpose(id, description, basis, Optional.of(named), assessment);
    }

    /** The same, with the balancing that backs it (R3.2). */
    public Purpose withAssessment(Assessment backing) {
        return new Purpose(id, description, basis, interest, Optional.of(backing));
    }

    /**
     * A legitimate-interest assessment (R3.2).
     *
     * @param necessity why the purpose needs the data
     * @param balancing why the person's interests do not override
     * @param safeguards what protects the person
     * @param reviewed when it was last reviewed
     * @param owner the role that answers for it
     */
    public record Assessment(String necessity, String balancing, String safeguards, LocalDate reviewed, String owner) {

        /** For how long an assessment holds unless something changes (R3.2, policy). */
        private static final Period HOLDS = Period.ofYears(2);

        /** The last day on which it holds by itself: it is to be reviewed by then. */
        public LocalDate dueForReview() {
            return reviewed.plus(HOLDS);
        }
    }
}
