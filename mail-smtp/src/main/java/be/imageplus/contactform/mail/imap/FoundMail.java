/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mail in a folder, and by which Message-IDs it belongs to others.
 *
 * <p><b>Privacy.</b> Message-IDs of other senders may name people; they are kept for one erasure, in memory.
 *
 * @param folder where it is
 * @param uid its number there
 * @param messageId its own, without angle brackets; empty when it has none
 * @param quotes the mails that it answers or forwards
 * @param forwards those of them that it says it forwards
 * @param forwarded whether it is flagged as having been forwarded
 */
record FoundMail(
        MailFolder folder, long uid, String messageId, Set<String> quotes, Set<String> forwards, boolean forwarded) {

    /** What of a mail's header is asked for. The last is what mail clients write into a forward. */
    static final String FIELDS = "MESSAGE-ID REFERENCES IN-REPLY-TO X-FORWARDED-MESSAGE-ID";

    FoundMail {
        quotes = Set.copyOf(quotes);
    }

    /** Reads the fields of a header. */
    static FoundMail read(MailFolder folder, long uid, byte[] header, boolean forwarded) {
        InternetHeaders fields;
        try {
            fields = new InternetHeaders(new ByteArrayInputStream(header), true);
        } catch (MessagingException e) {
            throw new IllegalArgumentException("memory can be read", e);
        }
        List<String> forwards = ids(fields, "X-Forwarded-Message-Id");
        Set<String> quotes = new HashSet<>(forwards);
        quotes.addAll(ids(fields, "References"));
        quotes.addAll(ids(fields, "In-Reply-To"));
        String own = ids(fields, "Message-ID").stream().findFirst().orElse("");
        return new FoundMail(folder, uid, own, quotes, Set.copyOf(forwards), forwarded);
    }

    private static List<String> ids(InternetHeaders fields, String name) {
        String[] values = fields.getHeader(name);
        return (values == null ? Stream.<String>empty() : Arrays.stream(values))
                .flatMap(value -> Arrays.stream(value.split("[\\s<>,]+")))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** Whether it bears one of these Message-IDs or quotes it. */
    boolean concerns(Set<String> ids) {
        return ids.contains(messageId) || quotesOneOf(ids);
    }

    boolean quotesOneOf(Set<String> ids) {
        return !Collections.disjoint(quotes, ids);
    }

    /** Whether it shows that one of these mails has gone somewhere else. */
    boolean tellsOfAForwardOf(Set<String> ids) {
        return forwarded || !Collections.disjoint(forwards, ids);
    }

    @Override
    public String toString() {
        return "FoundMail[" + uid + "]";
    }
}
