/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.retention.ErasedRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of the folders for one enquiry: looks into each until looking brings nothing new.
 *
 * <p>A mail that is moved meanwhile comes into some folder, which shows in that folder's next UID, so that the folder
 * is searched again. A folder into which no mail has come is not, so that an attempt goes on where the last one ran out
 * of time.
 */
final class Survey {

    private static final int MOST_PASSES = 20;

    /** More Message-IDs than any conversation has. */
    private static final int MOST_IDS = 1000;

    private final ErasedRecord record;
    private final String mark;
    private final Map<String, Look> looks = new HashMap<>();

    /** Of the library's own mails, and of erased mails that were followed: what still quotes them belongs. */
    private final Set<String> roots;

    /** What is searched for: the roots, and whatever the mails of the thread are called. */
    private final Set<String> ids;

    private boolean marked;

    Survey(ErasedRecord record) {
        this.record = record;
        this.mark = ForwardMark.messageId(record);
        this.roots = new HashSet<>(record.messageIds());
        this.ids = new HashSet<>(roots);
    }

    /** The mails that belong to the enquiry, as far as is known. */
    MailThread thread() {
        return MailThread.of(
                roots,
                looks.values().stream().flatMap(look -> look.mails().stream()).toList());
    }

    /** Whether more hangs together than is believed to be one conversation. */
    boolean isTooLong() {
        return ids.size() > MOST_IDS;
    }

    /** Whether the note was seen that stands for a forwarded mail. */
    boolean isMarked() {
        return marked;
    }

    /**
     * Looks into every folder until a whole pass has brought nothing new, or too much.
     *
     * @param stuck gets the folders that may not be read
     * @return all folders
     */
    List<MailFolder> settle(Folders folders, Stuck stuck) throws IOException, RefusedException {
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            List<MailFolder> all = folders.list();
            Set<String> names = all.stream().map(MailFolder::name).collect(Collectors.toSet());
            looks.keySet().retainAll(names);
            stuck.keepOnly(names);
            boolean news = false;
            for (MailFolder folder : all) {
                news |= brings(folders, folder, stuck);
                if (isTooLong()) {
                    return all;
                }
            }
            if (!news) {
                return all;
            }
        }
        throw Outage.busy();
    }

    /** Whether a look into a folder brings what was not known. */
    private boolean brings(Folders folders, MailFolder folder, Stuck stuck) throws IOException, RefusedException {
        try {
            FolderState state = folders.look(folder);
            Look before = looks.get(folder.name());
            if (before != null && before.isStillGoodFor(state, ids)) {
                return false;
            }
            Look now;
            do {
                now = search(folders, folder, state);
                looks.put(folder.name(), now);
                ids.addAll(thread().ids());
                // What the thread turns out to be called is searched for at once.
            } while (!now.ids().containsAll(ids) && !isTooLong());
            return before == null || now.isUncertain() || !now.mails().equals(before.mails());
        } catch (RefusedException e) {
            return stuck.add(folder, e);
        }
    }

    private Look search(Folders folders, MailFolder folder, FolderState state) throws IOException, RefusedException {
        Set<String> wanted = Set.copyOf(ids);
        if (state.empty()) {
            return new Look(state, wanted, Set.of());
        }
        Set<Long> uids = folders.search(keys(wanted));
        List<FoundMail> read = folders.read(folder, uids);
        marked |= read.stream().anyMatch(mail -> mail.messageId().equals(mark));
        Set<FoundMail> mails =
                read.stream().filter(mail -> mail.concerns(wanted)).collect(Collectors.toSet());
        read.forEach(mail -> uids.remove(mail.uid()));
        // What was found and is not read is gone meanwhile, or could not be understood and is searched for again.
        boolean complete = uids.isEmpty() || folders.thoseThere(uids).isEmpty();
        return new Look(complete ? state : FolderState.UNKNOWN, wanted, mails);
    }

    /** Our own ids are found in whatever form somebody quotes them; those of others must not fit by half. */
    private List<SearchKey> keys(Set<String> wanted) {
        return Stream.concat(
                        Stream.of(new SearchKey("MESSAGE-ID", mark)),
                        wanted.stream()
                                .map(id -> record.messageIds().contains(id) ? id : "<" + id + ">")
                                .flatMap(id -> SearchKey.mailsOf(id).stream()))
                .toList();
    }

    /** Whether the UIDs of what was found in a folder still name the same mails. */
    boolean isOf(FolderState now, MailFolder folder) {
        Look look = looks.get(folder.name());
        return look != null && look.state().uidValidity() == now.uidValidity();
    }

    /** Some mails of a folder are being told to go: it is searched again, and none of them is expected. */
    void expectGone(MailFolder folder, Collection<FoundMail> mails) {
        looks.computeIfPresent(folder.name(), (name, look) -> look.without(mails));
    }

    /** What quotes these mails belongs to the enquiry even when they are gone. */
    void remember(Stream<FoundMail> followed) {
        followed.map(FoundMail::messageId).forEach(roots::add);
    }
}
