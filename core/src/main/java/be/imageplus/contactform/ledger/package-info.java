/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The accountability ledger: facts of procedure, never the matter (Art. 5(2)), and the chain that proves them.
 *
 * <p>An event is written in the transaction of its act. No name, address, message, old or new value is ever part of
 * one. Afterwards {@link be.imageplus.contactform.ledger.ChainedLedger} gives it a place in a chain that is keyed,
 * keeps how long the chain is outside the database, and verifies both; start reading there. Where events, links and
 * checkpoints lie is behind {@link be.imageplus.contactform.ledger.Ledger},
 * {@link be.imageplus.contactform.ledger.LedgerChain} and {@link be.imageplus.contactform.ledger.Checkpoints}.
 *
 * <p>It imports {@code vault}, {@code work} and {@code problem}.
 */
@NullMarked
package be.imageplus.contactform.ledger;

import org.jspecify.annotations.NullMarked;
