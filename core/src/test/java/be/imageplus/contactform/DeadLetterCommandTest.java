/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormValues;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.mail.DeliveryResult;
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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLetterCommandTest {

    @TempDir
    Path directory;

    private final RecordingTransport transport = new RecordingTransport("authsmtp");
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private Path database;
    private Path keys;
    private ContactForms site;

    /** A running site with one dead letter; the command works beside it. */
    @BeforeEach
    void refuseOneMail() {
        database = directory.resolve("data").resolve("contact.db");
        keys = directory.resolve("keys").resolve("keys.json");
        site = ContactForms.builder(TestRegister.example())
                .screening(ScreeningRules.none())
                .form("contact", Enquiry.class)
                .store(JdbcContactStore.open(database, KeySource.fileCreatedIfMissing(keys)))
                .mail(transport, mail -> mail.from("website@example.org").to("office@example.org"))
                .build();
        transport.answerNext(1, new DeliveryResult.Permanent("550 5.1.1"));
        site.start();
        String token = site.page("contact", Journey.visitor()).token();
        site.submit("contact", FormValues.of(Journey.enquiry(token)), Journey.visitor());
        await().until(() -> !site.deadLetters().list(Optional.empty(), 1).isEmpty());
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void listsIdsAndCodesAndNoContent() {
        assertThat(run("list")).isZero();

        assertThat(printed()).contains("550 5.1.1").doesNotContain("Ada", "ada@example.org", "website for us");
    }

    @Test
    void hasOneSentAgainByTheRunningApplication() {
        String id = site.deadLetters().list(Optional.empty(), 1).get(0).id().toString();

        assertThat(run("resend", id)).isZero();

        assertThat(transport.awaitMails(1)).hasSize(1);
    }

    @Test
    void worksOnPostgres() {
        PostgresServer server = PostgresServer.shared();
        String name = server.newDatabase();
        try (ContactStore store = JdbcContactStore.open(server.dataSource(name), KeySource.file(keys))) {
            assertThat(store.prepare()).isEmpty();
        }

        int code = DeadLetterCommand.run(
                List.of(server.url(name), keys.toString(), "resend", "all"), new PrintStream(printed, true));

        assertThat(code).as(printed()).isZero();
        assertThat(printed()).contains("0 mail(s)");
    }

    @Test
    void hasAllSentAgain() {
        assertThat(run("resend", "all")).isZero();

        assertThat(printed()).contains("1 mail(s)");
        assertThat(transport.awaitMails(1)).hasSize(1);
    }

    @Test
    void saysWhenAnIdIsNoDeadLetter() {
        assertThat(run("resend", "01a2060b-7a70-7191-9eb4-d1f84978e222")).isEqualTo(1);
        assertThat(printed()).contains("No dead letter has this id.");
    }

    @Test
    void explainsItselfWhenItIsMisused() {
        assertThat(run("destroy")).isEqualTo(2);
        assertThat(run("resend", "nonsense")).isEqualTo(2);
        assertThat(printed()).contains("usage:");
    }

    @Test
    void createsNoDatabaseByMistake() {
        database = directory.resolve("elsewhere.db");

        assertThat(run("list")).isEqualTo(1);
        assertThat(database).doesNotExist();
    }

    @Test
    void namesAPathThatCannotBeOpened() throws IOException {
        database = Files.createFile(directory.resolve("what?.db"));

        assertThat(run("list")).isEqualTo(2);
        assertThat(printed()).contains("question mark");
    }

    private int run(String... command) {
        List<String> arguments = Stream.concat(Stream.of(database.toString(), keys.toString()), Stream.of(command))
                .toList();
        return DeadLetterCommand.run(arguments, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
