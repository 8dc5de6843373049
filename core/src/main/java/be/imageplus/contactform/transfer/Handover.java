/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.register.Recipient;

/**
 * What a file with personal data is made for, and who receives it (R3.1, R4.9).
 *
 * @param purpose the register's id of it
 * @param recipient the register's id of it. The person whose data it is, and an authority with an inquiry of its own,
 *     are no recipients (Art. 4(9)): what they are to get is the controller's own until it hands it to them
 */
public record Handover(String purpose, String recipient) {

    /** Of what stays with the controller. */
    public static Handover ownUse(String purpose) {
        return new Handover(purpose, Recipient.CONTROLLER);
    }

    /** Both as the ledger keeps them: {@code legal-claims to insurer}. */
    public String inTheLedger() {
        return purpose + " to " + recipient;
    }
}
