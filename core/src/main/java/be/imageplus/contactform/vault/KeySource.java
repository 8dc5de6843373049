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
 * It may be called from any thread and at any time: at a start, about once a minute while the application runs, and
 * when something names a key that is not known. It answers within seconds, returns the same keys until an operator
 * changes them and the changed ones from then on, and never returns keys that it made up because none were found,
 * unless it was told to create them.
 */
@FunctionalInterface
public interface KeySource {

    /**
     * The key set.
     *
     * @throws ConfigurationException when there is none, it cannot be read, or others can read it
     */
    KeySet load();

    /**
     * The same source, which makes no keys, whatever it was told: for data that was sealed already, and keys that are
     * in use. This one, unless it makes keys.
     */
    default KeySource existing() {
        return this;
    }

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

    /**
     * Puts keys into a file in place of others, whole or not at all: whoever reads it meanwhile finds the one or the
     * other. The file has mode 0600 and the same owner. What it held is kept nowhere.
     *
     * @param before what the file must hold, so that of two operators at once one is told
     * @throws ConfigurationException when the file cannot be read or written
     * @throws IllegalStateException when it holds other keys than {@code before}
     */
    static void replace(Path file, KeySet before, KeySet after) {
        new KeyFile(file, false).replace(before, after);
    }
}
