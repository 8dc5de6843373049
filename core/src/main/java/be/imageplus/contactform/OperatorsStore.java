/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/** The store of a running application, as an operator's command names it. */
final class OperatorsStore {

    /** Exit code: it was done. */
    static final int DONE = 0;

    /** Exit code: it was refused, or could not be done; what was printed says why. */
    static final int FAILED = 1;

    /** Exit code: the arguments are wrong. */
    static final int MISUSED = 2;

    private final String database;
    private final String keyFile;

    /** @param database a file, or a JDBC URL, which may hold a password */
    OperatorsStore(String database, String keyFile) {
        this.database = database;
        this.keyFile = keyFile;
    }

    /**
     * Opens the store, whose tables stay as the application has them, for one task, and closes it. What keeps it from
     * that is printed, and nothing is created.
     *
     * @param task returns the exit code
     */
    int use(PrintStream out, ToIntFunction<ContactStore> task) {
        try {
            if (!exists()) {
                out.println("There is no database at this path; nothing was created.");
                return FAILED;
            }
            try (ContactStore store = open()) {
                List<Finding> findings = store.prepare();
                findings.forEach(out::println);
                return findings.isEmpty() ? task.applyAsInt(store) : FAILED;
            }
        } catch (ContactFormException e) {
            out.println(e.code() + ": " + e.getMessage());
            return FAILED;
        } catch (IllegalArgumentException e) { // a path that cannot be opened
            out.println(e.getMessage());
            return MISUSED;
        }
    }

    /** Whether there is one, as far as that can be told without opening it. */
    private boolean exists() {
        return isUrl() || Files.exists(Path.of(database));
    }

    private ContactStore open() {
        KeySource source = KeySource.file(Path.of(keyFile));
        JdbcContactStore store =
                isUrl() ? JdbcContactStore.open(database, source) : JdbcContactStore.open(Path.of(database), source);
        return store.withoutSchemaUpdates();
    }

    private boolean isUrl() {
        return database.startsWith("jdbc:");
    }
}
