/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.ledger.LedgerEntry;
import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.vault.KeySource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyCommandTest {

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path database;
    private Path keys;
    private ContactStore store;
    private ContactForms site;

    /** A site with one enquiry; the command works beside it. */
    @BeforeEach
    void openAndReceive() {
        database = directory.resolve("data").resolve("contact.db");
        keys = directory.resolve("keys").resolve("keys.json");
        open();
        receive(site);
    }

    private void open() {
        store = JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys));
        site = siteOn(store);
    }

    private ContactForms siteOn(ContactStore where) {
        return ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(where)
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(clock)
                .build();
    }

    private static void receive(ContactForms by) {
        String token = by.page("contact", Journey.visitor()).token();
        assertThat(by.submit("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor()))
                .isInstanceOf(SubmissionOutcome.Accepted.class);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void tellsKeysByTheirIdsAndHowManyRecordsNeedOldOnes() throws IOException {
        assertThat(run("stage")).isZero();
        assertThat(run("promote")).isZero();
        assertThat(run("stage")).isZero();
        printed.reset();

        assertThat(run("status")).isZero();

        assertThat(printed().lines().map(line -> line.replaceAll("\\d{4,}", "ID")))
                .containsExactly(
                        "seal ID old",
                        "seal ID primary",
                        "seal ID staged",
                        "index ID old",
                        "index ID primary",
                        "index ID staged",
                        "token ID old",
                        "token ID primary",
                        "token ID staged",
                        "not taken up yet",
                        "enquiries: 1, of older keys 1, unreadable 0",
                        "technical data: 1, of older keys 1, unreadable 0",
                        "notes: 0, of older keys 0, unreadable 0");
        assertThat(printed()).doesNotContain("Ada", "ada@example.org");
        assertThat(Files.readString(keys)).contains("AesGcmKey");
    }

    @Test
    void printsNoKey() throws IOException {
        run("stage");
        run("status");

        List<String> secrets = Files.readString(keys)
                .lines()
                .filter(line -> line.contains("\"value\""))
                .map(line -> line.replaceAll(".*: \"(.*)\".*", "$1").trim())
                .toList();
        assertThat(secrets).hasSize(6);
        assertThat(printed()).doesNotContain(secrets);
    }

    @Test
    void goesThroughTheLifeOfAKey() {
        assertThat(run("stage")).isZero();
        assertThat(run("promote")).isZero();
        assertThat(run("retire")).as("no node has seen it").isEqualTo(1);
        assertThat(printed()).contains("No node uses the promoted keys yet");

        site.keyRotation().resealNow();
        chain();
        assertThat(run("status")).isZero();
        assertThat(printed()).contains("taken up at 2026-11-23T09:00:00Z", "enquiries: 1, of older keys 0");
        assertThat(run("retire")).as("pages are open").isEqualTo(1);
        assertThat(printed()).contains("until 2026-12-07T09:00:00Z", "--at-once");
        clock.advance(Duration.ofDays(14));

        assertThat(run("retire")).isZero();

        printed.reset();
        assertThat(run("status")).isZero();
        assertThat(printed()).contains("proof").doesNotContainPattern("\\d old");
        assertThat(lastEvent()).matches("KEYS_CHANGED operator retired \\d+");
    }

    @Test
    void sparesNobodyAfterALeak() {
        run("stage");
        run("promote");
        site.keyRotation().resealNow();
        chain();

        assertThat(run("retire", "--at-once")).isZero();
    }

    @Test
    void keepsOldKeysWhileARecordNeedsThem() {
        run("stage");
        try (ContactForms late = siteOn(JdbcContactStore.open(database, KeySource.file(keys)))) {
            run("promote");
            site.keyRotation().resealNow();
            receive(late);
        }
        chain();

        assertThat(run("retire", "--at-once")).isEqualTo(1);
        assertThat(printed()).contains("something of 2 record(s)");
        assertThat(KeySource.file(keys).load().toString()).as("the keys").doesNotContain("proof");

        site.keyRotation().resealNow();
        chain();
        assertThat(run("retire", "--at-once")).isZero();
    }

    @Test
    void saysWhenItIsNotAStepsTurn() {
        assertThat(run("promote")).isEqualTo(1);
        assertThat(printed()).contains("No key is staged");
        assertThat(run("retire")).isEqualTo(1);
        assertThat(printed()).contains("No key is old");
        run("stage");
        assertThat(run("stage")).isEqualTo(1);
        assertThat(printed()).contains("staged already");
    }

    @Test
    void worksOnPostgres() {
        PostgresServer server = PostgresServer.shared();
        String name = server.newDatabase();
        try (ContactStore other = JdbcContactStore.open(server.dataSource(name), KeySource.file(keys))) {
            assertThat(other.prepare()).isEmpty();
        }

        int code = KeyCommand.run(List.of(server.url(name), keys.toString(), "status"), print(), clock);

        assertThat(code).as(printed()).isZero();
        assertThat(printed()).contains("seal", "taken up", "enquiries: 0");
    }

    @Test
    void refusesKeysOfAnotherDatabase() throws IOException {
        Path others = directory.resolve("others").resolve("keys.json");
        KeySource.fileCreatedIfMissing(others).load();
        String before = Files.readString(others);
        keys = others;

        assertThat(run("stage")).isEqualTo(1);

        assertThat(printed()).contains("KEYS-DO-NOT-FIT");
        assertThat(others).hasContent(before);
    }

    @Test
    void saysWhenTheKeyFileIsMissing() {
        keys = directory.resolve("nowhere.json");

        assertThat(run("status")).isEqualTo(1);
        assertThat(printed()).contains("KEYS-MISSING");
        assertThat(keys).doesNotExist();
    }

    @Test
    void explainsItselfWhenItIsMisused() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("destroy")).isEqualTo(2);
        assertThat(run("stage", "--at-once")).isEqualTo(2);
        assertThat(run("retire", "now")).isEqualTo(2);
        assertThat(printed()).contains("usage:");
    }

    @Test
    void createsNoDatabaseByMistake() {
        database = directory.resolve("elsewhere.db");

        assertThat(run("status")).isEqualTo(1);
        assertThat(database).doesNotExist();
    }

    @Test
    void namesAPathThatCannotBeOpened() throws IOException {
        database = Files.createFile(directory.resolve("what?.db"));

        assertThat(run("status")).isEqualTo(2);
        assertThat(printed()).contains("question mark");
    }

    /** As a running node does within seconds. */
    private void chain() {
        site.start();
        site.close();
        open();
    }

    private String lastEvent() {
        return store.ledgerChain().unchained(Optional.empty(), 100).stream()
                .flatMap(waiting -> waiting.entry().stream())
                .map((LedgerEntry entry) -> entry.type() + " " + entry.actor() + " "
                        + entry.reason().orElse(""))
                .reduce("", (first, second) -> second);
    }

    private int run(String... command) {
        List<String> arguments = Stream.concat(Stream.of(database.toString(), keys.toString()), Stream.of(command))
                .toList();
        return KeyCommand.run(arguments, print(), clock);
    }

    private PrintStream print() {
        return new PrintStream(printed, true, StandardCharsets.UTF_8);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
