/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.imap.ImapSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The staff mailbox, in which mails about an enquiry are erased with it.
 *
 * @param host The IMAP server's name, which its certificate must show. Without it a person erases in the mailbox.
 * @param port The server's port. By default that of the security: 993 for TLS, 143 for STARTTLS and LOOPBACK_PLAINTEXT.
 * @param username The name to log in with.
 * @param password The secret to log in with. Never logged.
 * @param security How the connection is protected; there is no fall-back from one to another.
 * @param recipient The register's id of who hosts the mailbox. By default that of contact-form.mail.mailbox-recipient.
 */
@ConfigurationProperties("contact-form.mail.imap")
record ImapProperties(
        String host,
        @Nullable Integer port,
        @Nullable String username,
        @Nullable String password,
        @DefaultValue("TLS") ImapSettings.Security security,
        @Nullable String recipient) {

    /**
     * The mailbox's settings.
     *
     * @param mailboxRecipient who hosts the mailbox, unless these properties say so themselves
     * @throws IllegalArgumentException naming the setting and its limit
     */
    ImapSettings toSettings(String mailboxRecipient) {
        ImapSettings.Builder settings = ImapSettings.builder(host)
                .security(security)
                .credentials(username == null ? "" : username, password == null ? "" : password)
                .recipient(recipient == null ? mailboxRecipient : recipient);
        if (port != null) {
            settings.port(port);
        }
        return settings.build();
    }

    @Override
    public String toString() {
        return "ImapProperties[" + host + ", " + security + "]";
    }
}
