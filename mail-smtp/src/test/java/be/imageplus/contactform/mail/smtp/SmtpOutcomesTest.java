/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.leave;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reply;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reset;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.silence;
import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.trickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Ambiguous;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Permanent;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.MailTransport;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpOutcomesTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

    static Stream<Arguments> faults() {
        return Stream.of(
                // Before a mail is begun everything is an operator's matter: the mail waits.
                arguments("CONNECT", reply("421 4.3.2 Not now"), new Transient("421 4.3.2")),
                arguments("CONNECT", reply("554 5.7.1 Not you, [192.0.2.1]"), new Transient("554 5.7.1")),
                arguments("CONNECT", leave(), new Transient("eof-at-greeting")),
                arguments("CONNECT", reply("HTTP/1.1 400 Bad Request"), new Transient("garbled-at-greeting")),
                arguments("CONNECT", silence(), new Transient("timeout-at-greeting")),
                arguments("STARTTLS", reply("454 4.7.0 TLS not available"), new Transient("454 4.7.0")),
                arguments("AUTH", reply("535 5.7.8 Authentication failed for user"), new Transient("535 5.7.8")),
                arguments("AUTH", reply("454 4.7.0 Temporary"), new Transient("454 4.7.0")),
                arguments("MAIL", reply("530 5.7.0 Authentication required"), new Transient("530 5.7.0")),
                // The mail itself.
                arguments("MAIL", reply("451 4.3.0 Later"), new Transient("451 4.3.0")),
                arguments("MAIL", reply("550 5.7.1 <website@example.org> is not yours"), new Permanent("550 5.7.1")),
                arguments("RCPT", reply("450 4.2.0 <office@example.org> greylisted"), new Transient("450 4.2.0")),
                arguments("RCPT", reply("550 5.1.1 <office@example.org> unknown"), new Permanent("550 5.1.1")),
                arguments(
                        "RCPT",
                        reply("550-5.1.1 <office@example.org>\r\n550 5.1.1 unknown"),
                        new Permanent("550 5.1.1")),
                arguments("RCPT", reply("550 unknown"), new Permanent("550")),
                arguments("RCPT", reply("banana"), new Transient("garbled-at-rcpt")),
                arguments("RCPT", leave(), new Transient("eof-at-rcpt")),
                arguments("RCPT", silence(), new Transient("timeout-at-rcpt")),
                arguments("DATA", reply("452 4.3.1 Disk full"), new Transient("452 4.3.1")),
                arguments("DATA", reply("554 5.5.1 No valid recipients"), new Permanent("554 5.5.1")),
                arguments("DATA", reply("250 2.0.0 What data?"), new Transient("unexpected 250 2.0.0")),
                arguments(".", reply("451 4.7.1 Later"), new Transient("451 4.7.1", true)),
                arguments(".", reply("552 5.3.4 Too big"), new Permanent("552 5.3.4", true)),
                arguments(".", reply("250 2.0.0 Queued as 4711"), new Delivered("250 2.0.0")),
                arguments(".", reply("251 Fine"), new Delivered("251")),
                // Everything was sent, and nothing that can be understood came back.
                arguments(".", leave(), new Ambiguous("eof-after-data")),
                arguments(".", reset(), new Ambiguous("reset-after-data")),
                arguments(".", silence(), new Ambiguous("timeout-after-data")),
                arguments(".", reply("banana"), new Ambiguous("garbled-after-data")));
    }

    @ParameterizedTest(name = "at {0}: {2}")
    @MethodSource("faults")
    void saysWhatBecameOfTheMail(String word, ScriptedSmtpServer.Act act, DeliveryResult expected) throws Exception {
        try (ScriptedSmtpServer server =
                        ScriptedSmtpServer.startTls(CERTIFICATE).at(word, act);
                MailTransport transport = transport(server)) {
            assertThat(within(transport)).isEqualTo(expected);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfAMailIsTransient() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().at("BODY", reset());
                MailTransport transport = plain(server)) {
            DeliveryResult result =
                    transport.send(Mails.withText("More than the network buffers hold.\n".repeat(500_000)));
            assertThat(result).isInstanceOf(Transient.class);
            assertThat(result.code()).endsWith("-at-body");
            assertThat(result.contentSent()).isTrue(); // R4.7
        }
    }

    @Test
    void nobodyGetsTheMailUnlessAllRecipientsAreTaken() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("RCPT", ScriptedSmtpServer.usual())
                        .at("RCPT", reply("450 4.2.0 Later"))
                        .at("RCPT", reply("550 5.1.1 Unknown"))
                        .at("RCPT", reply("451 4.2.0 Later"));
                MailTransport transport = transport(server)) {
            DeliveryResult result =
                    transport.send(Mails.to("a@example.org", "b@example.org", "c@example.org", "d@example.org"));
            assertThat(result).isEqualTo(new Permanent("550 5.1.1"));
            assertThat(server.commands()).doesNotContain("DATA");
        }
    }

    @Nested
    class Unreachable {

        @Test
        void aRefusedConnectionIsTransient() throws Exception {
            int port;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
                port = free.getLocalPort();
            }
            assertThat(send(SmtpSettings.builder("127.0.0.1").port(port))).isEqualTo(new Transient("connect-refused"));
        }

        @Test
        void anUnknownHostIsTransient() {
            assertThat(send(SmtpSettings.builder("no-such-host.invalid"))).isEqualTo(new Transient("unknown-host"));
        }

        private DeliveryResult send(SmtpSettings.Builder settings) {
            try (MailTransport transport = SmtpMailTransport.to(settings.build())) {
                return transport.send(Mails.simple());
            }
        }
    }

    @Nested
    class WithinItsTime {

        @Test
        void endsAConversationThatIsKeptAliveOctetByOctet() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().at("EHLO", trickle("2", 50));
                    MailTransport transport = hurried(server)) {
                assertThat(within(transport)).isEqualTo(new Transient("timeout-at-hello"));
            }
        }

        @Test
        void endsAReplyThatNeverEndsAfterTheDot() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain().at(".", trickle("250-2.0.0 Wait\r\n", 50));
                    MailTransport transport = hurried(server)) {
                assertThat(within(transport)).isEqualTo(new Ambiguous("timeout-after-data"));
            }
        }

        @Test
        void doesNotLetAServerFillTheMemory() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()
                            .at("CONNECT", trickle("220-" + "x".repeat(100_000) + "\r\n", 0));
                    MailTransport transport = plain(server)) {
                assertThat(within(transport)).isEqualTo(new Transient("garbled-at-greeting"));
            }
        }

        private MailTransport hurried(ScriptedSmtpServer server) {
            return SmtpMailTransport.to(SmtpSettings.builder("127.0.0.1")
                    .port(server.port())
                    .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                    .recipient("controller")
                    .connectTimeout(Duration.ofMillis(300))
                    .writeTimeout(Duration.ofMillis(300))
                    .readTimeout(Duration.ofMillis(500))
                    .build());
        }
    }

    @Nested
    class Plaintext {

        @Test
        void staysOnTheLoopbackInterface() {
            try (MailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("192.0.2.1")
                    .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                    .recipient("controller")
                    .build())) {
                assertThat(transport.send(Mails.simple())).isEqualTo(new Transient("not-loopback"));
            }
        }

        @Test
        void sendsNoAuth() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain();
                    MailTransport transport = plain(server)) {
                assertThat(transport.send(Mails.simple())).isInstanceOf(Delivered.class);
                assertThat(server.commands())
                        .containsExactly(
                                "EHLO [127.0.0.1]",
                                "MAIL FROM:<website@example.org>",
                                "RCPT TO:<office@example.org>",
                                "DATA");
            }
        }
    }

    private static DeliveryResult within(MailTransport transport) {
        return assertTimeoutPreemptively(transport.maximumDuration(), () -> transport.send(Mails.simple()));
    }

    private static MailTransport transport(ScriptedSmtpServer server) {
        return SmtpMailTransport.to(SmtpSettings.builder("localhost")
                .port(server.port())
                .trusting(CERTIFICATE.trust())
                .credentials("user", "secret")
                .recipient("controller")
                .readTimeout(Duration.ofMillis(1500))
                .build());
    }

    private static MailTransport plain(ScriptedSmtpServer server) {
        return SmtpMailTransport.to(SmtpSettings.builder("127.0.0.1")
                .port(server.port())
                .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                .recipient("controller")
                .build());
    }
}
