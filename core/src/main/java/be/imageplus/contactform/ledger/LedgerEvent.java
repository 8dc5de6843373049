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
        NOTICE_PUBLISHED
    }
}
