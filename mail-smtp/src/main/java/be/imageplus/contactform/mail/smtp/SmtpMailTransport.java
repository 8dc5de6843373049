/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.DeliveryResult;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.time.Duration;

/** Takes mail to an SMTP server over TLS, on connections that are kept. */
public final class SmtpMailTransport implements MailTransport {

    private final SmtpSettings settings;

    private SmtpMailTransport(SmtpSettings settings) {
        this.settings = settings;
    }

    /** A transport to one server; opens no connection yet. */
    public static SmtpMailTransport to(SmtpSettings settings) {
        return new SmtpMailTransport(settings);
    }

    @Override
    public DeliveryResult send(OutgoingMail mail) {
        throw new AssertionError("stub");
    }

    @Override
    public String recipient() {
        return settings.recipient();
    }

    @Override
    public Duration maximumDuration() {
        return settings.connectTimeout();
    }

    @Override
    public void close() {}
}
