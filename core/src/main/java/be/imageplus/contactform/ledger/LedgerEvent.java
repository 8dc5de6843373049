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
 * @param actor who did it, as an {@link ActorCode}: a role without persons ({@code visitor}, {@code delivery}), or a
 *     role and a person's pseudonym ({@code handler/7}); never a name or an address
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

    /** @throws IllegalArgumentException when the actor could be a name or an address; it does not say what it is */
    public LedgerEvent {
        ActorCode.require(actor);
    }

    /** What can happen. */
    public enum Type {
        SUBMISSION_ACCEPTED,
        SUBMISSION_QUARANTINED,
        MAIL_DELIVERED,
        MAIL_DEAD_LETTERED,
        MAIL_PARKED,
        MAIL_REQUEUED,
        /** A mail to the sender that says that the enquiry was received has left. The reason is a code. */
        ACKNOWLEDGEMENT_DELIVERED,
        /** One that was owed is not tried any more. The reason is a code. */
        ACKNOWLEDGEMENT_DROPPED,
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
        NOTICE_PUBLISHED,
        /** Somebody read an enquiry, or found it by its words or its address. The reason names the purpose. */
        SUBMISSION_CONSULTED,
        /** It was resolved; its period runs. The reason names the outcome. */
        SUBMISSION_RESOLVED,
        /** It was resolved as of its last activity, since nobody had done so for too long (R5.3). */
        SUBMISSION_RESOLVED_BY_DATE,
        /** Staff are at it again, and no period runs. The reason says whether a new message came. */
        SUBMISSION_REOPENED,
        /** Staff moved it to the quarantine. */
        SUBMISSION_MOVED_TO_QUARANTINE,
        /** A person looked at it in the quarantine and released it. */
        SUBMISSION_RELEASED,
        /** Staff wrote a note about it, which the ledger does not hold. */
        SUBMISSION_NOTED,
        /** Staff flagged it as sensitive (R2.12), or took that back. The reason says which. */
        SUBMISSION_FLAGGED,
        /** Staff redacted a span of it (R2.12). The reason names the data item and how many characters. */
        SUBMISSION_REDACTED,
        /** It is said to come from a minor: restricted at once (R2.14). */
        MINOR_REPORTED,
        /** Staff found that it does not. */
        MINOR_NOT_CONFIRMED,
        /** Somebody ordered that it is erased ahead of its date (R2.12, R2.14). The reason is a code. */
        EARLY_ERASURE_ORDERED,
        /** Its processing is restricted (Art. 18). The reason is a code. */
        SUBMISSION_RESTRICTED,
        /** The person was told that the restriction is lifted. */
        RESTRICTION_LIFTED,
        /** Something keeps part of it from being erased (R5.8). The reason names the parts and when it is reviewed. */
        LEGAL_HOLD_PLACED,
        /** A legal hold was looked at again. The reason names the next review. */
        LEGAL_HOLD_REVIEWED,
        /** A legal hold ended. */
        LEGAL_HOLD_RELEASED,
        /** It led to a contract, whose schedule its message follows from now on (R5.4). The reason names the date. */
        RELATIONSHIP_STARTED,
        /** The contract ended. The reason names until when the message is kept. */
        RELATIONSHIP_ENDED,
        /** Something blocks its mail or its erasure. The reason is a code. */
        BLOCKER_PLACED,
        /** It does not any more. The reason is a code. */
        BLOCKER_LIFTED,
        /** Staff were asked to look at what is in quarantine. The reason names form and count. */
        QUARANTINE_DIGEST_SENT,
        /** Staff were asked to look at enquiries that nobody has resolved. The reason names form and count. */
        REVIEW_REMINDER_SENT,
        /** The technical data of an enquiry was purged at its own period. */
        TECHNICAL_DATA_PURGED,
        /** An enquiry was purged. The reason is the code that its tombstone has. */
        SUBMISSION_PURGED,
        /** What is due waits. The reason says for what. */
        PURGE_DEFERRED,
        /** A batch of a purge was certified. The reason names run, batch and counts. */
        PURGE_CERTIFIED,
        /** The copies of an enquiry must go everywhere. The reason is a code. */
        ERASURE_ORDERED,
        /** A place answered. The reason names the place and what it said. */
        ERASURE_ANSWERED,
        /** Every place has answered. */
        ERASURE_COMPLETE,
        /** A restored database was recognised, and what had been purged was erased again. The reason names counts. */
        RESTORE_REPLAYED,
        /** An enquiry was written to a file. The reason names the purpose, the recipient and when the file ends. */
        SUBMISSION_EXPORTED,
        /**
         * The oldest end of this ledger was truncated at its own period. The reason names the last place that went, and
         * how many went with it.
         */
        LEDGER_TRUNCATED,
        /**
         * This ledger was exported, or what it says about one record. The reason names first and last place, the
         * purpose and the recipient.
         */
        LEDGER_EXPORTED,
        /**
         * An operator said that a clock is right that was not believed, since it was so far ahead. The reason names
         * when a node was seen at work last.
         */
        CLOCK_CONFIRMED,
        /** The keys in use changed. The reason says how. */
        KEYS_CHANGED,
        /** Everything that was sealed with earlier keys is sealed with the present one. The reason names counts. */
        RESEALED
    }
}
