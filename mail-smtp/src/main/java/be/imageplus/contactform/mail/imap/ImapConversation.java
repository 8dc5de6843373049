/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Jakarta Mail's IMAP on a socket that is connected already: what leaves this machine, and under which protection, is
 * decided before. Its trace is silenced.
 */
final class ImapConversation extends IMAPProtocol {

    static {
        Trace.silence(ImapConversation.class);
    }

    ImapConversation(Socket socket) throws IOException {
        // A print stream swallows what goes wrong with a write; the reply that does not come tells of it.
        super(
                socket.getInputStream(),
                new PrintStream(socket.getOutputStream(), false, StandardCharsets.US_ASCII),
                new Properties(),
                false);
    }

    /** The server speaks first. */
    void greet() throws IOException, ProtocolException {
        processGreeting(readResponse());
    }

    /** A folder's name as an argument, encoded as the server wants it. */
    Argument folder(String name) {
        Argument argument = new Argument();
        writeMailboxName(argument, name);
        return argument;
    }
}
