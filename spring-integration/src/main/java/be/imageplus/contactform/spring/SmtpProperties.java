/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.smtp.DkimKey;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import java.nio.file.Path;
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
 * @param dkim With what mails are signed, for a server that does not sign by itself.
 */
@ConfigurationProperties("contact-form.mail.smtp")
record SmtpProperties(
        String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("STARTTLS") SmtpSettings.Security security,
        @Nullable Dkim dkim) {

    /**
     * All three or none of them.
     *
     * @param domain Whose mails are signed: the domain of contact-form.mail.from, a parent or a subdomain of it.
     * @param selector The name of the key; its public one is published in the DNS at selector._domainkey.domain.
     * @param key The file with the private key (PKCS#8 in PEM; RSA of 2048 bits or more, or Ed25519), readable by its
     *     owner only.
     */
    record Dkim(
            @Nullable String domain,
            @Nullable String selector,
            @Nullable Path key) {

        DkimKey read() {
            if (domain == null || selector == null || key == null) {
                throw new IllegalArgumentException("dkim: needs domain, selector and key, all three or none");
            }
            return DkimKey.read(domain, selector, key);
        }
    }

    /**
     * The transport's settings.
     *
     * @throws IllegalArgumentException naming the setting and its limit
     * @throws be.imageplus.contactform.problem.ConfigurationException if the key for signing is of no use
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
        if (dkim != null) {
            settings.dkim(dkim.read());
        }
        return settings.build();
    }

    @Override
    public String toString() {
        return "SmtpProperties[" + host + ", " + security + "]";
    }
}
