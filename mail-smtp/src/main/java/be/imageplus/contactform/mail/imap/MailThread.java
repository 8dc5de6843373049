/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which of the mails that were found belong to an enquiry: the library's own, whatever quotes them, and whatever quotes
 * a mail that belongs, since some mail clients name only the mail that they answer.
 *
 * <p>A sender chooses the Message-ID of a mail, and could choose that of somebody else's to have the answers to that
 * one erased. So a Message-ID is followed only if every mail that bears it belongs.
 */
final class MailThread {

    /** Of the library's own mails, and of those that quote them: they are found whatever else is gone. */
    private static final int DIRECT = 1;

    /** What mail clients write (RFC 5322), and short enough for a command. */
    private static final Pattern FOLLOWED = Pattern.compile("[\\x21-\\x7e&&[^@]]{1,120}@[\\x21-\\x7e&&[^@]]{1,120}");

    private final Set<String> followed = new HashSet<>();

    /** How far each mail is from the library's own ones, in steps of who quotes whom. */
    private final Map<FoundMail, Integer> distances = new LinkedHashMap<>();

    private MailThread() {}

    /**
     * The thread of an enquiry.
     *
     * @param own the Message-IDs of the library's own mails
     * @param found every mail that was found for the {@linkplain #ids ids} of what is known so far
     */
    static MailThread of(Set<String> own, Collection<FoundMail> found) {
        MailThread thread = new MailThread();
        Map<String, List<FoundMail>> bearers = found.stream().collect(Collectors.groupingBy(FoundMail::messageId));
        Set<String> next = own;
        for (int distance = DIRECT; !next.isEmpty(); distance++) {
            thread.followed.addAll(next);
            for (FoundMail mail : found) {
                if (mail.concerns(next)) {
                    thread.distances.putIfAbsent(mail, distance);
                }
            }
            next = thread.distances.keySet().stream()
                    .map(FoundMail::messageId)
                    .filter(id -> !thread.followed.contains(id) && isFollowed(id))
                    .filter(id -> thread.distances.keySet().containsAll(bearers.getOrDefault(id, List.of())))
                    .collect(Collectors.toSet());
        }
        return thread;
    }

    private static boolean isFollowed(String id) {
        return FOLLOWED.matcher(id).matches();
    }

    /** The Message-IDs by which all of the thread is found, and whoever else bears one of them. */
    Set<String> ids() {
        Set<String> ids = new HashSet<>(followed);
        distances.keySet().stream()
                .map(FoundMail::messageId)
                .filter(MailThread::isFollowed)
                .forEach(ids::add);
        return ids;
    }

    /** Whether what quotes a mail belongs because that mail does. */
    boolean follows(FoundMail mail) {
        return followed.contains(mail.messageId());
    }

    /** Whether a mail of the thread has gone somewhere else. */
    boolean wasForwarded() {
        return distances.keySet().stream().anyMatch(mail -> mail.tellsOfAForwardOf(followed));
    }

    /**
     * What is erased next: the farthest mails. Whoever is interrupted then finds all that is left by what is left.
     *
     * @return empty when nothing is left, or only what is stuck
     */
    List<FoundMail> next(Stuck stuck) {
        int farthest =
                distances.values().stream().mapToInt(distance -> distance).max().orElse(0);
        List<FoundMail> mails = distances.entrySet().stream()
                .filter(mail -> mail.getValue() == farthest)
                .map(Map.Entry::getKey)
                .toList();
        if (farthest > DIRECT && mails.stream().anyMatch(stuck::holds)) {
            // Without the nearer ones nobody would find it again.
            return List.of();
        }
        List<FoundMail> free = mails.stream().filter(mail -> !stuck.holds(mail)).toList();
        // What shows all mails once more mostly shows the same ones.
        List<FoundMail> once =
                free.stream().filter(mail -> !mail.folder().everything()).toList();
        return once.isEmpty() ? free : once;
    }
}
