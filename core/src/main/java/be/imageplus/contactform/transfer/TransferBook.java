/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.TransferMechanism.Invalidation;
import java.util.List;
import java.util.Optional;

/**
 * What operators said of mechanisms, and what they were told of transfers.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe, across nodes too; takes part in the calling thread's transaction. What was said holds for whoever asks
 * after its commit, on any node. Where the tables are those of the release before, nothing was ever said, and nothing
 * can be kept: what writes throws {@link UnavailableException}.
 */
public interface TransferBook {

    /** What was said of the mechanism with this reference; empty where it stands as the register has it. */
    Optional<Invalidation> invalidation(String reference);

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

    /** Keeps that operators are told this; false when it was kept before, by this node or another. */
    boolean tell(TransferNews news);
}
