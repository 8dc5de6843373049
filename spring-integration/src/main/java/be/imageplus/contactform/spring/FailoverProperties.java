/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.smtp.SmtpSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Further mail servers.
 *
 * @param failover Mail servers that are asked, in this order, when contact-form.mail.smtp and those before them do not
 *     answer or must not be used. Each has a recipient and a host, and like contact-form.mail.smtp a port, username,
 *     password, security and dkim.
 */
@ConfigurationProperties("contact-form.mail")
record FailoverProperties(@DefaultValue List<Server> failover) {

    /**
     * One further mail server.
     *
     * @param recipient The register's id of who runs it, "controller" for the controller's own. Must be set.
     * @param host The server's name, which its certificate must show. Must be set.
     * @param port The server's port. By default that of the security.
     * @param username The name to log in with. Without it no AUTH is sent.
     * @param password The secret to log in with. Never logged.
     * @param security How the connection is protected.
     * @param dkim With what mails are signed, for a server that does not sign by itself.
     */
    record Server(
            @DefaultValue("") String recipient,
            @DefaultValue("") String host,
            @Nullable Integer port,
            @Nullable String username,
            @Nullable String password,
            @DefaultValue("STARTTLS") SmtpSettings.Security security,
            SmtpProperties.@Nullable Dkim dkim) {

        /**
         * The transport's settings.
         *
         * @throws IllegalArgumentException naming the setting and its limit
         * @throws be.imageplus.contactform.problem.ConfigurationException if the key for signing is of no use
         */
        SmtpSettings toSettings() {
            return new SmtpProperties(host, port, username, password, security, dkim).toSettings(recipient);
        }

        @Override
        public String toString() {
            return "Server[" + recipient + ", " + host + ", " + security + "]";
        }
    }
}
