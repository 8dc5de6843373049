/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import jakarta.mail.Flags;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ParsingException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.ListInfo;
import org.eclipse.angus.mail.imap.protocol.MailboxInfo;
import org.eclipse.angus.mail.imap.protocol.UID;

/**
 * The folders of the mailbox, with the few commands that an erasure needs. Mails are named by UID, so that nobody
 * else's coming and going makes one mail pass for another. CLOSE is never said: it expunges what others flagged.
 */
final class Folders {

    private static final int MOST_AT_ONCE = 200;

    private final ImapConnection connection;

    Folders(ImapConnection connection) {
        this.connection = connection;
    }

    /** Every folder that can hold mails, at any depth. */
    List<MailFolder> list() throws IOException, RefusedException {
        List<MailFolder> folders = new ArrayList<>();
        for (Response answer :
                connection.say("LIST", new Argument().writeString("").writeString("*"))) {
            if (answer instanceof IMAPResponse listed && listed.keyEquals("LIST")) {
                ListInfo info = listInfo(listed);
                Set<String> attributes = Stream.of(info.attrs == null ? new String[0] : info.attrs)
                        .map(attribute -> attribute.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
                if (info.canOpen && !attributes.contains("\\nonexistent")) {
                    folders.add(
                            new MailFolder(info.name, attributes.contains("\\all"), attributes.contains("\\trash")));
                }
            }
        }
        return folders;
    }

    private static ListInfo listInfo(IMAPResponse listed) throws IOException {
        try {
            return new ListInfo(listed);
        } catch (ParsingException | RuntimeException e) {
            throw ImapConnection.garbled(e);
        }
    }

    /** Opens a folder to look into it: nothing changes, not even whether a mail is new. */
    FolderState look(MailFolder folder) throws IOException, RefusedException {
        return open("EXAMINE", folder);
    }

    /** Opens a folder to erase in it. */
    FolderState enter(MailFolder folder) throws IOException, RefusedException {
        return open("SELECT", folder);
    }

    private FolderState open(String command, MailFolder folder) throws IOException, RefusedException {
        Response[] answers = connection.say(command, connection.folder(folder));
        try {
            MailboxInfo info = new MailboxInfo(answers);
            return new FolderState(info.uidvalidity, info.uidnext, info.total == 0);
        } catch (ParsingException | RuntimeException e) {
            throw ImapConnection.garbled(e);
        }
    }

    /** The mails of the open folder that fit one of the keys, and perhaps others: servers are generous. */
    Set<Long> search(List<SearchKey> keys) throws IOException, RefusedException {
        Set<Long> uids = new TreeSet<>();
        for (Argument search : SearchKey.anyOf(keys)) {
            uids.addAll(search(search));
        }
        return uids;
    }

    private Set<Long> search(Argument search) throws IOException, RefusedException {
        Set<Long> uids = new TreeSet<>();
        boolean answered = false;
        for (Response answer : connection.say("UID SEARCH", search)) {
            if (answer instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                answered = true;
                for (long uid = found.readLong(); uid >= 0; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        if (!answered) {
            // An answer that got lost is not an answer that there is nothing.
            throw ImapConnection.garbled(null);
        }
        return uids;
    }

    /** Which mails these are, as far as they are still there: their flags and the fields that name others. */
    List<FoundMail> read(MailFolder folder, Collection<Long> uids) throws IOException, RefusedException {
        List<FoundMail> mails = new ArrayList<>();
        for (String some : inPortions(uids)) {
            Argument what = new Argument()
                    .writeAtom(some)
                    .writeAtom("(UID FLAGS BODY.PEEK[HEADER.FIELDS (" + FoundMail.FIELDS + ")])");
            for (Response answer : connection.say("UID FETCH", what)) {
                if (answer instanceof FetchResponse fetched) {
                    UID uid = fetched.getItem(UID.class);
                    BODY header = fetched.getItem(BODY.class);
                    if (uid != null && header != null && uids.contains(uid.uid)) {
                        mails.add(FoundMail.read(folder, uid.uid, octets(header), isForwarded(fetched)));
                    }
                }
            }
        }
        return mails;
    }

    /** Which of some mails of the open folder exist: an index may know mails that are gone. */
    Set<Long> thoseThere(Collection<Long> uids) throws IOException, RefusedException {
        Set<Long> there = new TreeSet<>();
        for (String some : inPortions(uids)) {
            Argument what = new Argument().writeAtom(some).writeAtom("(UID)");
            for (Response answer : connection.say("UID FETCH", what)) {
                UID uid = answer instanceof FetchResponse fetched ? fetched.getItem(UID.class) : null;
                if (uid != null && uids.contains(uid.uid)) {
                    there.add(uid.uid);
                }
            }
        }
        return there;
    }

    private static byte[] octets(BODY header) {
        return header.getByteArray() == null
                ? new byte[0]
                : header.getByteArray().getNewBytes();
    }

    /** RFC 5788 registers the first; the second is older. */
    private static boolean isForwarded(FetchResponse fetched) {
        Flags flags = fetched.getItem(FLAGS.class);
        return flags != null && (flags.contains("$Forwarded") || flags.contains("Forwarded"));
    }

    /**
     * Flags mails of the entered folder as deleted and expunges them, and them only.
     *
     * <p>A server without UIDPLUS knows only how to expunge everything that is flagged. What others have flagged is
     * then unflagged before and flagged again afterwards; if the connection ends in between it stays unflagged, which
     * loses nothing.
     */
    void erase(Collection<Long> uids) throws IOException, RefusedException {
        if (connection.offers("UIDPLUS")) {
            flag("+", uids);
            for (String some : inPortions(uids)) {
                connection.say("UID EXPUNGE", new Argument().writeAtom(some));
            }
            return;
        }
        Set<Long> others = search(new Argument().writeAtom("DELETED"));
        others.removeAll(uids);
        flag("-", others);
        try {
            flag("+", uids);
            connection.say("EXPUNGE", null);
        } finally {
            flag("+", others);
        }
    }

    private void flag(String sign, Collection<Long> uids) throws IOException, RefusedException {
        for (String some : inPortions(uids)) {
            connection.say(
                    "UID STORE",
                    new Argument()
                            .writeAtom(some)
                            .writeAtom(sign + "FLAGS.SILENT")
                            .writeAtom("(\\Deleted)"));
        }
    }

    /** Copies mails of the open folder into another one. */
    void copy(Collection<Long> uids, MailFolder to) throws IOException, RefusedException {
        for (String some : inPortions(uids)) {
            connection.say("UID COPY", new Argument().writeAtom(some).append(connection.folder(to)));
        }
    }

    /** Puts a mail into the inbox. */
    void deliver(Literal mail) throws IOException, RefusedException {
        connection.say("APPEND", new Argument().writeAtom("INBOX").writeBytes(mail));
    }

    private static List<String> inPortions(Collection<Long> uids) {
        List<Long> all = List.copyOf(uids);
        List<String> portions = new ArrayList<>();
        for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
            portions.add(all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE)).stream()
                    .map(String::valueOf)
                    .collect(Collectors.joining(",")));
        }
        return portions;
    }
}
