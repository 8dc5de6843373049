/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/**
 * Where notices to staff are kept until they have left. Thread-safe; takes part in the calling thread's transaction.
 * {@link #add} throws {@link UnavailableException} ({@code STORE-SCHEMA-OLDER}) while the tables are those of schema 2.
 */
public interface StaffNotices {

    /** Keeps a notice. */
    void add(StaffNotice notice);

    /** The notice with this id; empty when there is none, or its tables are not there yet. */
    Optional<StaffNotice> find(RecordId id);

    /**
     * Forgets a notice that has left or is not needed any more, and with it the mail that was owed: no enquiry's end
     * takes that along. Harmless when it is gone already.
     */
    void remove(RecordId id);
}
