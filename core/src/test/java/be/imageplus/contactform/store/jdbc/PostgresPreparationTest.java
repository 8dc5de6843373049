/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteDataSource;

/** What opening a PostgreSQL database finds, makes and refuses. */
class PostgresPreparationTest {

    private final PostgresServer server = PostgresServer.shared();
    private final String name = server.newDatabase();
    private final DataSource database = server.dataSource(name);
    private final KeySet keys = KeySet.generate();

    @Test
    void refusesAnotherProduct(@TempDir Path directory) {
        SQLiteDataSource other = new SQLiteDataSource();
        other.setUrl("jdbc:sqlite:" + directory.resolve("other.db"));

        List<Finding> findings = JdbcContactStore.open(other, () -> keys).prepare();

        assertThat(findings).extracting(Finding::code).containsExactly("STORE-PRODUCT-UNSUPPORTED");
        assertThat(findings.get(0).toString()).contains("SQLite", "PostgreSQL 12");
    }

    @Test
    void refusesAServerThatIsAway() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setUrl("jdbc:postgresql://127.0.0.1:1/nobody");

        assertThat(codesOf(JdbcContactStore.open(nobody, () -> keys))).containsExactly("STORE-UNAVAILABLE");
    }

    @Test
    void refusesAUserWhoMayNotMakeTables() throws SQLException {
        run("REVOKE CREATE ON SCHEMA public FROM PUBLIC; CREATE ROLE reader_" + name + " LOGIN");
        PGSimpleDataSource reader = new PGSimpleDataSource();
        reader.setUrl("jdbc:postgresql://127.0.0.1:" + server.port() + "/" + name + "?user=reader_" + name);

        List<Finding> findings = JdbcContactStore.open(reader, () -> keys).prepare();

        assertThat(findings).extracting(Finding::code).containsExactly("STORE-UNAVAILABLE");
        assertThat(findings.get(0).toString()).contains("42501", "permissions");
    }

    @Test
    void refusesOtherKeysThanThoseInUse() {
        prepared(database);
        KeySet others = KeySet.generate();

        assertThat(codesOf(JdbcContactStore.open(database, () -> others))).containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    void tellsEverythingAtOnceAndMakesNothing() throws SQLException {
        ContactStore store = JdbcContactStore.open(database, () -> keys).withoutSchemaUpdates();

        assertThat(codesOf(store)).containsExactly("STORE-SCHEMA-OLDER");
        assertThat(PostgresTables.contentIn(database)).isEmpty();
    }

    @Test
    void saysWhenCommitsDoNotSurviveTheMachine() throws SQLException {
        run("ALTER DATABASE " + name + " SET synchronous_commit = off");
        ListAppender<ILoggingEvent> said = new ListAppender<>();
        Logger log = (Logger) LoggerFactory.getLogger(PostgresEngine.class);
        said.start();
        log.addAppender(said);
        try {
            prepared(database);
        } finally {
            log.detachAppender(said);
        }

        assertThat(said.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("synchronous_commit off");
    }

    @Test
    void letsManyNodesStartTogether() {
        List<CompletableFuture<List<String>>> nodes = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> codesOf(JdbcContactStore.open(server.dataSource(name), () -> keys))))
                .toList();

        assertThat(nodes).allSatisfy(node -> assertThat(node.join()).isEmpty());
    }

    @Nested
    class Tables {

        @Test
        void ofALaterReleaseAreRefused() throws SQLException {
            prepared(database);
            run("INSERT INTO contact_form_schema (version, name) VALUES (99, 'later')");

            assertThat(codesOf(JdbcContactStore.open(database, () -> keys))).containsExactly("STORE-SCHEMA-NEWER");
        }

        @Test
        void ofAnAlteredReleaseAreRefused() throws SQLException {
            prepared(database);
            run("UPDATE contact_form_schema SET checksum = 'another' WHERE version = 1");

            assertThat(codesOf(JdbcContactStore.open(database, () -> keys))).containsExactly("STORE-SCHEMA-FOREIGN");
        }

        @Test
        void mayHaveBeenMadeWithAnotherTool() throws SQLException {
            for (String file : Schema.FILES) {
                run(SchemaFile.read("postgresql", file).text());
            }

            ContactStore store = prepared(database);

            assertThat(StoredEnquiries.insertInto(store)).isNotNull();
        }

        @Test
        void ofTheSameNameInAnotherSchemaAreNotOurs() throws SQLException {
            run("CREATE SCHEMA other; CREATE TABLE other.contact_form_schema (version INTEGER)");

            assertThat(StoredEnquiries.insertInto(prepared(database))).isNotNull();
        }

        @Test
        void lieInTheSchemaThatTheConnectionNames() throws SQLException {
            run("CREATE SCHEMA contact");
            PGSimpleDataSource named = new PGSimpleDataSource();
            named.setUrl(server.url(name) + "&currentSchema=contact");

            StoredEnquiries.insertInto(prepared(named));

            assertThat(PostgresTables.contentIn(database)).isEmpty();
            assertThat(PostgresTables.contentIn(named)).containsKey("cf_submission");
        }
    }

    private ContactStore prepared(DataSource where) {
        ContactStore store = JdbcContactStore.open(where, () -> keys);
        assertThat(store.prepare()).isEmpty();
        return store;
    }

    private static List<String> codesOf(ContactStore store) {
        return store.prepare().stream().map(Finding::code).toList();
    }

    private void run(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
