/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.kit.PostgresServer;
import java.time.Duration;

/** A database that was made anew from a dump. */
class RestoredPostgresStoreTest extends RestoredStoreContract {

    private final String database = PostgresServer.shared().newDatabase();

    @Override
    JdbcContactStore open() {
        return JdbcContactStore.open(PostgresServer.shared().dataSource(database), stores.keys())
                .withBusyTimeout(Duration.ofSeconds(30));
    }

    @Override
    void backUp() {
        PostgresServer.shared().copy(database, database + "_backup");
    }

    @Override
    void restore() {
        PostgresServer.shared().copy(database + "_backup", database);
    }

    @Override
    String place() {
        return PostgresServer.shared().url(database);
    }
}
