/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/** A mailbox on a real IMAP server, which tests fill and look into behind the server's back. */
final class StaffMailbox implements AutoCloseable {

    static final String USER = "office";
    static final String PASSWORD = "secret-of-the-office";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    StaffMailbox() {
        server.start();
        user = server.setUser("office@example.org", USER, PASSWORD);
    }

    int port() {
        return server.getImap().getPort();
    }

    StaffMailbox create(String... folders) {
        for (String folder : folders) {
            try {
                folders().createMailbox(user, folder);
            } catch (AuthorizationException | FolderException e) {
                throw new IllegalStateException(e);
            }
        }
        return this;
    }

    /** Puts a mail with these header lines into a folder. */
    StaffMailbox put(String folder, String... header) {
        return put(folder, new Flags(), header);
    }

    StaffMailbox put(String folder, Flags flags, String... header) {
        try {
            String mail = "From: somebody@example.com\r\n" + String.join("\r\n", header) + "\r\n\r\nWords\r\n";
            folder(folder)
                    .appendMessage(
                            new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8))),
                            flags,
                            new Date(0));
            return this;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Moves all mails of a folder. */
    void move(String from, String to) {
        try {
            for (long uid : folder(from).getMessageUids()) {
                folder(from).moveMessage(uid, folder(to));
            }
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    void rename(String from, String to) {
        try {
            folders().renameMailbox(user, from, to);
        } catch (AuthorizationException | FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The subjects of a folder's mails, in order. */
    List<String> subjects(String folder) {
        List<String> subjects = new ArrayList<>();
        for (StoredMessage mail : mails(folder)) {
            try {
                subjects.add(String.valueOf(mail.getMimeMessage().getSubject()));
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
        return subjects;
    }

    List<StoredMessage> mails(String folder) {
        return folder(folder).getMessages();
    }

    /** How many mails there are in all folders. */
    int size() {
        try {
            return folders().listMailboxes(user, "*").stream()
                    .mapToInt(MailFolder::getMessageCount)
                    .sum();
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    StaffMailbox empty(String... folders) {
        for (String folder : folders) {
            folder(folder).deleteAllMessages();
        }
        return this;
    }

    private MailFolder folder(String name) {
        return folders().getFolder(user, name);
    }

    private ImapHostManager folders() {
        return server.getManagers().getImapHostManager();
    }

    @Override
    public void close() {
        server.stop();
    }
}
