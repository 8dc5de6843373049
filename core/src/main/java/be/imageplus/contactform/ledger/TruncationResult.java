/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import java.util.Optional;

/** What came of truncating the ledger's oldest end. */
public sealed interface TruncationResult {

    /**
     * Everything at the oldest end whose period is over is gone.
     *
     * @param events how many went; 0 when none was due
     * @param anchor where the ledger begins now; empty when nothing was ever truncated
     */
    record Truncated(long events, Optional<Anchor> anchor) implements TruncationResult {}

    /**
     * Another node is at the chain: what is left is truncated another time.
     *
     * @param events how many went before
     */
    record Busy(long events) implements TruncationResult {}

    /**
     * The ledger does not verify as far as it was to go, or not against its last checkpoint. What may be evidence
     * stays; {@link ChainedLedger#verify} tells more.
     *
     * @param events how many went before
     * @param broken what shows it first
     */
    record Refused(long events, LedgerVerification.Broken broken) implements TruncationResult {}

    /** The store's tables have no place for an anchor yet: apply schema 3. Nothing was removed. */
    record NotReady() implements TruncationResult {}
}
