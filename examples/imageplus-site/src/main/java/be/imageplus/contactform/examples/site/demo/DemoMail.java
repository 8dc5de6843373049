/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/**
 * A mail as a reader of the mailbox sees it.
 *
 * <p><b>Privacy.</b> Holds an enquiry, as a mailbox does; {@code toString} names its number only.
 *
 * @param number counted from 1 since the start
 * @param envelopeFrom the address of MAIL FROM
 * @param envelopeTo the address of RCPT TO
 * @param headers in the order of the mail, decoded for reading
 * @param text the plain alternative
 * @param html the HTML alternative
 */
record DemoMail(
        int number, String envelopeFrom, String envelopeTo, List<HeaderLine> headers, String text, String html) {

    /** One header of a mail. */
    record HeaderLine(String name, String value) {}

    /** The server announces SMTPUTF8, so headers may be UTF-8 as they are (RFC 6532). */
    private static final Properties READING = new Properties();

    static {
        READING.setProperty("mail.mime.allowutf8", "true");
    }

    static DemoMail read(int number, String envelopeFrom, String envelopeTo, byte[] message) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(READING), new ByteArrayInputStream(message));
            List<HeaderLine> headers = Collections.list(mail.getAllHeaders()).stream()
                    .map(DemoMail::line)
                    .toList();
            return new DemoMail(
                    number,
                    envelopeFrom,
                    envelopeTo,
                    headers,
                    alternative(mail, "text/plain"),
                    alternative(mail, "text/html"));
        } catch (MessagingException e) {
            throw new IllegalArgumentException("message: no mail can be read from it", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first header of a name, or the empty string. */
    String header(String name) {
        return headers.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(HeaderLine::value)
                .findFirst()
                .orElse("");
    }

    private static HeaderLine line(Header header) {
        try {
            return new HeaderLine(header.getName(), MimeUtility.decodeText(MimeUtility.unfold(header.getValue())));
        } catch (UnsupportedEncodingException e) {
            return new HeaderLine(header.getName(), header.getValue());
        }
    }

    private static String alternative(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = alternative(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    @Override
    public String toString() {
        return "DemoMail[" + number + "]";
    }
}
