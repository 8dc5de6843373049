/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import be.imageplus.contactform.kit.FlightCounter;
import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class KeptConnectionsTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    /** For what happens, on whatever machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void aMailCostsAtMostFourPointTwoFlightsOnAverage() throws Exception {
        int mails = 100;
        try (SubEthaServer server = SubEthaServer.startTls(CERTIFICATE);
                FlightCounter counter = new FlightCounter(server.port());
                MailTransport transport = SmtpMailTransport.to(
                        server.settings(CERTIFICATE).port(counter.port()).build())) {
            for (int i = 0; i < mails; i++) {
                assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            }
            assertThat(server.mails()).hasSize(mails);
            assertThat(counter.connections()).isEqualTo(1);
            // The opening of the connection is part of the average.
            assertThat(counter.flights() / (double) mails).isLessThanOrEqualTo(4.2);
        }
    }

    @Test
    void aConnectionThatTheServerHasLeftIsReplacedWithinTheAttempt() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE);
                MailTransport transport = transport(server)) {
            assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            server.endConnections();
            assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.taken()).hasSize(2);
        }
    }

    @Test
    void aServerThatHasEnoughOfAConnectionIsCalledAgain() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("MAIL", ScriptedSmtpServer.usual())
                        .at("MAIL", ScriptedSmtpServer.replyAndLeave("421 4.4.2 Idle for too long"));
                MailTransport transport = transport(server)) {
            transport.send(Mails.simple());
            assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aKeptConnectionThatNoLongerAnswersIsReplacedOnceOnly() throws Exception {
        FirstMail.isSent();
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("MAIL", ScriptedSmtpServer.usual())
                        .at("MAIL", ScriptedSmtpServer.silence())
                        .at("MAIL", ScriptedSmtpServer.leave());
                MailTransport transport = SmtpMailTransport.to(
                        settings(server).readTimeout(Duration.ofSeconds(3)).build())) {
            transport.send(Mails.simple());
            assertThat(transport.send(Mails.simple())).isEqualTo(new DeliveryResult.Transient("eof-at-mail"));
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aRefusedMailLeavesTheConnectionGoodForTheNext() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("RCPT", ScriptedSmtpServer.reply("550 5.1.1 Unknown"))
                        .at(".", ScriptedSmtpServer.reply("451 4.7.1 Later"));
                MailTransport transport = transport(server)) {
            assertThat(transport.send(Mails.simple())).isEqualTo(new DeliveryResult.Permanent("550 5.1.1"));
            assertThat(transport.send(Mails.simple())).isEqualTo(new DeliveryResult.Transient("451 4.7.1", true));
            assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void anIdleConnectionIsEndedWithAGoodbye() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE);
                MailTransport transport = SmtpMailTransport.to(
                        settings(server).keepIdle(Duration.ofMillis(50)).build())) {
            transport.send(Mails.simple());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.commands()).last().isEqualTo("QUIT"));
        }
    }

    @Test
    void closingSaysGoodbyeToo() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)) {
            MailTransport transport = transport(server);
            transport.send(Mails.simple());
            transport.close();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(server.commands()).last().isEqualTo("QUIT"));
        }
    }

    @Test
    void aServerThatNeverStopsTalkingCannotHoldUpTheGoodbye() throws Exception {
        CountDownLatch talking = new CountDownLatch(1);
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                .at(".", line -> {
                    ScriptedSmtpServer.reply("250 2.0.0 Taken").on(line);
                    talking.countDown();
                    return ScriptedSmtpServer.trickle("220 chatter\r\n".repeat(1000), 0)
                            .on(line);
                })) {
            MailTransport transport = transport(server);
            assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
            talking.await();
            assertTimeoutPreemptively(transport.maximumDuration(), transport::close);
        }
    }

    @Test
    void thereAreNeverMoreConnectionsThanAllowed() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE);
                MailTransport transport =
                        SmtpMailTransport.to(settings(server).connections(2).build())) {
            ExecutorService threads = Executors.newFixedThreadPool(8);
            try {
                List<Future<DeliveryResult>> results = new ArrayList<>();
                for (int i = 0; i < 40; i++) {
                    results.add(threads.submit(() -> transport.send(Mails.simple())));
                }
                for (Future<DeliveryResult> result : results) {
                    assertThat(result.get()).isInstanceOf(Delivered.class);
                }
            } finally {
                threads.shutdownNow();
            }
            assertThat(server.connections()).isLessThanOrEqualTo(2);
            assertThat(server.taken()).hasSize(40);
        }
    }

    private static MailTransport transport(ScriptedSmtpServer server) {
        return SmtpMailTransport.to(settings(server).build());
    }

    private static SmtpSettings.Builder settings(ScriptedSmtpServer server) {
        return SmtpSettings.builder("localhost")
                .port(server.port())
                .trusting(CERTIFICATE.trust())
                .credentials("user", "secret")
                .recipient("controller")
                .readTimeout(PATIENCE);
    }
}
