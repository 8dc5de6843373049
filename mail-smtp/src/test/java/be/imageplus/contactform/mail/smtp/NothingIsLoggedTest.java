/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.connection.TestCertificate;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Canaries: with every logger wide open, neither addresses nor words nor credentials come out. */
class NothingIsLoggedTest {

    private static final TestCertificate CERTIFICATE = TestCertificate.forHost("localhost");
    private static final List<String> CANARIES =
            List.of("canary", "Zaphod", "website@example.org", "office@example.org", "visitor@", "dXNlci1jYW5hcnk");

    private final Queue<String> logged = new ConcurrentLinkedQueue<>();
    private final ListAppender<ILoggingEvent> logback = new ListAppender<>();
    private final Logger root = LogManager.getLogManager().getLogger("");
    private final Logger own = Logger.getLogger("be.imageplus.contactform.mail.smtp");
    private final Logger protocol = Logger.getLogger("be.imageplus.contactform.mail.smtp.protocol");
    private final java.util.logging.Level before = root.getLevel();
    private final PrintStream out = System.out;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logRecord) {
            logged.add(new SimpleFormatter().format(logRecord));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void openEveryLogger() {
        handler.setLevel(java.util.logging.Level.ALL);
        root.setLevel(java.util.logging.Level.ALL);
        own.setLevel(java.util.logging.Level.ALL);
        protocol.setLevel(java.util.logging.Level.ALL);
        root.addHandler(handler);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        logback.start();
        context.getLogger("ROOT").setLevel(Level.TRACE);
        context.getLogger("ROOT").addAppender(logback);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void closeThemAgain() {
        System.setOut(out);
        root.removeHandler(handler);
        root.setLevel(before);
        own.setLevel(null);
        protocol.setLevel(null);
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.getLogger("ROOT").detachAppender(logback);
        context.getLogger("ROOT").setLevel(Level.WARN);
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
        logback.list.forEach(event -> logged.add(event.getFormattedMessage()));
        logged.add(printed.toString(StandardCharsets.UTF_8));
        assertThat(logged).noneMatch(line -> CANARIES.stream().anyMatch(line::contains));
    }

    @Test
    void andTheLoggersReallyAreOpen() {
        Logger.getLogger("org.eclipse.angus.mail").finest("a canary that sings");
        assertThat(logged).anyMatch(line -> line.contains("a canary that sings"));
    }
}
