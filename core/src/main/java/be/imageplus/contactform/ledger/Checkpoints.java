/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.ledger;

import be.imageplus.contactform.problem.UnavailableException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where checkpoints of the chain are kept, out of reach of whoever can write to the database.
 *
 * <h2>Guarantees</h2>
 *
 * What {@link #append} was given is on disk when it returns, and nothing that was kept before is changed or lost.
 * Several nodes may share one place. Thread-safe. Either method may throw {@link UnavailableException}.
 */
public interface Checkpoints {

    /** Keeps a checkpoint. */
    void append(Checkpoint checkpoint);

    /** The one of the highest place; empty when there is none. It is not verified. */
    Optional<Checkpoint> latest();

    /** Checkpoints in a text file, one a line, that only its owner may use (mode 0600). */
    static Checkpoints file(Path path) {
        return new CheckpointFile(path);
    }
}
