/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.kit.ContactStoreContractKit;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The store's contract on a real PostgreSQL server, behind the pool that most applications have. */
class PostgresStoreContractTest extends ContactStoreContractKit {

    private final PostgresServer server = PostgresServer.shared();
    private String database;
    private HikariDataSource pool;

    @BeforeEach
    void createDatabase() {
        database = server.newDatabase();
        pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(database));
    }

    @AfterEach
    void closePool() {
        pool.close();
    }

    @Override
    protected ContactStore open(KeySource keys) {
        return JdbcContactStore.open(pool, keys).withBusyTimeout(Duration.ofSeconds(30));
    }

    @Override
    protected Map<String, byte[]> atRest() {
        return PostgresTables.contentIn(pool);
    }
}
