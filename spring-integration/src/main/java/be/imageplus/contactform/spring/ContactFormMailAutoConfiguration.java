/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
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

/** The SMTP transport, where its module is present and a server is named. */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnClass(SmtpMailTransport.class)
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@ConditionalOnProperty("contact-form.mail.smtp.host")
@EnableConfigurationProperties({ContactFormProperties.class, SmtpProperties.class})
class ContactFormMailAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(MailTransport.class)
    SmtpMailTransport contactFormMailTransport(ContactFormProperties properties, SmtpProperties smtp) {
        try {
            return SmtpMailTransport.to(smtp.toSettings(properties.mail().recipient()));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(unusable("contact-form.mail.smtp", e)));
        }
    }

    /** What the transport refused at a path: it names the setting and its limit. */
    static Finding unusable(String path, IllegalArgumentException refused) {
        return Finding.of(FindingCode.SMTP_SETTINGS, path, String.valueOf(refused.getMessage()));
    }
}
