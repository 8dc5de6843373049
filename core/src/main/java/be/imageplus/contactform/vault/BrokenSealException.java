/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import be.imageplus.contactform.problem.ContactFormException;

/** Sealed data that does not open: it was changed, it was moved from another record, or its key is gone. */
public final class BrokenSealException extends ContactFormException {

    private static final long serialVersionUID = 1L;

    BrokenSealException(String recordId, String column) {
        super(
                "SEAL-BROKEN",
                "Column " + column + " of record " + recordId + " does not open: it was changed outside this library, "
                        + "or it was sealed with a key that is not in the key set. Restore the key file or the record "
                        + "from the same backup.",
                null);
    }

    @Override
    public boolean retryHelps() {
        return false;
    }
}
