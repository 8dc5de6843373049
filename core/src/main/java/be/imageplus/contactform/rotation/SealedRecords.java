/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/**
 * Everything in the store that is sealed or indexed, as far as its keys go: what it says stays where it is.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Thread-safe; takes part in the calling thread's transaction.
 *   <li>Making something anew changes its keys and nothing of what it says, whatever others do to the record at the
 *       same moment: their change stays.
 *   <li>What does not open with any of the keys is left as it is.
 * </ul>
 */
public interface SealedRecords {

    /** What is sealed, each with a period of its own. */
    enum Part {
        /** What enquiries say, the index of their address, and the fingerprint that tells a double click. */
        ENQUIRIES,
        /** What came with the requests. */
        TECHNICAL_DATA,
        /** What staff wrote about them. */
        NOTES
    }

    /** Where the key is in its life that the store's check value is sealed with; empty when it is not known. */
    Optional<Stage> checkValue();

    /**
     * Makes the check value anew with the keys in use, where older ones have made it: from then on, keys without these
     * do not fit the store.
     *
     * @return whether it did; of several nodes at once, one does
     */
    boolean renewCheckValue();

    /**
     * Makes the next records of a part anew, by their ids, where older keys have made something of them. One that does
     * not open is logged by its id and passed over.
     *
     * @param after the id that the page before ended with; empty for the first page
     */
    Page reseal(Part part, Optional<RecordId> after, int most);

    /** Looks at the next records of a part and changes nothing. */
    Page inspect(Part part, Optional<RecordId> after, int most);

    /**
     * Has what was overwritten disappear from the database's files as far as that is possible without holding anybody
     * up: a log of SQLite's. Call it outside a transaction. What cannot be done now is left.
     *
     * @throws UnavailableException never: it is only housekeeping
     */
    void forgetOverwritten();

    /**
     * What was found of some records.
     *
     * @param last the id that the page ended with; empty when there are no more
     * @param records how many were looked at
     * @param older how many older keys had made something of
     * @param unreadable how many do not open with any of the keys
     */
    record Page(Optional<RecordId> last, int records, int older, int unreadable) {}
}
