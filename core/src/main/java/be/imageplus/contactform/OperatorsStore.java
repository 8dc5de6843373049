/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The store of a running application, as an operator's command names it.
 *
 * @param database a file, or a JDBC URL
 */
record OperatorsStore(String database) {

    /** What a command says when there is none. */
    static final String NOWHERE = "There is no database at this path; nothing was created.";

    /** Whether there is one, as far as that can be told without opening it. */
    boolean exists() {
        return isUrl() || Files.exists(Path.of(database));
    }

    /**
     * The store, not yet prepared; its tables stay as the application has them.
     *
     * @throws IllegalArgumentException when the path cannot be opened
     */
    JdbcContactStore open(KeySource keys) {
        JdbcContactStore store =
                isUrl() ? JdbcContactStore.open(database, keys) : JdbcContactStore.open(Path.of(database), keys);
        return store.withoutSchemaUpdates();
    }

    private boolean isUrl() {
        return database.startsWith("jdbc:");
    }
}
