/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Whether sending personal data to a recipient is lawful at an instant (Chapter V GDPR, R4.3 to R4.5).
 *
 * <p>{@link be.imageplus.contactform.transfer.TransferCheck} decides, whoever sends asks it each time.
 * {@link be.imageplus.contactform.transfer.Transfers} takes an operator's word that a mechanism is void, warns before a
 * transfer ends, and has parked mail released once it stands again; what must hold on every node lies behind
 * {@link be.imageplus.contactform.transfer.TransferBook}. It sends nothing: what may not be sent is parked by
 * {@code mail}. It imports {@code register}, {@code work} and {@code ledger}.
 */
@NullMarked
package be.imageplus.contactform.transfer;

import org.jspecify.annotations.NullMarked;
