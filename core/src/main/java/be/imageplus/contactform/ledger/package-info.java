/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The accountability ledger: facts of procedure, never the matter (Art. 5(2)), and the chain that proves them.
 *
 * <p>An event is written in the transaction of its act. No name, address, message, old or new value is ever part of
 * one. Afterwards {@link be.imageplus.contactform.ledger.ChainedLedger} gives it a place in a chain that is keyed,
 * keeps how long the chain is outside the database, verifies both, and removes what is older than its period, as
 * {@link be.imageplus.contactform.ledger.LedgerTerms} say, behind an anchor; start reading there. Where events, links,
 * checkpoints and the anchor lie is behind {@link be.imageplus.contactform.ledger.Ledger},
 * {@link be.imageplus.contactform.ledger.LedgerChain}, {@link be.imageplus.contactform.ledger.Checkpoints} and
 * {@link be.imageplus.contactform.ledger.LedgerBeginning}. {@link be.imageplus.contactform.ledger.LedgerExport} is what
 * an auditor gets.
 *
 * <p>It imports {@code register}, {@code vault}, {@code text}, {@code work} and {@code problem}.
 */
@NullMarked
package be.imageplus.contactform.ledger;

import org.jspecify.annotations.NullMarked;
