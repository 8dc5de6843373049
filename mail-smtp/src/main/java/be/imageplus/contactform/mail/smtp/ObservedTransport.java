/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.connection.Credentials;
import be.imageplus.contactform.mail.connection.Fault;
import be.imageplus.contactform.mail.connection.Trace;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Jakarta Mail's SMTP, with every command and reply reported to a {@link Conversation}. */
final class ObservedTransport extends SMTPTransport {

    static {
        Trace.silence(ObservedTransport.class);
    }

    /**
     * What Jakarta Mail reports as a reply when the stream ends before one begins; if it ends within one, its lines.
     */
    private static final String NOTHING_READ = "[EOF]";

    private final Optional<Credentials> credentials;
    private final Conversation conversation;
    private boolean international;

    ObservedTransport(Session session, Optional<Credentials> credentials, Conversation conversation) {
        // The socket is connected already and the credentials come below: a complete URL keeps Jakarta Mail from
        // looking either of them up elsewhere.
        super(session, new URLName("smtp", null, -1, null, "-", "-"));
        this.credentials = credentials;
        this.conversation = conversation;
    }

    @Override
    protected synchronized boolean protocolConnect(String host, int port, String user, String password)
            throws MessagingException {
        conversation.reached(Conversation.Stage.GREETING);
        return super.protocolConnect(
                host,
                port,
                credentials.map(Credentials::user).orElse(null),
                credentials.map(Credentials::password).orElse(null));
    }

    /** What the server has announced. */
    Extensions extensions() {
        return new Extensions(super.supportsExtension("8BITMIME"), super.supportsExtension("SMTPUTF8"));
    }

    /** Jakarta Mail asks for SMTPUTF8 wherever it can; only mails that need it should, for not every way has it. */
    @Override
    public boolean supportsExtension(String extension) {
        return (international || !extension.equalsIgnoreCase("SMTPUTF8")) && super.supportsExtension(extension);
    }

    @Override
    public synchronized void sendMessage(Message message, Address[] addresses) throws MessagingException {
        international = message instanceof ComposedMessage staff && staff.isInternational();
        super.sendMessage(message, addresses);
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        if (conversation.over()) {
            // Jakarta Mail would send RSET, and wait for its answer, on a connection that has ended.
            throw new MessagingException("the connection has ended");
        }
        conversation.saying(command);
        try {
            super.sendCommand(command);
        } catch (MessagingException e) {
            conversation.ended(Fault.word(e));
            throw e;
        }
        conversation.said();
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int status;
        try {
            status = super.readServerResponse();
        } catch (MessagingException e) {
            conversation.ended(Fault.word(e));
            throw e;
        }
        Optional<SmtpReply> reply = SmtpReply.read(getLastServerResponse());
        if (status > 0 && reply.isPresent()) {
            conversation.answered(reply.get());
            return status;
        }
        boolean ended = reply.isPresent() || getLastServerResponse().equals(NOTHING_READ);
        conversation.ended(ended ? Fault.EOF : Fault.GARBLED);
        return -1;
    }
}
