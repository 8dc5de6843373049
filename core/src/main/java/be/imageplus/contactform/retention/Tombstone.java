/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.ReasonCode;
import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That a record was purged and must not come back (R5.13). Names the record's id and nothing of the person, who may
 * write again (rule 6).
 *
 * @param record the id of what was purged
 * @param purgedAt when, to the millisecond
 * @param reason a stable code, for example {@code period-ended}
 */
public record Tombstone(RecordId record, Instant purgedAt, String reason) {

    public Tombstone {
        purgedAt = purgedAt.truncatedTo(ChronoUnit.MILLIS);
        ReasonCode.require("reason", reason);
    }
}
