/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** A file that was copied back. */
class RestoredSqliteStoreTest extends RestoredStoreContract {

    @Override
    JdbcContactStore open() {
        return JdbcContactStore.open(database(), stores.keys()).withBusyTimeout(Duration.ofSeconds(30));
    }

    @Override
    void backUp() {
        copy(database(), backup());
    }

    @Override
    void restore() {
        copy(backup(), database());
    }

    @Override
    String place() {
        return database().toString();
    }

    private Path database() {
        return directory.resolve("data/contact.db");
    }

    private Path backup() {
        return directory.resolve("backup.db");
    }

    private void copy(Path from, Path to) {
        assertThat(Path.of(database() + "-wal"))
                .as("written back when the last one closed")
                .doesNotExist();
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
