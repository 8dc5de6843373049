/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.mail;

import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.mail.javamail.MimeMessageHelper;

/** What all of them send: the same words as text and as HTML. */
final class SyntheticMail {

    private static final String FROM = "website@imageplus.be";
    private static final String TO = "office@imageplus.be";
    private static final String REPLY_TO = "ada@example.org";
    private static final String SUBJECT = "New enquiry";
    private static final String TEXT =
            "Good morning,\n\nwe would like to have photographs made of our new office in spring.\n".repeat(8);
    private static final String HTML = "<p>" + TEXT + "</p>";

    private SyntheticMail() {}

    static OutgoingMail outgoing() {
        return new OutgoingMail(
                UUID.randomUUID() + "@imageplus.be",
                Instant.now(),
                FROM,
                "Website",
                List.of(TO),
                Optional.of(REPLY_TO),
                SUBJECT,
                "en",
                TEXT,
                HTML);
    }

    static MimeMessage mimeMessage(MimeMessage message) {
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, true, "UTF-8");
            helper.setFrom(FROM);
            helper.setTo(TO);
            helper.setReplyTo(REPLY_TO);
            helper.setSubject(SUBJECT);
            helper.setText(TEXT, HTML);
            return message;
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
