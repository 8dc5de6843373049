/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One enquiry being erased: finds the thread, erases its farthest mails, and begins again until a look into every
 * folder finds none. It can be interrupted anywhere and begun anew, here or by another node: what is left leads to all
 * else that is left.
 */
final class Erasure {

    /** A thread has a depth of two or three, and a mailbox with everything twice needs some rounds more. */
    private static final int MOST_ROUNDS = 40;

    private final ErasedRecord record;
    private final Survey survey;
    private boolean forwarded;

    Erasure(ErasedRecord record) {
        this.record = record;
        this.survey = new Survey(record);
    }

    /**
     * Goes on until an answer is sure.
     *
     * @throws IOException when the connection ends first
     * @throws be.imageplus.contactform.problem.UnavailableException when the mailbox does not come to rest, or refuses
     *     what is needed
     */
    ErasureAnswer run(Folders folders) throws IOException {
        Stuck stuck = new Stuck();
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                List<MailFolder> all = survey.settle(folders, stuck);
                if (survey.isTooLong()) {
                    return new ErasureAnswer.Manual("mail-thread-too-long");
                }
                MailThread thread = survey.thread();
                List<FoundMail> next = thread.next(stuck);
                if (next.isEmpty()) {
                    return answer(stuck);
                }
                if (thread.wasForwarded()) {
                    leaveMark(folders);
                }
                erase(folders, thread, next, all, stuck);
            }
            throw Outage.busy();
        } catch (RefusedException e) {
            throw e.forNow() ? Outage.busy() : Outage.refused();
        }
    }

    private ErasureAnswer answer(Stuck stuck) {
        if (!stuck.isEmpty()) {
            return new ErasureAnswer.Manual("mail-folder-closed");
        }
        return forwarded || survey.isMarked() ? new ErasureAnswer.Manual("mail-forwarded") : new ErasureAnswer.Done();
    }

    /** Before anything is erased that tells of the forward. */
    private void leaveMark(Folders folders) throws IOException, RefusedException {
        if (!forwarded && !survey.isMarked()) {
            folders.deliver(ForwardMark.of(record));
        }
        forwarded = true;
    }

    private void erase(Folders folders, MailThread thread, List<FoundMail> next, List<MailFolder> all, Stuck stuck)
            throws IOException, RefusedException {
        Map<MailFolder, List<FoundMail>> byFolder = next.stream().collect(Collectors.groupingBy(FoundMail::folder));
        Optional<MailFolder> trash = all.stream().filter(MailFolder::trash).findFirst();
        for (Map.Entry<MailFolder, List<FoundMail>> part : byFolder.entrySet()) {
            try {
                if (erase(folders, part.getKey(), part.getValue(), trash)) {
                    survey.remember(part.getValue().stream().filter(thread::follows));
                }
            } catch (RefusedException e) {
                stuck.add(part.getKey(), e);
            }
        }
        // What shows everything shows less when a mail has gone elsewhere.
        all.stream().filter(MailFolder::everything).forEach(folder -> survey.expectGone(folder, List.of()));
    }

    /** Whether the mails were told to go; not so when their UIDs name others by now. */
    private boolean erase(Folders folders, MailFolder folder, List<FoundMail> mails, Optional<MailFolder> trash)
            throws IOException, RefusedException {
        boolean sameUids = survey.isOf(folders.enter(folder), folder);
        survey.expectGone(folder, mails);
        if (!sameUids) {
            return false;
        }
        List<Long> uids = mails.stream().map(FoundMail::uid).toList();
        if (folder.everything() && trash.isPresent()) {
            // Expunging here takes a label away from a mail and leaves the mail; from the trash it goes.
            folders.copy(uids, trash.get());
        }
        folders.erase(uids);
        return true;
    }
}
