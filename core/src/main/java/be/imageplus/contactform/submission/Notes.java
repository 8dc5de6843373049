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

    /** The most notes that an enquiry has. */
    int MOST = 1_000;

    /** Keeps a note of an enquiry that is there and has fewer than {@link #MOST}. */
    void add(Note note);

    /** How many notes an enquiry has. */
    int count(RecordId submission);

    /**
     * The notes of one enquiry, oldest first, at most {@link #MOST}.
     *
     * @throws BrokenSealException when one does not open
     */
    List<Note> of(RecordId submission);
}
