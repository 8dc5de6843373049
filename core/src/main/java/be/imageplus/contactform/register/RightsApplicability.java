/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.Applicability.Conditional;
import be.imageplus.contactform.register.Applicability.No;
import be.imageplus.contactform.register.Applicability.PromisedBeyondLaw;
import be.imageplus.contactform.register.Applicability.Reason;
import be.imageplus.contactform.register.Applicability.Test;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rights a person has towards what one register declares, for each data item and purpose (G7).
 *
 * <p>A purpose names its legal basis, so that the two cannot disagree: the basis gives the cell of the table, the
 * purpose narrows it (legal claims, Art. 17(3)(e)), and the register's promise may go beyond it. A right that the
 * register grants and that neither the law nor this table yields for any purpose is not yielded by being granted: the
 * check finds it ({@link FindingCode#RIGHT_WITHOUT_PURPOSE}), and the notice does not tell it.
 *
 * <pre>{@code
 * RightsApplicability rights = new RightsApplicability(register);
 * rights.applicability(Right.PORTABILITY, register.purpose("reply").orElseThrow()); // PromisedBeyondLaw
 * }</pre>
 *
 * <p>An immutable value over an immutable register; thread-safe.
 */
public final class RightsApplicability {

    private final ProcessingRegister register;

    /** @param register declares purposes, items, and what is promised */
    public RightsApplicability(ProcessingRegister register) {
        this.register = Objects.requireNonNull(register, "register");
    }

    /** How the right stands towards data that is used for this purpose. */
    public Applicability applicability(Right right, Purpose purpose) {
        if (right == Right.AUTOMATED_DECISIONS && register.declarations().noAutomatedDecisions()) {
            return new No("22(1)", Reason.NO_SUCH_DECISION);
        }
        Applicability law = RightsMatrix.byLaw(right, purpose.basis());
        if (purpose.id().equals(Purpose.LEGAL_CLAIMS) && law.isYielded()) {
            return unlessClaimsNeedIt(right, law);
        }
        return law instanceof No no && mayBePromised(right, purpose.basis()) && isGranted(right)
                ? new PromisedBeyondLaw(no.article(), no.reason())
                : law;
    }

    /** The same for each purpose that an item serves, by the purpose's id, in the item's order. */
    public Map<String, Applicability> applicability(Right right, DataItem item) {
        Map<String, Applicability> byPurpose = new LinkedHashMap<>();
        item.purposes().stream()
                .flatMap(id -> register.purpose(id).stream())
                .forEach(purpose -> byPurpose.put(purpose.id(), applicability(right, purpose)));
        return Collections.unmodifiableMap(byPurpose);
    }

    /**
     * What the notice tells (Art. 13(2)(b)): every right that some purpose yields, by law or by promise, in the order
     * of the articles.
     */
    public Set<Right> yielded() {
        return rights(Applicability::isYielded);
    }

    /** Of those, what the law yields whether or not the register grants it: a notice must not be silent on these. */
    public Set<Right> byLaw() {
        return rights(answer -> answer.isYielded() && !(answer instanceof PromisedBeyondLaw));
    }

    /**
     * What is promised though the law does not give it, each right with the ids of the purposes for which that is so:
     * the record of processing activities labels it. For other purposes the law may give the same right.
     */
    public Map<Right, List<String>> promisedBeyondLaw() {
        Map<Right, List<String>> promised = new EnumMap<>(Right.class);
        for (Right right : Right.values()) {
            List<String> purposes = register.purposes().stream()
                    .filter(purpose -> applicability(right, purpose) instanceof PromisedBeyondLaw)
                    .map(Purpose::id)
                    .toList();
            if (!purposes.isEmpty()) {
                promised.put(right, purposes);
            }
        }
        return Collections.unmodifiableMap(promised);
    }

    /** Whether people can object to the use of their data for a purpose, by law (Art. 21(1)). */
    public static boolean isOpenToObjection(Purpose purpose) {
        return RightsMatrix.byLaw(Right.OBJECTION, purpose.basis()).isYielded();
    }

    private Set<Right> rights(Predicate<Applicability> wanted) {
        Set<Right> found = EnumSet.noneOf(Right.class);
        for (Right right : Right.values()) {
            if (register.purposes().stream()
                    .map(purpose -> applicability(right, purpose))
                    .anyMatch(wanted)) {
                found.add(right);
            }
        }
        return Collections.unmodifiableSet(found);
    }

    private static Applicability unlessClaimsNeedIt(Right right, Applicability law) {
        return switch (right) {
            case ERASURE -> new Conditional("17(3)(e)", Test.NOT_NEEDED_FOR_CLAIMS);
            case OBJECTION -> new Conditional("21(1)", Test.NOT_NEEDED_FOR_CLAIMS);
            case ACCESS, RECTIFICATION, RESTRICTION, PORTABILITY, AUTOMATED_DECISIONS -> law;
        };
    }

    /** The one cell of the table that a promise fills. */
    private static boolean mayBePromised(Right right, LegalBasis basis) {
        return right == Right.PORTABILITY && basis == LegalBasis.LEGITIMATE_INTERESTS;
    }

    private boolean isGranted(Right right) {
        return register.rights().rights().contains(right);
    }
}
