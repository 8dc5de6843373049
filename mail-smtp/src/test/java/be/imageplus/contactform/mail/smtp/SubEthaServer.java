/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that asks for TLS and AUTH. */
final class SubEthaServer implements AutoCloseable {

    static final String USER = "ac12345";
    static final String PASSWORD = "s3cret ?%+é";

    /**
     * A mail as it arrived.
     *
     * @param from the envelope's sender
     * @param to the envelope's recipient
     * @param octets header and body
     */
    record Arrived(String from, String to, byte[] octets) {
        ByteArrayInputStream stream() {
            return new ByteArrayInputStream(octets);
        }
    }

    private final List<Arrived> mails = new CopyOnWriteArrayList<>();
    private final SMTPServer server;

    private SubEthaServer(SMTPServer.Builder builder) {
        this.server = builder.bindAddress(InetAddress.getLoopbackAddress())
                .messageHandler((context, from, to, octets) -> mails.add(new Arrived(from, to, octets)))
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .requireAuth()
                .build();
        server.start();
    }

    static SubEthaServer startTls(TestCertificate certificate) {
        return new SubEthaServer(
                SMTPServer.port(0).enableTLS().requireTLS().startTlsSocketFactory(certificate.server()));
    }

    static SubEthaServer implicitTls(TestCertificate certificate) {
        return new SubEthaServer(SMTPServer.port(0).serverSocketFactory(certificate.server()));
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Arrived> mails() {
        return List.copyOf(mails);
    }

    SmtpSettings.Builder settings(TestCertificate trusted) {
        return SmtpSettings.builder("localhost")
                .port(port())
                .trusting(trusted.trust())
                .credentials(USER, PASSWORD)
                .recipient("controller");
    }

    @Override
    public void close() {
        server.stop();
    }
}
