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
     * @param code {@code TRANSFER-NO-MECHANISM}, {@code TRANSFER-EXPIRED} or {@code TRANSFER-UNDECLARED}
     * @param reason one sentence for an operator, with the recipient's id and the dates
     */
    record Unlawful(String code, String reason) implements TransferDecision {}
}
