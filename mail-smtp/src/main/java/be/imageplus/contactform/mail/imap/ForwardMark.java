/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.text.Messages;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.iap.Literal;

/**
 * The mail that stands in the inbox for one that was forwarded and then erased, until a member of staff deletes it.
 *
 * <p>That a mail was forwarded is known by that mail alone. Were it erased and this node died before its answer is
 * kept, the next attempt would find nothing and say so: the mark, which is there before, still tells. It tells staff,
 * too, what to do.
 *
 * <p><b>Privacy.</b> Holds the record's id, which says nothing of the person.
 */
final class ForwardMark implements Literal {

    private static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.FRENCH, Locale.forLanguageTag("nl"), Locale.GERMAN);

    private final byte[] octets;

    private ForwardMark(byte[] octets) {
        this.octets = octets;
    }

    /** The mark's Message-ID, without angle brackets: the same for every attempt. */
    static String messageId(ErasedRecord record) {
        return record.id() + ".forwarded@contact-form.invalid";
    }

    /** The mark as a mail. */
    static ForwardMark of(ErasedRecord record) {
        String body = LANGUAGES.stream()
                .map(language -> Messages.of("mail", language).text("forward.text"))
                .collect(Collectors.joining("\r\n\r\n", "", "\r\n"));
        String mail = String.join(
                "\r\n",
                "From: contact-form <contact-form@contact-form.invalid>",
                MimeUtility.fold(0, "Subject: " + encoded(subject())),
                "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                record.erasedAt().atZone(ZoneOffset.UTC)),
                "Message-ID: <" + messageId(record) + ">",
                // Keeps vacation responders silent (RFC 3834 section 5).
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: base64",
                "",
                Base64.getMimeEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)),
                "");
        return new ForwardMark(mail.getBytes(StandardCharsets.US_ASCII));
    }

    private static String subject() {
        return LANGUAGES.stream()
                .map(language -> Messages.of("mail", language).text("forward.subject"))
                .collect(Collectors.joining(" / "));
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(text, "UTF-8", "Q");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    @Override
    public int size() {
        return octets.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(octets);
    }
}
