/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.ContactFormException;

/**
 * A file was to be made for a recipient to which nothing may be sent now (Chapter V GDPR, R4.3). The code is that of
 * the {@link TransferDecision.Unlawful}; the register, or an operator's word, must change before it can be made.
 */
public final class UnlawfulTransferException extends ContactFormException {

    private static final long serialVersionUID = 1L;

    UnlawfulTransferException(TransferDecision.Unlawful why) {
        super(why.code(), why.reason(), null);
    }

    @Override
    public boolean retryHelps() {
        return false;
    }
}
