/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Instant;
import java.util.Optional;

/**
 * Rights to do a piece of work that is to be done by one node at a time, by the work's name.
 *
 * <h2>Guarantees</h2>
 *
 * Until a lease ends, nobody else gets one of the same name. Taken in a transaction, a lease is free again if that is
 * rolled back, and whoever else asks waits for its end. Thread-safe.
 */
public interface Leases {

    /**
     * Takes the lease of a name, or takes it for longer where the owner has it already. All who ask for one name ask
     * for about the same time: a lease that would last more than twice as long from {@code now} was taken before the
     * clock was set back, and is nobody's.
     *
     * @param name of the work, for example {@code ledger-chain}
     * @param owner the node that asks
     * @param until when it ends by itself, should the node die
     * @return empty when another owner has it at {@code now}
     */
    Optional<Lease> take(String name, String owner, Instant now, Instant until);

    /** Gives a lease back; changes nothing when it is another's by now. */
    void release(String name, Lease lease);
}
