/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.imap.ImapMailbox;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The staff mailbox as a place where enquiries are erased, where its module is present and a server is named. */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnClass(ImapMailbox.class)
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@ConditionalOnProperty("contact-form.mail.imap.host")
@EnableConfigurationProperties({ContactFormProperties.class, ImapProperties.class})
class ContactFormMailboxAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ImapMailbox contactFormStaffMailbox(ContactFormProperties properties, ImapProperties imap) {
        try {
            return ImapMailbox.at(imap.toSettings(properties.mail().mailboxRecipient()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(
                    Finding.of(FindingCode.IMAP_SETTINGS, "contact-form.mail.imap", String.valueOf(e.getMessage()))));
        }
    }
}
