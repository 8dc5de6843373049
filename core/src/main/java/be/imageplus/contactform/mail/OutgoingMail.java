/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail as a transport sends it.
 *
 * <p>Envelope and From are the controller's own by construction (R4.8): only {@link MailRouting} makes them; a
 * visitor's address can be at most the Reply-To.
 *
 * <p>A visitor's address with letters beyond ASCII before the {@code @} fits a header only where every server on the
 * way takes it. Such a mail comes without a Reply-To and tells staff so, which every transport can send; beside it
 * stands the {@link #international} one.
 *
 * <p><b>Privacy.</b> The body holds the enquiry; it lives in memory for one attempt. {@code toString} names the
 * Message-ID only.
 *
 * @param messageId without angle brackets; opaque and stable over all attempts
 * @param date of the mail
 * @param from own address, also the envelope's sender
 * @param fromName shown beside it
 * @param to own mailboxes, also the envelope's recipients
 * @param replyTo the visitor's address in ASCII; empty if there is none
 * @param subject no personal data
 * @param language of the text, ISO 639
 * @param text the plain alternative
 * @param html the HTML alternative
 * @param international the same mail with the visitor's address as its Reply-To, for a transport that knows the other
 *     side to take SMTPUTF8 (RFC 6531); empty when this mail already has all
 */
public record OutgoingMail(
        String messageId,
        Instant date,
        String from,
        String fromName,
        List<String> to,
        Optional<String> replyTo,
        String subject,
        String language,
        String text,
        String html,
        Optional<OutgoingMail> international) {

    public OutgoingMail {
        to = List.copyOf(to);
        if (to.isEmpty()) {
            throw new IllegalArgumentException("to: at least one mailbox is needed");
        }
        refuseControlCharacters("messageId", messageId);
        refuseControlCharacters("from", from);
        refuseControlCharacters("fromName", fromName);
        to.forEach(mailbox -> refuseControlCharacters("to", mailbox));
        replyTo.ifPresent(address -> refuseControlCharacters("replyTo", address));
        refuseControlCharacters("subject", subject);
    }

    /** A mail that every transport can send as it is; the parameters are those of the record. */
    public OutgoingMail(
            String messageId,
            Instant date,
            String from,
            String fromName,
            List<String> to,
            Optional<String> replyTo,
            String subject,
            String language,
            String text,
            String html) {
        this(messageId, date, from, fromName, to, replyTo, subject, language, text, html, Optional.empty());
    }

    private static void refuseControlCharacters(String component, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(component + ": a header value must not hold control characters");
        }
    }

    @Override
    public String toString() {
        return "OutgoingMail[" + messageId + "]";
    }
}
