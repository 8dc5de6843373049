/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * A staff mail as MIME: text and HTML, ASCII on the wire, no line longer than 78 octets in the bodies.
 *
 * <p><b>Privacy.</b> Holds the enquiry for one attempt. The visitor is at most in Reply-To (R4.8); a Reply-To that
 * would need SMTPUTF8 is left out, since the body names the address as well.
 */
final class StaffMessage extends MimeMessage {

    private static final Session NO_SESSION = Session.getInstance(new Properties());
    private static final Pattern MESSAGE_ID =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final String messageId;
    private final Address[] recipients;

    private StaffMessage(OutgoingMail mail) throws MessagingException {
        super(NO_SESSION);
        this.messageId = mail.messageId();
        this.recipients = ownAddresses(mail.to());
    }

    /**
     * Composes a mail.
     *
     * @throws MessagingException if an own address or the Message-ID cannot stand in a mail; a visitor's data never
     *     cause it
     */
    static StaffMessage of(OutgoingMail mail) throws MessagingException {
        if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
            throw new MessagingException("messageId: is no msg-id of RFC 5322");
        }
        StaffMessage message = new StaffMessage(mail);
        // Folded by hand: the library would begin a long From with an empty line.
        message.setHeader(
                "From",
                MimeUtility.fold(
                        "From: ".length(),
                        named(ownAddress(mail.from()), mail.fromName()).toString()));
        message.setRecipients(Message.RecipientType.TO, message.recipients);
        Optional<InternetAddress> replyTo = mail.replyTo().flatMap(StaffMessage::ascii);
        if (replyTo.isPresent()) {
            message.setReplyTo(new Address[] {replyTo.get()});
        }
        message.setSubject(mail.subject(), "UTF-8");
        // The offset of the server's own zone would be of no use to anybody.
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        message.setHeader("Date", format.format(Date.from(mail.date())));
        // Keeps vacation responders silent (RFC 3834 section 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (LANGUAGE.matcher(mail.language()).matches()) {
            message.setContentLanguage(new String[] {mail.language()});
        }
        message.setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        message.saveChanges();
        return message;
    }

    /** The envelope's recipients. */
    Address[] recipients() {
        return recipients.clone();
    }

    /** Keeps our own, so that a second copy can be recognised; the library would make another one. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        // Both encodings keep lines short; which one is shorter depends on the script.
        long beyondAscii = text.chars().filter(c -> c > 0x7f).count();
        String canonical = text.replaceAll("\r\n|\r|\n", "\r\n");
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(
                canonical.getBytes(StandardCharsets.UTF_8), "text/" + subtype + "; charset=UTF-8")));
        part.setHeader("Content-Type", "text/" + subtype + "; charset=UTF-8");
        part.setHeader("Content-Transfer-Encoding", beyondAscii * 3 > text.length() ? "base64" : "quoted-printable");
        return part;
    }

    private static Address[] ownAddresses(List<String> addresses) throws AddressException {
        Address[] all = new Address[addresses.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = ownAddress(addresses.get(i));
        }
        return all;
    }

    private static InternetAddress ownAddress(String address) throws AddressException {
        return ascii(address).orElseThrow(() -> new AddressException("an own address is no plain address"));
    }

    private static InternetAddress named(InternetAddress address, String name) throws MessagingException {
        try {
            if (!name.isBlank()) {
                address.setPersonal(name, "UTF-8");
            }
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is always there", e);
        }
    }

    /** Exactly one address with its domain as A-label, if it can be written in ASCII. */
    private static Optional<InternetAddress> ascii(String address) {
        int at = address.lastIndexOf('@');
        try {
            if (at < 1) {
                return Optional.empty();
            }
            String plain =
                    address.substring(0, at + 1) + IDN.toASCII(address.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
            InternetAddress parsed = new InternetAddress(plain, true);
            boolean exact = parsed.getAddress().equals(plain) && parsed.getPersonal() == null && !parsed.isGroup();
            boolean printable = plain.chars().allMatch(c -> c > ' ' && c < 0x7f);
            return exact && printable ? Optional.of(parsed) : Optional.empty();
        } catch (AddressException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
