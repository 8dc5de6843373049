/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.util.List;

/**
 * Where notes are kept, sealed. Thread-safe; takes part in the calling thread's transaction. A note ends with its
 * enquiry.
 */
public interface Notes {

    /** Keeps a note of an enquiry that is there. */
    void add(Note note);

    /**
     * The notes of one enquiry, oldest first, at most 1000.
     *
     * @throws BrokenSealException when one does not open
     */
    List<Note> of(RecordId submission);
}
