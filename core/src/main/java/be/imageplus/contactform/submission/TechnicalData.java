/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.util.Optional;

/**
 * What came with the request and is declared (R2.5, R2.6); serves security only (R2.9).
 *
 * <p><b>Privacy.</b> Sealed apart from the message, with its own period; never mailed, never rendered.
 *
 * @param clientAddress full or truncated as the register declares, for example {@code 192.0.2.0/24}; empty if
 *     undeclared
 * @param browserFamily for example {@code Firefox}; empty if undeclared
 */
public record TechnicalData(Optional<String> clientAddress, Optional<String> browserFamily) {

    /** Nothing was declared. */
    public static final TechnicalData NONE = new TechnicalData(Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "TechnicalData[…]";
    }
}
