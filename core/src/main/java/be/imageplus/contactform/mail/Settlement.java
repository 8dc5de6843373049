/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import be.imageplus.contactform.ledger.LedgerEvent;
import java.util.Optional;

/**
 * What is written down after an attempt.
 *
 * @param after the item as it is from now on
 * @param event for the ledger, where something happened that it must tell
 */
record Settlement(OutboxItem after, Optional<LedgerEvent.Type> event) {

    static Settlement quietly(OutboxItem after) {
        return new Settlement(after, Optional.empty());
    }

    static Settlement telling(LedgerEvent.Type event, OutboxItem after) {
        return new Settlement(after, Optional.of(event));
    }

    /** How the attempt ended. */
    String code() {
        return after.lastCode().orElse("");
    }
}
