/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.util.Optional;

/**
 * How one transport stands on this node. Holds no personal data.
 *
 * @param recipient the register's id of who receives what goes through it
 * @param lawful whether sending to that recipient is lawful now (R4.3); if not, it is passed over
 * @param working false while its circuit is open: it failed several times in a row, and another one is asked where
 *     there is one
 * @param code how its last attempt failed; empty when it did not fail
 */
public record TransportStatus(String recipient, boolean lawful, boolean working, Optional<String> code) {}
