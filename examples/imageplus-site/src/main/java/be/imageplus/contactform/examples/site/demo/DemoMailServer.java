/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** An SMTP server on loopback that insists on STARTTLS and AUTH, and puts what it takes into the demo mailbox. */
final class DemoMailServer {

    static final String USER = "website";

    private static final int MOST_BYTES = 1024 * 1024;

    private final DemoMailbox mailbox;
    private final SSLContext tls;
    private final String password = DemoSecret.create();
    private int port;
    private @Nullable SMTPServer server;

    DemoMailServer(DemoMailbox mailbox, SSLContext tls) {
        this.mailbox = mailbox;
        this.tls = tls;
    }

    /** Listens, on a free port. */
    synchronized void start() {
        SMTPServer started = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("demo mailbox")
                .requireTLS()
                .startTlsSocketFactory(tls)
                .requireAuth()
                .authenticationHandlerFactory(
                        new EasyAuthenticationHandlerFactory((user, secret, context) -> login(user, secret)))
                .maxMessageSize(MOST_BYTES)
                .messageHandler((context, from, to, message) -> mailbox.add(from, to, message))
                .build();
        started.start();
        port = started.getPortAllocated();
        server = started;
    }

    /** Ends its connections and stops listening. */
    synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    synchronized int port() {
        return port;
    }

    String password() {
        return password;
    }

    SSLContext tls() {
        return tls;
    }

    private void login(String user, String secret) throws LoginFailedException {
        boolean known = USER.equals(user)
                && MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
        if (!known) {
            throw new LoginFailedException();
        }
    }
}
