/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything that the store holds of enquiries, to be erased from it.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. What is not there is erased already. The ledger and
 * tombstones stay: they hold no content.
 */
public interface Records {

    /**
     * Message-IDs of mails that hold these enquiries, or may: by them other places find their copies. Enquiries without
     * any are left out; what went as a file has none.
     */
    Map<RecordId, Set<String>> messageIds(Collection<RecordId> enquiries);

    /**
     * Erases enquiries: what they say, technical data, indexes, notes, life, mails that were owed, disclosures.
     *
     * @return how many of them were there
     */
    int erase(Collection<RecordId> enquiries);

    /** Erases one; false when there was none. */
    default boolean erase(RecordId enquiry) {
        return erase(List.of(enquiry)) == 1;
    }

    /** Erases the technical data of enquiries and nothing else; says how many had any. */
    int eraseTechnical(Collection<RecordId> enquiries);

    /** Whether anything of an enquiry is here. */
    boolean holds(RecordId enquiry);
}
