/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/** What a verification of the ledger found. */
public sealed interface LedgerVerification {

    /**
     * Every link is what was chained, and every event stands behind one or waits for one.
     *
     * @param count how many links
     * @param unchained how many events wait: those of the last seconds, or of a time without background work
     * @param checkpoint the checkpoint that the chain fits; empty when there is none yet, or nowhere to keep one, or
     *     its place was truncated since, and then an end that was cut off with its events does not show
     * @param anchor where the ledger begins since its oldest end was truncated; empty when it is whole
     */
    record Verified(long count, long unchained, Optional<Checkpoint> checkpoint, Optional<Anchor> anchor)
            implements LedgerVerification {

        /** A ledger of which nothing was truncated. */
        public Verified(long count, long unchained, Optional<Checkpoint> checkpoint) {
            this(count, unchained, checkpoint, Optional.empty());
        }
    }

    /**
     * Something was done to the ledger outside this library. This is the first place that shows it; what stands before
     * is as it was chained.
     *
     * @param kind what was done, as far as it can be told
     * @param seq the place of the chain from which on nothing is proven
     * @param event the event it is about, where there is one
     */
    record Broken(Kind kind, long seq, Optional<RecordId> event) implements LedgerVerification {}

    /** The store's tables have no place for a chain yet: apply schema 2. */
    record NotChained() implements LedgerVerification {}

    /** What was done to a ledger. */
    enum Kind {
        /** An event or a link does not say what it said: it was changed, moved, or put in another's place. */
        CHANGED,
        /** An event or a link is gone though what follows it is there. */
        REMOVED,
        /** The oldest end is gone, or more of it than was truncated: links were removed, or the anchor was. */
        BEGINNING_REMOVED,
        /** An event that this library has not written, or a link in a place that was another's or nobody's. */
        INSERTED,
        /** An event stands without a link and does not wait for one: the link was removed, but not the event. */
        UNLINKED,
        /**
         * The chain ends before the last checkpoint, or before the event of its last truncation: its end was removed,
         * or an older copy was restored.
         */
        CUT_OFF,
        /** The chain fits in itself, but not the last checkpoint: an older copy was restored and written on. */
        REPLACED,
        /** A proof names a key that the key set lacks: restore the key file before judging. */
        KEY_UNKNOWN,
        /** The last checkpoint is none of ours: the file outside the database was changed. */
        CHECKPOINT_CHANGED,
        /** The anchor is none of ours, or one from before the last truncation: somebody moved the beginning. */
        ANCHOR_CHANGED,
        /** An exported file is not as it was written, whatever it says of the ledger. */
        EXPORT_CHANGED
    }
}
