/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reply;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is slow with one mail holds up neither another mail for long nor a visitor at all. */
class SlowServerTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");
    private static final int WORKERS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final CountDownLatch released = new CountDownLatch(1);
    private ScriptedSmtpServer server;
    private SmtpSite site;

    @BeforeEach
    void open() throws IOException {
        server = ScriptedSmtpServer.startTls(CERTIFICATE);
        // No stall ends by itself within a test.
        site = new SmtpSite(
                directory,
                SmtpMailTransport.to(SmtpSettings.builder("localhost")
                        .port(server.port())
                        .trusting(CERTIFICATE.trust())
                        .credentials("user", "secret")
                        .recipient("authsmtp")
                        .readTimeout(Duration.ofMinutes(10))
                        .build()));
    }

    @AfterEach
    void close() {
        released.countDown();
        server.close();
        site.close();
    }

    @Test
    void anotherEnquiryIsMailedWhileOneStalls() {
        server.at("RCPT", silence());
        site.submit();
        awaitCommands("RCPT", 1);

        String healthy = site.submit();

        awaitTaken(1);
        assertThat(takenReferences()).containsExactly(healthy);
        assertThat(site.first().attempts())
                .as("the stalled one is still under way")
                .isZero();
    }

    @Test
    void aVisitorIsAnsweredWhileEveryWorkerStalls() {
        for (int i = 0; i < WORKERS; i++) {
            server.at(".", silence());
            site.submit();
        }
        awaitCommands("DATA", WORKERS);

        for (int i = 0; i < 10; i++) {
            assertThat(site.submit()).isNotEmpty();
        }

        assertThat(site.mails())
                .hasSize(WORKERS + 10)
                .as("nothing has moved")
                .allMatch(mail -> mail.attempts() == 0 && mail.state() == OutboxItem.State.PENDING);
    }

    @Test
    void aNewEnquiryIsMailedBeforeAllThatStalledEarlier() {
        int stalled = 6;
        for (int i = 0; i < stalled; i++) {
            server.at("RCPT", reply("450 4.2.0 Later"));
            site.submit();
        }
        await().atMost(PATIENCE).until(() -> site.mails().stream().allMatch(mail -> mail.attempts() == 1));
        // All are due again; two of them stall, one until the test lets it go.
        server.at("RCPT", heldThen(reply("450 4.2.0 Later"))).at("RCPT", silence());
        site.passes(Duration.ofMinutes(1));
        awaitCommands("RCPT", stalled + WORKERS);

        String healthy = site.submit();
        released.countDown();

        // The one worker that came back takes the new one first, and then goes on with the others.
        awaitTaken(1 + stalled - WORKERS);
        assertThat(takenReferences()).startsWith(healthy);
    }

    private ScriptedSmtpServer.Act heldThen(ScriptedSmtpServer.Act act) {
        return line -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
            return act.on(line);
        };
    }

    private void awaitCommands(String verb, int times) {
        await().atMost(PATIENCE)
                .until(() -> server.commands().stream()
                                .filter(command -> command.startsWith(verb))
                                .count()
                        >= times);
    }

    private void awaitTaken(int mails) {
        await().atMost(PATIENCE).until(() -> server.taken().size() >= mails);
    }

    private List<String> takenReferences() {
        return server.taken().stream()
                .map(mail -> Parsed.header(new ByteArrayInputStream(mail), "Subject"))
                .map(subject -> subject.replaceFirst(".*([0-9A-Z]{4}-[0-9A-Z]{4}).*", "$1"))
                .toList();
    }
}
