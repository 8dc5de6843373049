/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

/** Whether data may be sent to a recipient at an instant. */
public sealed interface TransferDecision {

    /**
     * It may.
     *
     * @param ground {@code EEA}, {@code CONTROLLER}, or the reference of the mechanism that carries it
     */
    record Lawful(String ground) implements TransferDecision {}

    /**
     * It may not: what waits is parked and an alarm is raised.
     *
     * @param code {@link #INVALIDATED}, {@link #NOT_ASSESSED}, {@link #EXPIRED}, {@link #NO_MECHANISM} or
     *     {@link #UNDECLARED}; where several hold, the first of these
     * @param reason one sentence for an operator, with the recipient's id and what is the matter with each mechanism
     */
    record Unlawful(String code, String reason) implements TransferDecision {

        /** An operator declared a mechanism void that would stand otherwise (R4.5). */
        public static final String INVALIDATED = "TRANSFER-INVALIDATED";

        /** Clauses or corporate rules would stand, had the law of the country been assessed. */
        public static final String NOT_ASSESSED = "TRANSFER-NOT-ASSESSED";

        /** A mechanism was valid earlier, and none is now. */
        public static final String EXPIRED = "TRANSFER-EXPIRED";

        /** The register names no mechanism for the recipient's country, or none that has begun. */
        public static final String NO_MECHANISM = "TRANSFER-NO-MECHANISM";

        /** The register does not know the recipient. */
        public static final String UNDECLARED = "TRANSFER-UNDECLARED";
    }
}
