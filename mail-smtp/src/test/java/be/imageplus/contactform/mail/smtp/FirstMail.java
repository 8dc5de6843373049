/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.IOException;
import java.time.Duration;

/**
 * The first mail of a JVM, which takes seconds on a busy machine: all classes are loaded for it. Whoever has little
 * patience with a server has it sent beforehand, with as much patience as it needs.
 */
final class FirstMail {

    private static boolean sent;

    private FirstMail() {}

    static synchronized void isSent() throws IOException {
        if (sent) {
            return;
        }
        TestCertificate certificate = TestCertificate.forHost("localhost");
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(certificate);
                MailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("localhost")
                        .port(server.port())
                        .trusting(certificate.trust())
                        .credentials("user", "secret")
                        .recipient("controller")
                        .readTimeout(Duration.ofMinutes(5))
                        .build())) {
            assertThat(transport.send(Mails.simple())).isInstanceOf(DeliveryResult.Delivered.class);
        }
        sent = true;
    }
}
