/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.register.Recipient;
import be.imageplus.contactform.retention.DataLocation;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** The mail server in this process, its mailbox and the transport to it, unless a real server is configured. */
@Configuration(proxyBeanMethods = false)
@Conditional(DemoMailConfiguration.NoMailServerIsConfigured.class)
class DemoMailConfiguration {

    @Bean
    DemoMailbox demoMailbox() {
        return new DemoMailbox();
    }

    /** What staff hold in it ends with the enquiries. */
    @Bean
    DataLocation demoMailboxCopies(DemoMailbox mailbox) {
        return new DemoMailboxCopies(mailbox);
    }

    @Bean(initMethod = "start", destroyMethod = "stop")
    DemoMailServer demoMailServer(DemoMailbox mailbox) {
        return new DemoMailServer(mailbox, DemoCertificate.create());
    }

    /** Speaks to this server only: its certificate is trusted by this transport and by nothing else. */
    @Bean
    MailTransport demoMailTransport(DemoMailServer server) {
        return SmtpMailTransport.to(SmtpSettings.builder("localhost")
                .port(server.port())
                .security(SmtpSettings.Security.STARTTLS)
                .credentials(DemoMailServer.USER, server.password())
                .trusting(server.tls())
                .recipient(Recipient.CONTROLLER)
                .build());
    }

    /** Holds while {@code contact-form.mail.smtp.host} is not set. */
    static final class NoMailServerIsConfigured extends NoneNestedConditions {

        NoMailServerIsConfigured() {
            super(ConfigurationPhase.PARSE_CONFIGURATION);
        }

        @ConditionalOnProperty("contact-form.mail.smtp.host")
        static final class MailServerIsConfigured {}
    }
}
