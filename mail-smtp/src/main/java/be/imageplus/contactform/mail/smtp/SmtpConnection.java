/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.mail.connection.Fault;
import be.imageplus.contactform.mail.connection.GuardedSocket;
import be.imageplus.contactform.mail.connection.KeptConnection;
import be.imageplus.contactform.mail.connection.Tls;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.Properties;

/** One connection to the server and the conversation on it. Used by one thread at a time. */
final class SmtpConnection implements KeptConnection {

    private final SmtpSettings settings;
    private final GuardedSocket socket;
    private final Conversation conversation = new Conversation();
    private final ObservedTransport transport;

    SmtpConnection(SmtpSettings settings, GuardedSocket socket) {
        this.settings = settings;
        this.socket = socket;
        this.transport = new ObservedTransport(session(settings), settings.credentials(), conversation);
    }

    private static Session session(SmtpSettings settings) {
        Properties properties = new Properties();
        boolean startTls = settings.security() == SmtpSettings.Security.STARTTLS;
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(startTls));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.smtp.ssl.protocols", String.join(" ", Tls.PROTOCOLS));
        properties.put(
                "mail.smtp.ssl.socketFactory", Tls.factory(settings.endpoint().trust()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(settings.credentials().isPresent()));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        // Addresses are said in UTF-8; whether one beyond ASCII may be said at all is decided for each mail.
        properties.setProperty("mail.mime.allowutf8", "true");
        // Nobody gets the mail unless all recipients are taken.
        properties.setProperty("mail.smtp.sendpartial", "false");
        // QUIT is said; its answer is of no use to us.
        properties.setProperty("mail.smtp.quitwait", "false");
        // Timeouts are set on the socket, which is connected before Jakarta Mail sees it.
        return Session.getInstance(properties);
    }

    /** Greeting, TLS and AUTH; empty when the server is ready for mails. */
    Optional<DeliveryResult> open() {
        try {
            Socket secured = settings.security() == SmtpSettings.Security.TLS ? implicitTls() : socket;
            // An address literal (RFC 5321 section 4.1.4): our host name is nobody's business, and asking for it may
            // block.
            transport.setLocalHost(literal(socket.getLocalAddress()));
            transport.connect(secured);
        } catch (MessagingException | IOException e) {
            return Optional.of(notOpened(e));
        }
        if (settings.credentials().isPresent() && !transport.supportsExtension("AUTH")) {
            return Optional.of(new DeliveryResult.Transient("auth-not-offered"));
        }
        return Optional.empty();
    }

    private DeliveryResult notOpened(Exception failure) {
        if (!conversation.over() && !conversation.refused() && conversation.stage() == Conversation.Stage.HELLO) {
            // In this order: after STARTTLS a server no longer offers it.
            if (failure instanceof AuthenticationFailedException) {
                return new DeliveryResult.Transient("auth-not-offered");
            }
            if (settings.security() == SmtpSettings.Security.STARTTLS && !transport.supportsExtension("STARTTLS")) {
                return new DeliveryResult.Transient("starttls-not-offered");
            }
        }
        if (failure instanceof IOException || failure.getCause() instanceof IOException) {
            conversation.ended(Fault.word(failure));
        }
        return conversation.result();
    }

    private Socket implicitTls() throws IOException {
        conversation.reached(Conversation.Stage.STARTTLS);
        return Tls.over(socket, settings.endpoint());
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return address instanceof Inet6Address
                ? "[IPv6:" + (zone < 0 ? text : text.substring(0, zone)) + "]"
                : "[" + text + "]";
    }

    /**
     * Sends one mail, as its international form where the server takes it; the connection may be used again if
     * {@link #reusable} says so.
     */
    DeliveryResult send(OutgoingMail mail) {
        Extensions server = transport.extensions();
        ComposedMessage message;
        try {
            message = ComposedMessage.of(
                    server.smtpUtf8() ? mail.international().orElse(mail) : mail, server, settings.dkim());
        } catch (ComposedMessage.SmtpUtf8NotOfferedException e) {
            return new DeliveryResult.Permanent("smtputf8-not-offered");
        } catch (MessagingException e) {
            return new DeliveryResult.Permanent("not-composable");
        }
        conversation.nextMail();
        socket.nextWork();
        try {
            transport.sendMessage(message, message.recipients());
        } catch (MessagingException | IllegalStateException e) {
            if (e.getCause() instanceof IOException) {
                conversation.ended(Fault.word(e));
            }
        }
        return conversation.result();
    }

    /** Whether a kept connection was left by the server before the mail was begun. */
    boolean stale() {
        return conversation.stale();
    }

    boolean reusable() {
        return conversation.reusable();
    }

    /** Ends everything at once because the time is over; from any thread. */
    void expire() {
        conversation.expire();
        drop();
    }

    @Override
    public void drop() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    @Override
    public void quit() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // It is gone either way.
        } finally {
            drop();
        }
    }
}
