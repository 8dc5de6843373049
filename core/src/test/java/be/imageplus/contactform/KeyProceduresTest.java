/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.FormPage;
import be.imageplus.contactform.form.FormTokens;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.reception.SubmissionOutcome.Reason;
import be.imageplus.contactform.reception.SubmissionOutcome.Refused;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The procedures of core/docs/keys.md, step by step on both engines. */
@ParameterizedClass
@EnumSource
class KeyProceduresTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    /** Where everything sealed lies, by the name of the column that it is bound to. */
    private static final Map<String, String> SEALED = Map.of(
            "cf_submission.sealed_values", "SELECT id, sealed_values FROM cf_submission",
            "cf_technical.sealed_data", "SELECT submission, sealed_data FROM cf_technical",
            "cf_note.sealed_text", "SELECT id, sealed_text FROM cf_note");

    @Parameter
    TransfersTest.Engine engine;

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final List<KeyNode> nodes = new ArrayList<>();
    private final List<RecordId> kept = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path data;
    private Path keys;
    private String database = "";

    @BeforeEach
    void choosePlaces() throws IOException {
        data = Files.createDirectory(directory.resolve("data"));
        keys = directory.resolve("keys").resolve("contact-form-keys.json");
        database = isPostgres() ? PostgresServer.shared().newDatabase() : "";
    }

    @AfterEach
    void close() {
        nodes.forEach(KeyNode::close);
    }

    // Every year

    @Test
    void rotatesEveryYearWhileTwoNodesServe() {
        KeyNode one = started();
        KeyNode two = started();
        List<String> open = serve(List.of(), one, two);

        // 1. stage, one node after the other
        assertThat(command("stage")).isZero();
        open = serve(open, one, two);
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        open = serve(open, one, two);

        // 2. promote
        assertThat(command("promote")).isZero();
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        one.forms.keyRotation().resealNow(); // what begins by itself two minutes later
        open = serve(open, one, two);

        // 3. retire, which is refused before
        assertThat(command("retire")).isEqualTo(1);
        clock.advance(TWO_WEEKS);
        open = serve(List.of(), one, two); // what was open has expired
        retireOnceEventsAreChained();
        open = serve(open, one, two);
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        serve(open, one, two);
        assertThat(one.forms.keyRotation().use().unreadable()).isZero();
        assertThat(ledger())
                .as("written down once among nodes")
                .containsOnlyOnce("KEYS_CHANGED keys", "RESEALED keys", "KEYS_CHANGED operator");
    }

    /** Both nodes take what is sent to either, know it again, and find and prove everything. */
    private List<String> serve(List<String> open, KeyNode... all) {
        clock.advance(Duration.ofSeconds(10)); // what comes now is newer than all before
        List<String> tokens = open.isEmpty() ? Stream.of(all).map(KeyNode::page).toList() : open;
        for (int i = 0; i < all.length; i++) {
            KeyNode other = all[(i + 1) % all.length];
            SubmissionOutcome first = other.submit(tokens.get(i));
            assertThat(first).as("a page of the other node's").isInstanceOf(Accepted.class);
            for (KeyNode node : all) {
                assertThat(node.submit(tokens.get(i))).as("a double click").isEqualTo(first);
            }
        }
        kept.addAll(all[0].found().subList(0, all.length));
        for (KeyNode node : all) {
            assertThat(node.found()).containsExactlyInAnyOrderElementsOf(kept);
            kept.forEach(id -> assertThat(node.message(id)).isEqualTo("Could you build a website for us?"));
            assertVerified(node);
        }
        return Stream.of(all).map(KeyNode::page).toList();
    }

    // The key file is lost

    @Test
    void findsEverythingAgainWithACopyOfTheKeyFile() throws IOException {
        KeyNode node = started();
        assertThat(node.submit(node.page())).isInstanceOf(Accepted.class);
        Path copy = Files.copy(keys, directory.resolve("copy.json"));
        Files.delete(keys);

        assertThat(node.loadsItsKeys()).isFalse();
        assertThat(node.submit(node.page())).as("running nodes go on").isInstanceOf(Accepted.class);
        assertThat(keys).doesNotExist();
        node.close();
        assertThat(refusedStart()).containsExactly("KEYS-MISSING");
        assertThat(keys).as("nothing is made in its place").doesNotExist();

        Files.copy(copy, keys);
        KeyNode again = started();

        assertThat(again.found())
                .hasSize(2)
                .allSatisfy(id -> assertThat(again.message(id)).contains("website"));
        assertVerified(again);
    }

    @Test
    void refusesACopyFromBeforeTheKeysInUseWereStaged() throws IOException {
        KeyNode node = started();
        Path copy = Files.copy(keys, directory.resolve("copy.json"));
        command("stage");
        command("promote");
        node.forms.keyRotation().resealNow();
        node.close();
        Files.delete(keys);
        Files.copy(copy, keys);

        assertThat(refusedStart()).containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    void beginsAnewWithoutACopyAndMakesNothingBehindTheOperatorsBack() throws Exception {
        KeyNode node = started();
        assertThat(node.submit(node.page())).isInstanceOf(Accepted.class);
        String page = node.page();
        String reference = text("SELECT reference FROM cf_submission").get(0);
        assertVerified(node);
        node.close();
        Files.delete(keys);
        assertThat(refusedStart()).containsExactly("KEYS-MISSING");
        assertThat(keys).doesNotExist();

        // 3. set aside
        Path aside = Files.createDirectory(directory.resolve("lost-2026-11-23"));
        for (String companion : List.of(".checkpoints", ".tombstones")) {
            Path file = keys.resolveSibling(keys.getFileName() + companion);
            if (Files.exists(file)) {
                Files.move(file, aside.resolve(file.getFileName()));
            }
        }
        String old = database;
        if (isPostgres()) {
            database = PostgresServer.shared().newDatabase();
        } else {
            Files.move(data.resolve("contact.db"), aside.resolve("contact.db"));
        }

        // 4. start anew
        KeyNode anew = started();
        assertThat(anew.found()).isEmpty();
        assertPageAgain(anew, anew.submit(page), page);
        assertThat(anew.submit(anew.page())).isInstanceOf(Accepted.class);
        assertVerified(anew);

        // What is left of the old one: facts of procedure, and nothing that opens.
        try (Connection connection = isPostgres()
                ? PostgresServer.shared().dataSource(old).getConnection()
                : DriverManager.getConnection("jdbc:sqlite:" + aside.resolve("contact.db"))) {
            assertThat(text(connection, "SELECT reference FROM cf_submission")).containsExactly(reference);
            assertThat(text(connection, "SELECT type FROM cf_ledger_event")).contains("SUBMISSION_ACCEPTED");
            assertThat(opened(connection, anew.store.vault())).as("shredded").isZero();
        }
    }

    // The keys have leaked

    @Test
    void closesTheDatabaseToKeysThatLeaked() throws Exception {
        KeyNode one = started();
        KeyNode two = started();
        assertThat(one.submit(one.page())).isInstanceOf(Accepted.class);
        one.note(one.found().get(0), "Called back");
        KeySet leaked = KeySource.file(keys).load();
        ContactStore intruder = engine.open(data, database, () -> leaked);
        assertThat(intruder.prepare()).isEmpty();
        String open = one.page();
        assertThat(two.submit(forged(leaked, one))).as("today").isInstanceOf(Accepted.class);
        List<byte[]> sealedBefore = new ArrayList<>();
        try (Connection connection = connection()) {
            assertThat(opened(connection, Vault.of(leaked))).as("today").isEqualTo(5);
            for (String each : SEALED.values()) {
                sealedBefore.addAll(bytes(connection, each).values());
            }
        }

        // 1. stage, promote
        assertThat(command("stage")).isZero();
        assertThat(command("promote")).isZero();
        one.loadsItsKeys();
        two.loadsItsKeys();
        one.forms.keyRotation().resealNow(); // what begins by itself two minutes later
        // 2. retire at once
        retireOnceEventsAreChained("--at-once");
        one.loadsItsKeys();
        two.loadsItsKeys();

        try (Connection connection = connection()) {
            assertThat(opened(connection, Vault.of(leaked)))
                    .as("with the leaked keys")
                    .isZero();
            assertThat(opened(connection, one.store.vault()))
                    .as("with the keys in use")
                    .isEqualTo(5);
            assertFindsNothing(connection, Vault.of(leaked), one);
        }
        assertThat(startedWith(() -> leaked)).containsExactly("KEYS-DO-NOT-FIT");
        for (KeyNode node : List.of(one, two)) {
            assertRefused(node.submit(forged(leaked, one)));
            assertPageAgain(node, node.submit(open), open);
            assertThat(node.found()).hasSize(2);
            assertVerified(node);
        }
        if (!isPostgres()) {
            assertNoneIsInTheFiles(sealedBefore);
        }
        assertForgedEventsShow(intruder, one);
    }

    /** A page that this site never showed, signed with its keys. */
    private String forged(KeySet leaked, KeyNode site) {
        NoticeRef notice = site.forms.page("contact", Journey.visitor()).notice();
        return new FormTokens(Vault.of(leaked), clock)
                .issue("contact", Journey.ORIGIN, notice)
                .text();
    }

    private static void assertRefused(SubmissionOutcome outcome) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOKEN_INVALID));
    }

    /** Whoever has a page open loses nothing of what they typed, and can send it. */
    private static void assertPageAgain(KeyNode node, SubmissionOutcome outcome, String token) {
        assertRefused(outcome);
        FormPage again =
                node.forms.pageAgain("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor(), outcome);
        assertThat(again.fields())
                .anySatisfy(field -> assertThat(field.value()).isEqualTo("Could you build a website for us?"));
        assertThat(again.token()).isNotEqualTo(token);
    }

    private static void assertFindsNothing(Connection connection, Vault leaked, KeyNode node) throws SQLException {
        List<byte[]> known = leaked.indexes("email", "ada@example.org");
        assertThat(bytes(connection, "SELECT submission, email_index FROM cf_email_index")
                        .values())
                .hasSize(2)
                .doesNotContainAnyElementsOf(known);
        for (Submission each : node.store.submissions().findByEmail("ada@example.org")) {
            assertThat(new Fingerprint(leaked).matches(each.fingerprint(), each.form(), each.values()))
                    .as("a guess at what it says")
                    .isFalse();
        }
    }

    private void assertNoneIsInTheFiles(List<byte[]> sealed) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                String content = new String(Files.readAllBytes(file), ISO_8859_1);
                assertThat(sealed)
                        .allSatisfy(old -> assertThat(content.contains(new String(old, ISO_8859_1)))
                                .as("old bytes in %s", file.getFileName())
                                .isFalse());
            }
        }
    }

    /** The leaked keys and the right to write to the database are not enough any more. */
    private void assertForgedEventsShow(ContactStore intruder, KeyNode node) {
        intruder.ledger()
                .append(new LedgerEvent(
                        new RecordIds(clock).next(),
                        clock.instant(),
                        LedgerEvent.Type.ERASURE_COMPLETE,
                        "retention",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        intruder.close();
        assertThat(node.forms.verifyLedger()).isInstanceOf(LedgerVerification.Broken.class);
    }

    // What the steps are made of

    private KeyNode started() {
        KeyNode node = new KeyNode(engine.open(data, database, KeySource.fileCreatedIfMissing(keys)), clock);
        nodes.add(node);
        node.forms.start();
        return node;
    }

    private List<String> refusedStart() {
        return startedWith(KeySource.fileCreatedIfMissing(keys));
    }

    private List<String> startedWith(KeySource source) {
        ConfigurationException refusal = catchThrowableOfType(
                ConfigurationException.class, () -> new KeyNode(engine.open(data, database, source), clock));
        assertThat(refusal).as("refusal").isNotNull();
        return refusal.findings().stream().map(Finding::code).toList();
    }

    private int command(String... step) {
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
    private void retireOnceEventsAreChained(String... how) {
        String[] step = Stream.concat(Stream.of("retire"), Stream.of(how)).toArray(String[]::new);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(command(step)).as(printed.toString(UTF_8)).isZero());
    }

    private static void assertVerified(KeyNode node) {
        assertThat(node.forms.verifyLedger()).isInstanceOf(LedgerVerification.Verified.class);
    }

    /** Types and actors of everything that was written down. */
    private List<String> ledger() {
        return text("SELECT type || ' ' || actor FROM cf_ledger_event WHERE type IN ('KEYS_CHANGED', 'RESEALED')");
    }

    /** How many sealed values open. */
    private static int opened(Connection connection, Vault vault) throws SQLException {
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

    private List<String> text(String sql) {
        try (Connection connection = connection()) {
            return text(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    private static Map<String, byte[]> bytes(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            Map<String, byte[]> found = new TreeMap<>();
            while (rows.next()) {
                found.put(rows.getString(1), rows.getBytes(2));
            }
            return found;
        }
    }

    private Connection connection() throws SQLException {
        return isPostgres()
                ? PostgresServer.shared().dataSource(database).getConnection()
                : DriverManager.getConnection("jdbc:sqlite:" + data.resolve("contact.db"));
    }

    private boolean isPostgres() {
        return engine == TransfersTest.Engine.POSTGRESQL;
    }
}
