/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.OutgoingMail;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * A mail as MIME, text and HTML, for one server: composed, signed, and then sent octet by octet as it is here.
 *
 * <p>ASCII on the wire, in lines of at most 78 octets in the bodies, unless the server has announced that it takes
 * more.
 *
 * <p><b>Privacy.</b> Holds the enquiry for one attempt. In a mail to staff the visitor is at most in Reply-To (R4.8);
 * one that the server cannot take is left out, since the body names the address as well. In an acknowledgement the
 * visitor is the one recipient, and nothing else.
 */
final class ComposedMessage extends SMTPMessage {

    private static final Session SESSION = session();
    private static final Pattern MESSAGE_ID =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");

    private final String messageId;
    private final Envelope envelope;
    private boolean international;
    private byte @Nullable [] octets;

    /** The server cannot take an own address. */
    static final class SmtpUtf8NotOfferedException extends MessagingException {
        private static final long serialVersionUID = 1L;
    }

    private ComposedMessage(OutgoingMail mail) throws MessagingException {
        super(SESSION);
        this.messageId = checkedMessageId(mail);
        this.envelope = Envelope.of(mail);
    }

    /** Headers are written in UTF-8, which is ASCII for all but addresses that need SMTPUTF8. */
    private static Session session() {
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /**
     * Whether a mail can be composed for some server at all.
     *
     * @throws MessagingException if an own address or the Message-ID cannot stand in a mail; a visitor's data never
     *     cause it
     */
    static void check(OutgoingMail mail) throws MessagingException {
        checkedMessageId(mail);
        Envelope.of(mail);
    }

    private static String checkedMessageId(OutgoingMail mail) throws MessagingException {
        if (!MESSAGE_ID.matcher(mail.messageId()).matches()) {
            throw new MessagingException("messageId: is no msg-id of RFC 5322");
        }
        return mail.messageId();
    }

    /**
     * Composes a mail.
     *
     * @param server what the server has announced
     * @param dkim with what to sign it
     * @throws SmtpUtf8NotOfferedException if an own address needs what the server has not announced
     * @throws MessagingException as {@link #check}
     */
    static ComposedMessage of(OutgoingMail mail, Extensions server, Optional<DkimKey> dkim) throws MessagingException {
        ComposedMessage message = new ComposedMessage(mail);
        Optional<MailAddress> replyTo = mail.replyTo()
                .flatMap(MailAddress::parse)
                .filter(address -> server.smtpUtf8() || !address.needsSmtpUtf8());
        message.international = message.envelope.needsSmtpUtf8()
                || replyTo.filter(MailAddress::needsSmtpUtf8).isPresent();
        if (message.international && !server.smtpUtf8()) {
            throw new SmtpUtf8NotOfferedException();
        }
        message.headers(mail, replyTo);
        // A relay that has to turn 8 bits into 7 would break a signature (RFC 6376 section 5.3).
        message.body(mail, server.eightBitMime() && dkim.isEmpty());
        if (dkim.isPresent() && message.getHeader("Content-Transfer-Encoding") == null) {
            // Or a relay may add the default, against what is signed.
            message.setHeader("Content-Transfer-Encoding", "7bit");
        }
        message.saveChanges();
        message.seal(dkim);
        return message;
    }

    private void headers(OutgoingMail mail, Optional<MailAddress> replyTo) throws MessagingException {
        setEnvelopeFrom(envelope.from().value());
        // Folded by hand: the library would begin a long From with an empty line.
        setHeader(
                "From",
                MimeUtility.fold(
                        "From: ".length(),
                        named(envelope.from().header(), mail.fromName()).toString()));
        setRecipients(RecipientType.TO, envelope.recipients());
        if (replyTo.isPresent()) {
            setReplyTo(new Address[] {replyTo.get().header()});
        }
        setSubject(mail.subject(), "UTF-8");
        // The offset of the server's own zone would be of no use to anybody.
        MailDateFormat format = new MailDateFormat();
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        setHeader("Date", format.format(Date.from(mail.date())));
        // Keeps vacation responders silent (RFC 3834 section 5).
        setHeader("Auto-Submitted", mail.kind().autoSubmitted());
        if (LANGUAGE.matcher(mail.language()).matches()) {
            setContentLanguage(new String[] {mail.language()});
        }
    }

    private void body(OutgoingMail mail, boolean eightBit) throws MessagingException {
        TextPart text = TextPart.of(mail.text(), "plain", eightBit);
        TextPart html = TextPart.of(mail.html(), "html", eightBit);
        setContent(new MimeMultipart("alternative", text, html));
        boolean beyondAscii = text.isEightBit() || html.isEightBit();
        if (beyondAscii) {
            // RFC 2045 section 6.4: what is around a part says so, too.
            setHeader("Content-Transfer-Encoding", "8bit");
        }
        if (beyondAscii || international) {
            setMailExtension("BODY=8BITMIME");
        }
    }

    /** From here on the mail is its octets: what is signed is what is sent. */
    private void seal(Optional<DkimKey> dkim) throws MessagingException {
        try {
            ByteArrayOutputStream unsigned = new ByteArrayOutputStream();
            writeTo(unsigned);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            if (dkim.isPresent()) {
                all.writeBytes(DkimSignature.header(unsigned.toByteArray(), dkim.get()));
            }
            unsigned.writeTo(all);
            octets = all.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("memory can be written", e);
        }
    }

    /** Its octets, once it is composed; headers to leave out are none of its own. */
    @Override
    public void writeTo(OutputStream out, String[] leftOut) throws IOException, MessagingException {
        if (octets == null) {
            super.writeTo(out, leftOut);
        } else {
            out.write(octets);
        }
    }

    /** The envelope's recipients. */
    Address[] recipients() {
        return envelope.recipients();
    }

    /** Whether the mail goes only with SMTPUTF8. */
    boolean isInternational() {
        return international;
    }

    /** Keeps our own, so that a second copy can be recognised; the library would make another one. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + messageId + ">");
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
}
