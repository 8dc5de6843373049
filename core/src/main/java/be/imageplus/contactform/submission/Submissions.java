/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.work.RecordId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where enquiries are kept.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction. Values and technical data are sealed before they leave
 * this port; a database dump holds none in clear.
 */
public interface Submissions {

    /** What became of an insertion. */
    enum Insertion {
        /** It is stored. */
        STORED,
        /** An enquiry with this nonce is there already; nothing was stored. */
        NONCE_USED,
        /** The reference is taken; nothing was stored: try another. */
        REFERENCE_TAKEN
    }

    /** Stores an enquiry; never fails because of a duplicate, which it reports (and does not abort a transaction). */
    Insertion insert(Submission submission);

    /**
     * The enquiry with this id.
     *
     * @throws BrokenSealException when it is there and its seal does not open; so do the others that yield one enquiry
     */
    Optional<Submission> find(RecordId id);

    /** The enquiry that came with this form token. */
    Optional<Submission> findByNonce(String nonce);

    /**
     * Enquiries whose address ({@code email} in its canonical form) is this, whatever the case, newest first, at most
     * 100. One whose seal is broken is left out and logged, so that it does not hide the others.
     */
    List<Submission> findByEmail(String canonicalAddress);

    /**
     * Replaces what an enquiry says, and with it the address that it is found by and its {@link Fingerprint}: by that
     * of what was taken out, whoever has the keys could try guesses. Its nonce stays. False when there is no such
     * enquiry.
     *
     * @param values all of them, as they are from now on; where {@code email} is no address any more, no address finds
     *     it
     */
    boolean rewrite(RecordId id, Map<String, String> values);
}
