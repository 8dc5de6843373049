/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import java.nio.file.Path;
import org.springframework.context.support.GenericApplicationContext;

/** The HTTP contract, with the store in the application's own database. */
class DataSourceHttpContractTest extends ServletHttpContractTest {

    private final PostgresServer server = PostgresServer.shared();
    private final String database = server.newDatabase();
    private Path keys;

    /** Looks into what the application's own store keeps. */
    @Override
    protected ContactStore openStore(Path directory) {
        keys = directory.resolve("keys").resolve("contact-form-keys.json");
        return JdbcContactStore.open(server.dataSource(database), keysIn(directory));
    }

    @Override
    String[] properties() {
        return new String[] {
            "spring.datasource.url=" + server.url(database),
            "spring.flyway.enabled=false",
            "contact-form.store.type=datasource",
            "contact-form.store.keys=" + keys
        };
    }

    @Override
    void registerStore(GenericApplicationContext application, ContactStore store) {
        assertThat(store.prepare()).isEmpty(); // with its keys, which the application finds
    }
}
