/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.store;

import be.imageplus.contactform.examples.benchmarks.process.Postgres;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;

/** An empty database with the library's tables, which whoever is measured writes to. */
sealed interface Place extends AutoCloseable {

    /** The store over it, ready. */
    ContactStore store();

    @Override
    void close();

    /** A PostgreSQL database and a pool as Spring Boot makes it. */
    record Server(HikariDataSource pool, ContactStore store) implements Place {
        @Override
        public void close() {
            store.close();
            pool.close();
        }
    }

    /** A SQLite file. */
    record File(Path path, ContactStore store) implements Place {
        @Override
        public void close() {
            store.close();
        }
    }

    /** In a server that runs already. */
    static Server postgres(Path directory, String server) throws IOException, SQLException {
        String name = "store_" + System.nanoTime();
        Postgres.execute(server, "CREATE DATABASE " + name);
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.replaceFirst("/postgres\\?", "/" + name + "?"));
        HikariDataSource pool = new HikariDataSource(config);
        return new Server(pool, ready(JdbcContactStore.open((DataSource) pool, keys(directory))));
    }

    /** In a fresh directory. */
    static File sqlite(Path directory) throws IOException {
        Path path = Files.createTempDirectory(directory, "store-").resolve("contact-form.db");
        return new File(path, ready(JdbcContactStore.open(path, keys(directory))));
    }

    private static KeySource keys(Path directory) throws IOException {
        return KeySource.fileCreatedIfMissing(
                Files.createTempDirectory(directory, "keys-").resolve("keys").resolve("keys.json"));
    }

    private static ContactStore ready(ContactStore store) {
        if (!store.prepare().isEmpty()) {
            throw new IllegalStateException("the store is not ready: " + store.prepare());
        }
        return store;
    }
}
