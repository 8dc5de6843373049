/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.util.Objects;

/**
 * How a right of a person stands towards data that is used for one purpose (G7).
 *
 * <p>{@link RightsApplicability} decides it. One enquiry may be half contract and half legitimate interest, so there is
 * an answer for each purpose that a data item serves, and not one for the enquiry.
 */
public sealed interface Applicability {

    /** The provision that decides, without the word "Article", for example {@code 17(3)(b)}. */
    String article();

    /** Whether a person has the right: by law, under a condition, or by promise. */
    default boolean isYielded() {
        return !(this instanceof No);
    }

    /** The person has the right. */
    record Applies(String article) implements Applicability {

        public Applies {
            Objects.requireNonNull(article, "article");
        }
    }

    /**
     * The person has the right where a test is met, which somebody decides for the single case.
     *
     * @param test what must hold
     */
    record Conditional(String article, Test test) implements Applicability {

        public Conditional {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(test, "test");
        }
    }

    /**
     * The law does not give the right here, the notice does: it is honoured, and labelled as promised.
     *
     * @param article the provision that the law stops at
     * @param law why the law does not give it
     */
    record PromisedBeyondLaw(String article, Reason law) implements Applicability {

        public PromisedBeyondLaw {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(law, "law");
        }
    }

    /** The person does not have the right here. */
    record No(String article, Reason reason) implements Applicability {

        public No {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** What must hold for a right that is conditional. */
    enum Test {
        /** The data is no longer needed for what it was collected for (Art. 17(1)(a)). */
        NO_LONGER_NEEDED,
        /** No law obliges the controller to keep the data any more (Art. 17(3)(b)). */
        NO_LONGER_OBLIGED,
        /** The task does not need the data, or the person's objection is upheld (Art. 17(1)(c), 17(3)(b)). */
        OBJECTION_UPHELD,
        /** Legal claims do not need the data (Art. 17(3)(e), 21(1)). */
        NOT_NEEDED_FOR_CLAIMS,
        /** Accuracy is contested, use is unlawful, or the person needs the data for claims (Art. 18(1)(a) to (c)). */
        CONTESTED_UNLAWFUL_OR_CLAIMS,
        /** The same, or an objection is pending (Art. 18(1)(a) to (d)). */
        CONTESTED_UNLAWFUL_CLAIMS_OR_OBJECTION,
        /** A decision by automated means rests on explicit consent (Art. 22(2)(c)). */
        DECIDED_BY_EXPLICIT_CONSENT,
        /** A decision by automated means is necessary for the contract (Art. 22(2)(a)). */
        DECIDED_AS_CONTRACT_NEEDS,
        /** A law authorises a decision by automated means (Art. 22(2)(b)). */
        DECIDED_AS_LAW_AUTHORISES
    }

    /** Why a right is not there. */
    enum Reason {
        /** Only consent and contract carry portability (Art. 20(1)(a)). */
        NEITHER_CONSENT_NOR_CONTRACT,
        /** A task in the public interest is exempt from portability (Art. 20(3)). */
        PUBLIC_TASK,
        /** Consent is withdrawn rather than objected to (Art. 7(3)). */
        CONSENT_IS_WITHDRAWN,
        /** Only legitimate interests and a public task can be objected to (Art. 21(1)). */
        NEITHER_INTEREST_NOR_TASK,
        /** No decision may rest on automated means alone here, so there is none to contest (Art. 22(1)). */
        DECISION_FORBIDDEN,
        /** The controller declares that no decision rests on automated means alone (Art. 22(1)). */
        NO_SUCH_DECISION
    }
}
