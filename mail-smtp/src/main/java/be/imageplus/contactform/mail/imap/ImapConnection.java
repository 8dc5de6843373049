/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.Credentials;
import be.imageplus.contactform.mail.connection.GuardedSocket;
import be.imageplus.contactform.mail.connection.KeptConnection;
import be.imageplus.contactform.mail.connection.Tls;
import be.imageplus.contactform.problem.UnavailableException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Objects;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ConnectionException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** One connection to the mailbox: secured, logged in, a command at a time. */
final class ImapConnection implements KeptConnection {

    private final ImapSettings settings;
    private final GuardedSocket socket;
    private @Nullable ImapConversation opened;

    ImapConnection(ImapSettings settings, GuardedSocket socket) {
        this.settings = settings;
        this.socket = socket;
    }

    /**
     * Greeting, TLS and login, if there was none yet.
     *
     * @throws IOException when the connection does not come about
     * @throws UnavailableException when the server offers no STARTTLS, or refuses the login
     */
    void open() throws IOException {
        socket.nextWork();
        if (opened != null) {
            return;
        }
        try {
            ImapConversation conversation = switch (settings.security()) {
                case TLS -> greeted(Tls.over(socket, settings.endpoint()));
                case STARTTLS -> afterStartTls();
                case LOOPBACK_PLAINTEXT -> greeted(socket);
            };
            logIn(conversation, settings.credentials());
            opened = conversation;
        } catch (ConnectionException e) {
            throw ended(e.getResponse());
        } catch (UnavailableException e) {
            throw e;
        } catch (ProtocolException | RuntimeException e) {
            // Jakarta Mail runs over the end of a greeting that is none.
            throw garbled(e);
        }
    }

    private ImapConversation conversation() {
        return Objects.requireNonNull(opened, "open() comes first");
    }

    private static ImapConversation greeted(Socket socket) throws IOException, ProtocolException {
        ImapConversation conversation = new ImapConversation(socket);
        conversation.greet();
        conversation.capability();
        return conversation;
    }

    /** What was said in clear is forgotten, and what the server offers is asked again. */
    private ImapConversation afterStartTls() throws IOException, ProtocolException {
        ImapConversation clear = greeted(socket);
        if (clear.isAuthenticated() || !clear.hasCapability("STARTTLS")) {
            throw Outage.notSecure("starttls-not-offered");
        }
        Response answer = last(clear.command("STARTTLS", null));
        if (answer.isBYE()) {
            throw ended(answer);
        }
        if (!answer.isOK()) {
            throw Outage.notSecure("starttls-refused");
        }
        ImapConversation secured = new ImapConversation(Tls.over(socket, settings.endpoint()));
        secured.capability();
        return secured;
    }

    private static void logIn(ImapConversation conversation, Credentials credentials) throws ProtocolException {
        if (conversation.isAuthenticated()) {
            return;
        }
        try {
            if (conversation.hasCapability("AUTH=PLAIN")) {
                conversation.authplain(null, credentials.user(), credentials.password());
            } else if (conversation.hasCapability("LOGINDISABLED")) {
                throw Outage.loginRefused();
            } else {
                conversation.login(credentials.user(), credentials.password());
            }
        } catch (ConnectionException e) {
            throw e;
        } catch (ProtocolException e) {
            throw new RefusedException(e.getResponse()).forNow() ? Outage.busy() : Outage.loginRefused();
        }
        // More may be offered to who has logged in.
        conversation.capability();
    }

    /** Whether the server has announced something. */
    boolean offers(String capability) {
        return conversation().hasCapability(capability);
    }

    /** A folder's name as an argument. */
    Argument folder(MailFolder folder) {
        return conversation().folder(folder.name());
    }

    /**
     * Says a command and returns all that was answered, once the server has said OK.
     *
     * @throws RefusedException when it said NO
     * @throws IOException when it said nothing, or what cannot be understood
     */
    Response[] say(String command, @Nullable Argument arguments) throws IOException, RefusedException {
        Response[] answers;
        try {
            answers = conversation().command(command, arguments);
        } catch (RuntimeException e) {
            // Jakarta Mail runs over the end of an answer that is cut short.
            throw garbled(e);
        }
        Response last = last(answers);
        if (last.isBYE()) {
            throw ended(last);
        }
        if (last.isNO()) {
            throw new RefusedException(last);
        }
        if (!last.isOK()) {
            throw garbled(null);
        }
        return answers;
    }

    private static Response last(Response[] answers) {
        return answers[answers.length - 1];
    }

    private static IOException ended(@Nullable Response farewell) {
        Exception how = farewell == null ? null : farewell.getException();
        // Jakarta Mail's own exception for the end of the stream is of no kind.
        return how instanceof IOException fault && fault.getClass() != IOException.class
                ? fault
                : new EOFException("the connection has ended");
    }

    /** What was answered is not of the protocol. */
    static IOException garbled(@Nullable Throwable cause) {
        return (IOException) new java.net.ProtocolException("the server does not speak IMAP").initCause(cause);
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
            conversation().logout();
        } catch (ProtocolException | RuntimeException e) {
            // It is gone either way.
        } finally {
            drop();
        }
    }
}
