/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Further SMTP servers, where their module is present; none unless the properties name some. */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnClass(SmtpMailTransport.class)
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@EnableConfigurationProperties(FailoverProperties.class)
class ContactFormFailoverAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FailoverTransports contactFormFailoverTransports(FailoverProperties properties) {
        List<MailTransport> transports = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (FailoverProperties.Server server : properties.failover()) {
            try {
                transports.add(SmtpMailTransport.to(server.toSettings()));
            } catch (ConfigurationException e) {
                findings.addAll(e.findings());
            } catch (IllegalArgumentException e) {
                findings.add(ContactFormMailAutoConfiguration.unusable(
                        "contact-form.mail.failover[" + (transports.size() + findings.size()) + "]", e));
            }
        }
        if (!findings.isEmpty()) {
            throw new ConfigurationException(findings);
        }
        return new FailoverTransports(List.copyOf(transports));
    }
}
