/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.vault;

import java.nio.file.Path;

/** A key set in a file that only its owner may read. */
record KeyFile(Path path, boolean create) implements KeySource {

    @Override
    public KeySet load() {
        throw new AssertionError("stub");
    }
}
