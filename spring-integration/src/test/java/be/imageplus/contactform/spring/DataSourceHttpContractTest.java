/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.UnreliableStore;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP contract, with the store in the application's own database. */
class DataSourceHttpContractTest extends ServletHttpContractTest {

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.newDatabase();
    private Path keys;
    private GenericApplicationContext application;

    /** Looks into what the application's own store keeps. */
    @Override
    protected ContactStore openStore(Path directory) {
        keys = directory.resolve("keys").resolve("contact-form-keys.json");
        return JdbcContactStore.open(server.dataSource(database), keysIn(directory));
    }

    @Override
    String[] properties() {
        return new String[] {
            // Hikari's patience with the pool would else be the driver's with the server.
            "spring.datasource.url=" + server.url(database) + "&loginTimeout=60",
            // How long a visitor waits for a connection that does not come.
            "spring.datasource.hikari.connection-timeout=500",
            "spring.flyway.enabled=false",
            "contact-form.store.type=datasource",
            "contact-form.store.keys=" + keys
        };
    }

    /** The application's own database, with connections of its pool that were good a moment ago. */
    @Override
    protected Outage outage(UnreliableStore store) {
        return new Outage() {
            private boolean away;

            @Override
            public void begin() {
                away = true;
                server.takeAway(database);
            }

            @Override
            public void end() {
                if (!away) {
                    return;
                }
                away = false;
                server.bringBack(database);
                // The pool pauses between its attempts to connect, longer and longer.
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> application.getBean(ContactStore.class).isAvailable());
            }
        };
    }

    @Override
    void registerStore(GenericApplicationContext context, ContactStore store) {
        application = context;
        assertThat(store.prepare()).isEmpty(); // with its keys, which the application finds
    }
}
