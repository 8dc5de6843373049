/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What operators said of mechanisms, and what they were told of transfers.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe, across nodes too; takes part in the calling thread's transaction. What was said holds for whoever asks
 * after its commit, on any node. Where the tables are those of the release before, nothing was ever said or told, and
 * nothing can be kept: what writes throws {@link UnavailableException}.
 */
public interface TransferBook {

    /** What was said of the mechanisms with these references, in one look-up; of the others nothing was said. */
    List<Invalidation> invalidations(Collection<String> references);

    /**
     * Everything that was said, by reference.
     *
     * @param after the reference that the page before ended with; empty for the first page
     */
    List<Invalidation> invalidations(Optional<String> after, int most);

    /** Keeps what was said; replaces what was said of the same mechanism before. */
    void invalidate(Invalidation said);

    /** Forgets what was said of a mechanism; false when nothing was. */
    boolean reinstate(String reference);

    /** What operators were told of a recipient and still holds, the latest last day first, the last hundred. */
    List<TransferNews> told(String recipient);

    /** Keeps that operators are told this; false when it was kept before, by this node or another. */
    boolean tell(TransferNews news);

    /** Forgets that operators were told this, since it does not hold any more; false when they were not. */
    boolean forget(TransferNews news);
}
