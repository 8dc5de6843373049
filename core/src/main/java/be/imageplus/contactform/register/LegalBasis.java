/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

/** The six grounds on which processing is lawful (Art. 6(1) GDPR). */
public enum LegalBasis {
    CONSENT('a'),
    CONTRACT('b'),
    LEGAL_OBLIGATION('c'),
    VITAL_INTERESTS('d'),
    PUBLIC_TASK('e'),
    LEGITIMATE_INTERESTS('f');

    private final char point;

    LegalBasis(char point) {
        this.point = point;
    }

    /** The letter of its point in Art. 6(1), for example {@code f}. */
    public char point() {
        return point;
    }

    /** The point of Art. 6(1) that names this basis, for example {@code 6(1)(f)}. */
    public String article() {
        return "6(1)(" + point + ")";
    }
}
