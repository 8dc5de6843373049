/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.TransportStatus;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.problem.Finding;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;

class ContactFormFailoverAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class,
                        ContactFormMailAutoConfiguration.class,
                        ContactFormFailoverAutoConfiguration.class))
                .withPropertyValues(Settings.in(directory))
                .withPropertyValues("contact-form.mail.recipient=authsmtp");
    }

    private ApplicationContextRunner withServer() {
        return runner().withPropertyValues("contact-form.mail.smtp.host=smtp.example.org");
    }

    @Test
    void isNotUsedUnlessServersAreNamed() {
        withServer().run(context -> {
            assertThat(context).hasNotFailed();
            assertThat(recipients(context)).containsExactly("authsmtp");
        });
    }

    @Test
    void followsTheFirstServerInOrder() {
        withServer()
                .withPropertyValues(
                        "contact-form.mail.failover[0].recipient=cloudflare",
                        "contact-form.mail.failover[0].host=smtp.example.com",
                        "contact-form.mail.failover[0].username=website",
                        "contact-form.mail.failover[0].password=secret-of-this-test",
                        "contact-form.mail.failover[1].recipient=controller",
                        "contact-form.mail.failover[1].host=localhost",
                        "contact-form.mail.failover[1].security=LOOPBACK_PLAINTEXT")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(recipients(context)).containsExactly("authsmtp", "cloudflare", "controller");
                    assertThat(context.getBean(FailoverProperties.class))
                            .asString()
                            .doesNotContain("secret-of-this-test");
                });
    }

    @Test
    void setsWhatThePropertiesSay() {
        SmtpSettings settings = new FailoverProperties.Server(
                        "cloudflare", "smtp.example.com", 2525, "website", "secret", SmtpSettings.Security.TLS, null)
                .toSettings();

        assertThat(settings.host()).isEqualTo("smtp.example.com");
        assertThat(settings.port()).isEqualTo(2525);
        assertThat(settings.security()).isEqualTo(SmtpSettings.Security.TLS);
        assertThat(settings.recipient()).isEqualTo("cloudflare");
    }

    @Test
    void refusesAServerWithAKeyForSigningThatIsNotThere() {
        withServer()
                .withPropertyValues(
                        "contact-form.mail.failover[0].recipient=controller",
                        "contact-form.mail.failover[0].host=smtp.example.com",
                        "contact-form.mail.failover[0].dkim.domain=example.org",
                        "contact-form.mail.failover[0].dkim.selector=contact2026",
                        "contact-form.mail.failover[0].dkim.key=" + directory.resolve("none.pem"))
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code)
                        .containsExactly("DKIM-KEY-MISSING"));
    }

    @Test
    void refusesAServerWhoseRecipientIsNotDeclared() { // R4.2
        withServer()
                .withPropertyValues(
                        "contact-form.mail.failover[0].recipient=somebody-else",
                        "contact-form.mail.failover[0].host=smtp.example.com",
                        "contact-form.mail.failover[1].host=smtp.example.net")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(
                                tuple("RECIPIENT-UNDECLARED", "mail.failover[0].recipient"),
                                tuple("RECIPIENT-MISSING", "mail.failover[1].recipient")));
    }

    @Test
    void saysWhichServerCannotBeUsed() {
        withServer()
                .withPropertyValues(
                        "contact-form.mail.failover[0].recipient=cloudflare",
                        "contact-form.mail.failover[0].host=smtp.example.com",
                        "contact-form.mail.failover[1].recipient=cloudflare")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("SMTP-SETTINGS", "contact-form.mail.failover[1]")));
    }

    @Test
    void isNotSilentlyLeftOutWithoutItsModule() {
        runner().withClassLoader(new FilteredClassLoader(SmtpMailTransport.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues("contact-form.mail.failover[0].host=smtp.example.com")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("MAIL-FAILOVER-UNUSED", "contact-form.mail.failover")));
    }

    @Test
    void takesTheApplicationsTransportsInTheirOrderAndTheServersAfterThem() {
        runner().withUserConfiguration(TwoTransports.class)
                .withPropertyValues(
                        "contact-form.mail.failover[0].recipient=controller",
                        "contact-form.mail.failover[0].host=smtp.example.com")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(recipients(context)).containsExactly("authsmtp", "cloudflare", "controller");
                });
    }

    @Test
    void takesAPrimaryTransportAloneSinceItMayBeMadeOfTheOthers() {
        runner().withUserConfiguration(TwoTransports.class, OneMadeOfThem.class)
                .run(context -> assertThat(recipients(context)).containsExactly("controller"));
    }

    private static Iterable<String> recipients(ApplicationContext context) {
        return context.getBean(ContactForms.class).transports().stream()
                .map(TransportStatus::recipient)
                .toList();
    }

    @Configuration(proxyBeanMethods = false)
    static class TwoTransports {
        @Bean
        @Order(2)
        MailTransport second() {
            return new RecordingTransport("cloudflare");
        }

        @Bean
        @Order(1)
        MailTransport first() {
            return new RecordingTransport("authsmtp");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OneMadeOfThem {
        @Bean
        @Primary
        MailTransport both() {
            return new RecordingTransport("controller");
        }
    }
}
