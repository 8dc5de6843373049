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
     * @param code {@link #NO_MECHANISM}, {@link #EXPIRED} or {@link #UNDECLARED}
     * @param reason one sentence for an operator, with the recipient's id and the dates
     */
    record Unlawful(String code, String reason) implements TransferDecision {

        /** The register names no mechanism for the recipient's country, or none that has begun. */
        public static final String NO_MECHANISM = "TRANSFER-NO-MECHANISM";

        /** A mechanism was valid earlier, and none is now. */
        public static final String EXPIRED = "TRANSFER-EXPIRED";

        /** The register does not know the recipient. */
        public static final String UNDECLARED = "TRANSFER-UNDECLARED";
    }
}
