/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;

/** The store over JDBC. */
public abstract class JdbcContactStore implements ContactStore {

    /** Embedded SQLite in a file on a machine of the controller's own. Nothing is touched before {@link #prepare}. */
    public static JdbcContactStore open(Path database, KeySource keys) {
        return open(database, keys, Recipient.CONTROLLER);
    }

    /**
     * Embedded SQLite in a file. Nothing is touched before {@link #prepare}.
     *
     * @param recipient the register's id of who hosts the machine (R4.2)
     */
    public static JdbcContactStore open(Path database, KeySource keys, String recipient) {
        throw new AssertionError("stub");
    }
}
