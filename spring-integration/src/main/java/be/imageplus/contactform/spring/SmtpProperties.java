/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.smtp.SmtpSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that staff mail is handed to.
 *
 * @param host The server's name, which its certificate must show. Without it the application brings a MailTransport
 *     bean.
 * @param port The server's port. By default that of the security: 587 for STARTTLS, 465 for TLS, 25 for
 *     LOOPBACK_PLAINTEXT.
 * @param username The name to log in with. Without it no AUTH is sent.
 * @param password The secret to log in with. Never logged.
 * @param security How the connection is protected; there is no fall-back from one to another.
 */
@ConfigurationProperties("contact-form.mail.smtp")
record SmtpProperties(
        String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("STARTTLS") SmtpSettings.Security security) {

    /**
     * The transport's settings.
     *
     * @throws IllegalArgumentException naming the setting and its limit
     */
    SmtpSettings toSettings(String recipient) {
        SmtpSettings.Builder settings =
                SmtpSettings.builder(host).security(security).recipient(recipient);
        if (port != null) {
            settings.port(port);
        }
        if (username != null || password != null) {
            settings.credentials(username == null ? "" : username, password == null ? "" : password);
        }
        return settings.build();
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + ", " + security + "]";
    }
}
