/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.kit.ContactStoreContractKit;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The store's contract on a real SQLite file. */
class SqliteStoreContractTest extends ContactStoreContractKit {

    @TempDir
    Path directory;

    @Override
    protected ContactStore open(KeySource keys) {
        // Slow disks of build machines must not decide whether the contract holds.
        return JdbcContactStore.open(directory.resolve("contact.db"), keys).withBusyTimeout(Duration.ofSeconds(30));
    }

    @Override
    protected Map<String, byte[]> atRest() {
        return StoreFiles.contentIn(directory);
    }
}
