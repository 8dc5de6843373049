/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static be.imageplus.contactform.mail.smtp.ScriptedSmtpServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Permanent;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmtpOutcomesTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");

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

    @Test
    void needsNoEnhancedCode() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at(".", reply("550 unknown"))
                        .at(".", reply("251 Fine"));
                MailTransport transport = transport(server)) {
            assertThat(transport.send(Mails.simple())).isEqualTo(new Permanent("550", true));
            assertThat(transport.send(Mails.simple())).isEqualTo(new Delivered("251"));
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

    private static MailTransport transport(ScriptedSmtpServer server) {
        return SmtpMailTransport.to(SmtpSettings.builder("localhost")
                .port(server.port())
                .trusting(CERTIFICATE.trust())
                .credentials("user", "secret")
                .recipient("controller")
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
