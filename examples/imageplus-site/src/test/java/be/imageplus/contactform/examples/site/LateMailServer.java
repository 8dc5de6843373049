/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A mail server that is away at first. Its port is taken all the while, so that connections are refused and nobody else
 * on this machine can come to listen there.
 */
public final class LateMailServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Socket place = new Socket();
    private final SMTPServer server;
    private final List<String> mails = new CopyOnWriteArrayList<>();

    public LateMailServer() throws IOException {
        place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)); // and does not listen
        server = SMTPServer.port(place.getLocalPort())
                .bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, message) -> mails.add(new String(message, StandardCharsets.UTF_8)))
                .build();
    }

    /** What a site that sends its mails here is told. */
    public Stream<String> properties() {
        return Stream.of(
                "contact-form.mail.smtp.host=localhost",
                "contact-form.mail.smtp.port=" + server.getPort(),
                "contact-form.mail.smtp.security=LOOPBACK_PLAINTEXT",
                "management.endpoint.health.show-details=always");
    }

    /** Waits until the site has tried in vain to bring its one mail, and has planned to try again. */
    public static void awaitFailure(Browserless visitor) {
        await().atMost(PATIENCE).until(() -> {
            String health = visitor.read("/actuator/health");
            return health.contains("\"pending\":1") && health.contains("\"oldestDueFor\":\"PT0S\"");
        });
    }

    /** Waits until the site owes no mail; the first retry comes within 30 seconds. */
    public static void awaitNothingOwed(Browserless visitor) {
        await().atMost(PATIENCE).until(() -> visitor.read("/actuator/health").contains("\"pending\":0"));
    }

    /** From now on it takes every mail. */
    public void arrive() throws IOException {
        place.close();
        server.start();
    }

    /** What it has taken, as it came. */
    public List<String> mails() {
        return List.copyOf(mails);
    }

    @Override
    public void close() throws IOException {
        place.close();
        server.stop();
    }
}
