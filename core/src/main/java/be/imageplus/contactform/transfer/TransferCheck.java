/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Instant;

/** Decides for the recipients of one register. Thread-safe. */
public final class TransferCheck {

    public TransferCheck(ProcessingRegister register) {
        throw new AssertionError("stub");
    }

    /** Whether data may be sent to the recipient with this id at this instant (dates count in the register's zone). */
    public TransferDecision decide(String recipientId, Instant at) {
        throw new AssertionError("stub");
    }
}
