/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Nodes over one database and one key file, as the procedures for keys find them, on either engine. */
final class KeySite implements AutoCloseable {

    /** Where everything sealed lies, by the name of the column that it is bound to. */
    static final Map<String, String> SEALED = Map.of(
            "cf_submission.sealed_values", "SELECT id, sealed_values FROM cf_submission",
            "cf_technical.sealed_data", "SELECT submission, sealed_data FROM cf_technical",
            "cf_note.sealed_text", "SELECT id, sealed_text FROM cf_note");

    final TransfersTest.Engine engine;
    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final Path data;
    final Path keys;
    private final List<KeyNode> nodes = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    String database;

    private KeySite(TransfersTest.Engine engine, Path data, Path keys) {
        this.engine = engine;
        this.data = data;
        this.keys = keys;
        this.database = isPostgres() ? PostgresServer.shared().newDatabase() : "";
    }

    static KeySite on(TransfersTest.Engine engine, Path directory) throws IOException {
        return new KeySite(
                engine,
                Files.createDirectory(directory.resolve("data")),
                directory.resolve("keys").resolve("contact-form-keys.json"));
    }

    KeyNode started() {
        KeyNode node = new KeyNode(engine.open(data, database, KeySource.fileCreatedIfMissing(keys)), clock);
        nodes.add(node);
        node.forms.start();
        return node;
    }

    List<String> refusedStart() {
        return startedWith(KeySource.fileCreatedIfMissing(keys));
    }

    List<String> startedWith(KeySource source) {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> new KeyNode(engine.open(data, database, source), clock));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.findings().stream().map(Finding::code).toList();
    }

    int command(String... step) {
        String place = isPostgres()
                ? PostgresServer.shared().url(database)
                : data.resolve("contact.db").toString();
        printed.reset();
        return KeyCommand.run(
                Stream.concat(Stream.of(place, keys.toString()), Stream.of(step))
                        .toList(),
                new PrintStream(printed, true, UTF_8),
                clock);
    }

    /** Nodes chain what they wrote within seconds. */
    void retireOnceEventsAreChained(String... how) {
        String[] step = Stream.concat(Stream.of("retire"), Stream.of(how)).toArray(String[]::new);
        await().untilAsserted(() ->
                assertThat(command(step)).as(printed.toString(UTF_8)).isZero());
    }

    static void assertVerified(KeyNode node) {
        assertThat(node.forms.verifyLedger()).isInstanceOf(LedgerVerification.Verified.class);
    }

    static void assertRefused(SubmissionOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_INVALID));
    }

    /** Whoever has a page open loses nothing of what they typed, and can send it. */
    static void assertPageAgain(KeyNode node, SubmissionOutcome outcome, String token) {
        assertRefused(outcome);
        FormPage again =
                node.forms.pageAgain("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor(), outcome);
        assertThat(again.fields())
                .anySatisfy(field -> assertThat(field.value()).isEqualTo("Could you build a website for us?"));
        assertThat(again.token()).isNotEqualTo(token);
    }

    /** How many sealed values open. */
    static int opened(Connection connection, Vault vault) throws SQLException {
        int opened = 0;
        for (Map.Entry<String, String> each : SEALED.entrySet()) {
            for (Map.Entry<String, byte[]> row :
                    bytes(connection, each.getValue()).entrySet()) {
                try {
                    vault.open(row.getValue(), row.getKey(), each.getKey());
                    opened++;
                } catch (BrokenSealException e) {
                    // It stays closed.
                }
            }
        }
        return opened;
    }

    List<String> text(String sql) {
        try (Connection connection = connection()) {
            return text(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    static Map<String, byte[]> bytes(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, byte[]> found = new TreeMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getBytes(2));
            }
            return found;
        }
    }

    Connection connection() throws SQLException {
        return isPostgres()
                ? PostgresServer.shared().dataSource(database).getConnection()
                : DriverManager.getConnection("jdbc:sqlite:" + data.resolve("contact.db"));
    }

    boolean isPostgres() {
        return engine == TransfersTest.Engine.POSTGRESQL;
    }

    @Override
    public void close() {
        nodes.forEach(KeyNode::close);
    }
}
