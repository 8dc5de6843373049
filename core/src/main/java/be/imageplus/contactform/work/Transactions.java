/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import be.imageplus.contactform.problem.UnavailableException;
import java.util.function.Supplier;

/**
 * The unit of work: what happens inside is durable together, or not at all.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>Bound to the calling thread: every storage port of the same store, called inside, takes part.
 *   <li>A nested call joins the one under way; if it fails, the whole is rolled back, caught or not.
 *   <li>Any exception rolls back and is thrown on as it is.
 *   <li>When {@link #call} returns, the work is on disk; where the application has a transaction of its own around it
 *       and the store joins that one, it is once that one is committed.
 * </ul>
 */
public interface Transactions {

    /**
     * Runs work in a transaction and returns its result.
     *
     * @throws UnavailableException when the store cannot begin or commit in time; nothing was stored then, unless the
     *     connection to a database was lost between its commit and its answer: whoever tries again must allow for that
     */
    <T> T call(Supplier<T> work);

    /** Runs work in a transaction. */
    default void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Runs an action once the surrounding transaction has been committed, never if it is rolled back; at once where
     * there is none. It must be short. What it throws after a commit is logged and goes no further, since the work is
     * done.
     */
    void afterCommit(Runnable action);
}
