/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.ReasonCode;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * An order to erase a record, or its copies only, everywhere but in the store. Written in the transaction that erases
 * it there, so that neither happens without the other.
 *
 * @param record the record's id
 * @param portion what of it
 * @param reason why, as a code
 * @param orderedAt when
 * @param messageIds of the mails that hold it, or may
 * @param completeAt when every place had answered; empty while one has not
 */
public record Erasure(
        RecordId record,
        Portion portion,
        String reason,
        Instant orderedAt,
        Set<String> messageIds,
        Optional<Instant> completeAt) {

    /** What is erased. */
    public enum Portion {
        /** The record itself and every copy. */
        RECORD,
        /** Its copies outside the store, ahead of the record. */
        COPIES
    }

    public Erasure {
        ReasonCode.require("reason", reason);
        orderedAt = orderedAt.truncatedTo(ChronoUnit.MILLIS);
        completeAt = completeAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
        messageIds = Set.copyOf(messageIds);
    }

    /** What places are asked about. */
    ErasedRecord erased() {
        return new ErasedRecord(record, messageIds, orderedAt);
    }
}
