/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.server.SMTPServer;

/** The site killed with {@code kill -9}: what was received is not lost, and nobody gets it twice. */
class CrashTest {

    @TempDir
    Path directory;

    private final List<String> mails = new CopyOnWriteArrayList<>();

    @Test
    void theMailArrivesOnceAfterTheProcessWasKilledBehindTheReceipt() throws Exception {
        int port = freePort();
        String reference;
        try (SiteProcess site = start(port)) {
            reference = site.visitor()
                    .enquire(Map.of(
                            "name", "Ada Example",
                            "email", "ada@example.org",
                            "message", "Is this still there after the power cut?"));
            // Nobody listens at the mail server's port: the attempt has failed, and the next one is planned.
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                String health = site.visitor().read("/actuator/health");
                return health.contains("\"pending\":1") && health.contains("\"oldestDueFor\":\"PT0S\"");
            });
            site.kill();
        }

        SMTPServer server = mailServer(port);
        try (SiteProcess site = start(port)) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> site.visitor().read("/actuator/health").contains("\"pending\":0"));
            assertThat(mails).singleElement().asString().contains(reference, "after the power cut");
        } finally {
            server.stop();
        }
    }

    private SiteProcess start(int mailPort) throws Exception {
        return SiteProcess.start(
                directory,
                "contact-form.mail.smtp.host=localhost",
                "contact-form.mail.smtp.port=" + mailPort,
                "contact-form.mail.smtp.security=LOOPBACK_PLAINTEXT");
    }

    private SMTPServer mailServer(int port) {
        SMTPServer server = SMTPServer.port(port)
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, message) -> mails.add(new String(message, StandardCharsets.UTF_8)))
                .build();
        server.start();
        return server;
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
