/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.OpenLoggers;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Canaries: with every logger wide open, neither addresses nor words nor credentials come out. */
class NothingIsLoggedTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");
    private static final List<String> CANARIES =
            List.of("canary", "Zaphod", "website@example.org", "office@example.org", "visitor@", "dXNlci1jYW5hcnk");

    private final OpenLoggers loggers = new OpenLoggers(SmtpMailTransport.class);

    @AfterEach
    void closeThemAgain() {
        loggers.close();
    }

    @Test
    void whateverBecomesOfTheMail() throws Exception {
        try (ScriptedSmtpServer server = ScriptedSmtpServer.startTls(CERTIFICATE)
                        .at("RCPT", ScriptedSmtpServer.usual())
                        .at("RCPT", ScriptedSmtpServer.reply("550 5.1.1 <office@example.org> unknown"))
                        .at(".", ScriptedSmtpServer.usual())
                        .at(".", ScriptedSmtpServer.leave());
                MailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("localhost")
                        .port(server.port())
                        .trusting(CERTIFICATE.trust())
                        .credentials("user-canary", "password-canary")
                        .recipient("controller")
                        .build())) {
            for (Class<?> expected : List.of(
                    DeliveryResult.Delivered.class, DeliveryResult.Permanent.class, DeliveryResult.Ambiguous.class)) {
                assertThat(transport.send(Mails.withText("Zaphod has a canary\n")))
                        .isInstanceOf(expected);
            }
            assertThat(server.commands()).anyMatch(command -> command.startsWith("AUTH PLAIN dXNlci1jYW5hcnk"));
        }
        assertThat(loggers.lines()).noneMatch(line -> CANARIES.stream().anyMatch(line::contains));
    }

    @Test
    void andTheLoggersReallyAreOpen() {
        Logger.getLogger("org.eclipse.angus.mail").finest("a canary that sings");
        assertThat(loggers.lines()).anyMatch(line -> line.contains("a canary that sings"));
    }
}
