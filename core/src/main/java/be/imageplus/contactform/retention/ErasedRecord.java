/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.util.Set;

/**
 * A record whose copies must go, and by what they are found: opaque ids, no content.
 *
 * @param id the record's id
 * @param messageIds Message-IDs of the mails that were sent about it, without angle brackets
 * @param erasedAt when its erasure was ordered
 */
public record ErasedRecord(RecordId id, Set<String> messageIds, Instant erasedAt) {

    public ErasedRecord {
        messageIds = Set.copyOf(messageIds);
    }
}
