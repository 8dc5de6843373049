/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One mail as a transport sends it.
 *
 * <p>From and the envelope's sender are the controller's own by construction (R4.8): only {@link MailRouting} makes
 * them. In a mail to staff so are the recipients, and a visitor's address can be at most the Reply-To; an
 * {@link Kind#ACKNOWLEDGEMENT} goes to that address and nowhere else, holds nothing that a visitor wrote, and is
 * answered to staff.
 *
 * <p>A visitor's address with letters beyond ASCII before the {@code @} fits a header only where every server on the
 * way takes it. Such a mail comes without a Reply-To and tells staff so, which every transport can send; beside it
 * stands the {@link #international} one.
 *
 * <p><b>Privacy.</b> The body of a mail to staff holds the enquiry; it lives in memory for one attempt.
 * {@code toString} names the Message-ID only.
 *
 * @param messageId without angle brackets; opaque and stable over all attempts
 * @param date of the mail
 * @param from own address, also the envelope's sender
 * @param fromName shown beside it
 * @param to own mailboxes, also the envelope's recipients; of an acknowledgement the visitor's address in ASCII
 * @param replyTo the visitor's address in ASCII; empty if there is none; of an acknowledgement an own mailbox
 * @param subject no personal data
 * @param language of the text, ISO 639
 * @param text the plain alternative
 * @param html the HTML alternative
 * @param international the same mail with the visitor's address as its Reply-To, for a transport that knows the other
 *     side to take SMTPUTF8 (RFC 6531); empty when this mail already has all
 * @param kind to whom it goes; a transport that writes headers says as much by {@link Kind#autoSubmitted}
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
        Optional<OutgoingMail> international,
        Kind kind) {

    /** To whom a mail goes. */
    public enum Kind {
        /** To the controller's own mailboxes. */
        STAFF("auto-generated"),
        /** To whoever is said to have sent an enquiry, of which it says that it was received. */
        ACKNOWLEDGEMENT("auto-replied");

        private final String autoSubmitted;

        Kind(String autoSubmitted) {
            this.autoSubmitted = autoSubmitted;
        }

        /**
         * What a mail of this kind has as its {@code Auto-Submitted} (RFC 3834, section 5): nobody answers by itself.
         */
        public String autoSubmitted() {
            return autoSubmitted;
        }
    }

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
        if (kind == Kind.ACKNOWLEDGEMENT && (to.size() > 1 || replyTo.isEmpty() || international.isPresent())) {
            throw new IllegalArgumentException(
                    "kind: an acknowledgement goes to one address and is answered to another");
        }
    }

    /** A mail to staff with an international form; the parameters are those of the record. */
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
            String html,
            Optional<OutgoingMail> international) {
        this(messageId, date, from, fromName, to, replyTo, subject, language, text, html, international, Kind.STAFF);
    }

    /** A mail to staff that every transport can send as it is; the parameters are those of the record. */
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
