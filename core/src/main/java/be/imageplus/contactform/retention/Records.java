/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;

/**
 * What the store holds of enquiries, for its end.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction.
 */
public interface Records {

    /**
     * Erases an enquiry and everything that hangs on it: technical data, address index, life, notes, mails that are
     * owed, disclosures. Its ledger events and its tombstone stay, and so does the index of its exports, by which the
     * files are found.
     *
     * @return false when there was none; what hung on it is gone all the same
     */
    boolean erase(RecordId id);
}
