/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import be.imageplus.contactform.problem.ConfigurationException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the key set comes from: a file, or whatever a secret store offers.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * It may be called from any thread, returns the same keys until an operator changes them, and never returns keys that
 * it made up because none were found, unless it was told to create them.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * The key set.
     *
     * @throws ConfigurationException when there is none, it cannot be read, or others can read it
     */
    KeySet load();

    /** The file that the keys lie in, whether or not it exists; empty when they come from elsewhere. */
    default Optional<Path> location() {
        return Optional.empty();
    }

    /** Keys in a file (mode 0600) in a directory of their own; a missing file stops the start. */
    static KeySource file(Path path) {
        return new KeyFile(path, false);
    }

    /** Keys in a file that is created, with a directory of its own, when it is missing. */
    static KeySource fileCreatedIfMissing(Path path) {
        return new KeyFile(path, true);
    }
}
