/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Optional;

/**
 * One fact of procedure.
 *
 * @param id of the event
 * @param at when it happened
 * @param type what happened
 * @param actor who did it, as a role: {@code visitor}, {@code delivery}, {@code operator}
 * @param subject the record it is about
 * @param registerVersion the notice version in force; empty where an operator's tool acts without a register
 * @param reason a stable code, where the type alone does not say it
 */
public record LedgerEvent(
        RecordId id,
        Instant at,
        Type type,
        String actor,
        Optional<RecordId> subject,
        Optional<String> registerVersion,
        Optional<String> reason) {

    /** What can happen. */
    public enum Type {
        SUBMISSION_ACCEPTED,
        SUBMISSION_QUARANTINED,
        MAIL_DELIVERED,
        MAIL_DEAD_LETTERED,
        MAIL_PARKED,
        MAIL_REQUEUED,
        /**
         * From this mail on, a node's mails go by a later transport. The reason names the recipient that took mails
         * before, the one that takes them now, and why.
         */
        MAIL_FAILED_OVER,
        /** From this mail on they go by an earlier one again. The reason names both recipients in the same order. */
        MAIL_FAILED_BACK,
        /** A transport was passed over because the transfer is not lawful. The reason names its recipient and why. */
        TRANSPORT_PASSED_OVER,
        /** An operator said that a transfer mechanism is void. The reason names its reference, from when, and why. */
        TRANSFER_MECHANISM_INVALIDATED,
        /** An operator took that back. The reason names its reference. */
        TRANSFER_MECHANISM_REINSTATED,
        /** Operators were warned that a transfer ends. The reason names recipient, last day and days before it. */
        TRANSFER_ENDS_SOON,
        /** Operators were told that a transfer has ended. The reason names recipient and last day. */
        TRANSFER_ENDED,
        /**
         * Operators were told that it is lawful again. The reason names recipient and the mechanism that carries it.
         */
        TRANSFER_STANDS_AGAIN,
        NOTICE_PUBLISHED
    }
}
