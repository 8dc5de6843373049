/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The accountability ledger: facts of procedure, never the matter (Art. 5(2)).
 *
 * <p>An event is written in the transaction of its act. No name, address, message, old or new value is ever part of
 * one.
 */
@NullMarked
package be.imageplus.contactform.ledger;

import org.jspecify.annotations.NullMarked;
