/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.register.Applicability.Applies;
import be.imageplus.contactform.register.Applicability.Conditional;
import be.imageplus.contactform.register.Applicability.No;
import be.imageplus.contactform.register.Applicability.Reason;
import be.imageplus.contactform.register.Applicability.Test;

/** Which right the law gives on which legal basis (G7): the table, cell by cell, without what a notice promises. */
final class RightsMatrix {

    private RightsMatrix() {}

    static Applicability byLaw(Right right, LegalBasis basis) {
        return switch (right) {
            case ACCESS -> new Applies("15");
            case RECTIFICATION -> new Applies("16");
            case ERASURE -> erasure(basis);
            case RESTRICTION -> restriction(basis);
            case PORTABILITY -> portability(basis);
            case OBJECTION -> objection(basis);
            case AUTOMATED_DECISIONS -> automatedDecisions(basis);
        };
    }

    private static Applicability erasure(LegalBasis basis) {
        return switch (basis) {
            case CONSENT -> new Applies("17(1)(b)");
            case CONTRACT, VITAL_INTERESTS -> new Conditional("17(1)(a)", Test.NO_LONGER_NEEDED);
            case LEGAL_OBLIGATION -> new Conditional("17(3)(b)", Test.NO_LONGER_OBLIGED);
            case PUBLIC_TASK -> new Conditional("17(3)(b)", Test.OBJECTION_UPHELD);
            case LEGITIMATE_INTERESTS -> new Applies("17(1)(c)");
        };
    }

    private static Applicability restriction(LegalBasis basis) {
        return switch (basis) {
            case CONSENT, CONTRACT, LEGAL_OBLIGATION, VITAL_INTERESTS ->
                new Conditional("18(1)(a) to (c)", Test.CONTESTED_UNLAWFUL_OR_CLAIMS);
            case PUBLIC_TASK, LEGITIMATE_INTERESTS ->
                new Conditional("18(1)(a) to (d)", Test.CONTESTED_UNLAWFUL_CLAIMS_OR_OBJECTION);
        };
    }

    private static Applicability portability(LegalBasis basis) {
        return switch (basis) {
            case CONSENT, CONTRACT -> new Applies("20(1)");
            case LEGAL_OBLIGATION, VITAL_INTERESTS, LEGITIMATE_INTERESTS ->
                new No("20(1)(a)", Reason.NEITHER_CONSENT_NOR_CONTRACT);
            case PUBLIC_TASK -> new No("20(3)", Reason.PUBLIC_TASK);
        };
    }

    private static Applicability objection(LegalBasis basis) {
        return switch (basis) {
            case CONSENT -> new No("7(3)", Reason.CONSENT_IS_WITHDRAWN);
            case CONTRACT, LEGAL_OBLIGATION, VITAL_INTERESTS -> new No("21(1)", Reason.NEITHER_INTEREST_NOR_TASK);
            case PUBLIC_TASK, LEGITIMATE_INTERESTS -> new Applies("21(1)");
        };
    }

    private static Applicability automatedDecisions(LegalBasis basis) {
        return switch (basis) {
            case CONSENT -> new Conditional("22(2)(c)", Test.DECIDED_BY_EXPLICIT_CONSENT);
            case CONTRACT -> new Conditional("22(2)(a)", Test.DECIDED_AS_CONTRACT_NEEDS);
            case LEGAL_OBLIGATION -> new Conditional("22(2)(b)", Test.DECIDED_AS_LAW_AUTHORISES);
            case VITAL_INTERESTS, PUBLIC_TASK, LEGITIMATE_INTERESTS -> new No("22(1)", Reason.DECISION_FORBIDDEN);
        };
    }
}
