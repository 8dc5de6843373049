/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.util.Properties;

/** Mails read back. */
final class Parsed {

    private Parsed() {}

    static MimeMessage message(InputStream mail) {
        try {
            return new MimeMessage(Session.getInstance(new Properties()), mail);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** A header that is there once. */
    static String header(InputStream mail, String name) {
        try {
            String[] values = message(mail).getHeader(name);
            if (values == null || values.length != 1) {
                throw new AssertionError("expected " + name + " once");
            }
            return values[0];
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
