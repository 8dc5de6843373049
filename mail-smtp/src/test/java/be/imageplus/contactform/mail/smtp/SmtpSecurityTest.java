/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.DeliveryResult.Delivered;
import be.imageplus.contactform.mail.DeliveryResult.Transient;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmtpSecurityTest {

    private static final TestCertificate LOCALHOST = TestCertificate.forHost("localhost");
    private static final TestCertificate ELSEWHERE = TestCertificate.forHost("mail.example.net");

    @Test
    void deliversOverStartTlsWithAuth() {
        try (SubEthaServer server = SubEthaServer.startTls(LOCALHOST)) {
            assertThat(send(server.settings(LOCALHOST))).isInstanceOf(Delivered.class);
            assertThat(server.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.from()).isEqualTo("website@example.org");
                assertThat(mail.to()).isEqualTo("office@example.org");
            });
        }
    }

    @Test
    void deliversOverImplicitTlsWithAuth() {
        try (SubEthaServer server = SubEthaServer.implicitTls(LOCALHOST)) {
            assertThat(send(server.settings(LOCALHOST).security(SmtpSettings.Security.TLS)))
                    .isInstanceOf(Delivered.class);
            assertThat(server.mails()).hasSize(1);
        }
    }

    @Test
    void wrongCredentialsWaitForAnOperator() {
        try (SubEthaServer server = SubEthaServer.startTls(LOCALHOST)) {
            assertThat(send(server.settings(LOCALHOST).credentials("ac12345", "wrong")))
                    .isEqualTo(new Transient("535"));
            assertThat(server.mails()).isEmpty();
        }
    }

    @Nested
    class Refuses {

        @Test
        void aCertificateOfAnotherHost() {
            try (SubEthaServer server = SubEthaServer.startTls(ELSEWHERE)) {
                assertThat(send(server.settings(ELSEWHERE))).isEqualTo(new Transient("tls-untrusted"));
            }
            try (SubEthaServer server = SubEthaServer.implicitTls(ELSEWHERE)) {
                assertThat(send(server.settings(ELSEWHERE).security(SmtpSettings.Security.TLS)))
                        .isEqualTo(new Transient("tls-untrusted"));
            }
        }

        @Test
        void aCertificateThatNobodyVouchesFor() {
            try (SubEthaServer server = SubEthaServer.startTls(LOCALHOST)) {
                assertThat(send(server.settings(ELSEWHERE))).isEqualTo(new Transient("tls-untrusted"));
                assertThat(send(SmtpSettings.builder("localhost")
                                .port(server.port())
                                .credentials("user", "secret")))
                        .isEqualTo(new Transient("tls-untrusted"));
            }
        }

        @Test
        void aServerThatOffersNoStartTlsAndSaysNothingInClear() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.plain()) {
                assertThat(send(SmtpSettings.builder("localhost")
                                .port(server.port())
                                .credentials("user", "secret")))
                        .isEqualTo(new Transient("starttls-not-offered"));
                assertThat(server.commands()).containsExactly("EHLO [127.0.0.1]");
            }
        }

        @Test
        void aServerThatTakesNoCredentialsWhenThereAreSome() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.startTlsWithoutAuth(LOCALHOST)) {
                assertThat(send(SmtpSettings.builder("localhost")
                                .port(server.port())
                                .trusting(LOCALHOST.trust())
                                .credentials("user", "secret")))
                        .isEqualTo(new Transient("auth-not-offered"));
                assertThat(server.commands()).noneMatch(command -> command.startsWith("MAIL"));
            }
        }

        @Test
        void aServerThatSpeaksNoTlsAfterStartTls() throws Exception {
            try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(LOCALHOST)
                    .at("STARTTLS", ScriptedSmtpServer.reply("220 Go ahead\r\n250 but in clear"))) {
                DeliveryResult result = send(SmtpSettings.builder("localhost")
                        .port(server.port())
                        .trusting(LOCALHOST.trust())
                        .credentials("user", "secret"));
                assertThat(result).isInstanceOf(Transient.class);
                assertThat(server.commands()).noneMatch(command -> command.startsWith("AUTH"));
            }
        }
    }

    private static DeliveryResult send(SmtpSettings.Builder settings) {
        try (MailTransport transport =
                SmtpMailTransport.to(settings.readTimeout(Duration.ofSeconds(5)).build())) {
            return transport.send(Mails.simple());
        }
    }
}
