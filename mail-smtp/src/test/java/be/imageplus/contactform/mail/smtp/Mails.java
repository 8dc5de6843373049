/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Synthetic mails. */
final class Mails {

    private Mails() {}

    static OutgoingMail simple() {
        return to("office@example.org");
    }

    static OutgoingMail to(String... mailboxes) {
        return mail(
                "Example website",
                List.of(mailboxes),
                Optional.of("visitor@example.com"),
                "Enquiry 7Q4M-2KXD",
                "Hello\n");
    }

    static OutgoingMail withText(String text) {
        return mail(
                "Example website", List.of("office@example.org"), Optional.of("visitor@example.com"), "Enquiry", text);
    }

    static OutgoingMail withReplyTo(String address) {
        return mail("Example website", List.of("office@example.org"), Optional.of(address), "Enquiry", "Hello\n");
    }

    /** What core composes for a visitor whose address not every server takes: one mail beside the other. */
    static OutgoingMail fromVisitor(String address) {
        OutgoingMail answerable = mail(
                "Example website",
                List.of("office@example.org"),
                Optional.of(address),
                "Enquiry 7Q4M-2KXD",
                "From " + address + "\nReply to this mail.\n");
        OutgoingMail plain = mail(
                "Example website",
                List.of("office@example.org"),
                Optional.empty(),
                "Enquiry 7Q4M-2KXD",
                "From " + address + "\nWrite by hand.\n");
        return new OutgoingMail(
                plain.messageId(),
                plain.date(),
                plain.from(),
                plain.fromName(),
                plain.to(),
                plain.replyTo(),
                plain.subject(),
                plain.language(),
                plain.text(),
                plain.html(),
                Optional.of(answerable));
    }

    static OutgoingMail withNameAndSubject(String fromName, String subject) {
        return mail(fromName, List.of("office@example.org"), Optional.empty(), subject, "Hello\n");
    }

    private static OutgoingMail mail(
            String fromName, List<String> to, Optional<String> replyTo, String subject, String text) {
        return new OutgoingMail(
                "0192f0c1-7a5b-7c3d-8e4f-000000000001@website.example.org",
                Instant.parse("2026-11-23T09:00:00Z"),
                "website@example.org",
                fromName,
                to,
                replyTo,
                subject,
                "en",
                text,
                "<p>" + text + "</p>\n");
    }
}
