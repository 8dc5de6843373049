/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Instant;
import java.util.Optional;

/**
 * When recurring work was begun and done last, by its name, whichever node did it: the heartbeat that shows work which
 * silently stopped, and the place where a long pass remembers how far it has come.
 *
 * <h2>Guarantees</h2>
 *
 * Thread-safe; takes part in the calling thread's transaction.
 */
public interface Chores {

    /** What is known of a chore; empty when nobody ever began it. */
    Optional<Chore> find(String name);

    /** Writes down that it is begun now; its progress stays. */
    void begin(String name, Instant now);

    /** Writes down how far it has come. It must have been begun. */
    void progress(String name, String progress);

    /** Writes down that it is done now, and what it leaves to the next time as progress. It must have been begun. */
    void done(String name, Instant now, Optional<String> progress);

    /**
     * A chore.
     *
     * @param name for example {@code purge}
     * @param begunAt when it was begun last
     * @param doneAt when it was done last
     * @param progress what it wrote down for itself
     */
    record Chore(String name, Instant begunAt, Optional<Instant> doneAt, Optional<String> progress) {}
}
