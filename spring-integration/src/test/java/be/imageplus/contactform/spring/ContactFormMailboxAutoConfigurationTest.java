/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.mail.imap.ImapMailbox;
import be.imageplus.contactform.mail.imap.ImapSettings;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.ByHand;
import be.imageplus.contactform.retention.DataLocation;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mock.env.MockEnvironment;

class ContactFormMailboxAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class,
                        ContactFormFailoverAutoConfiguration.class,
                        ContactFormMailboxAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    private ApplicationContextRunner withMailbox() {
        return runner().withPropertyValues(
                        "contact-form.mail.imap.host=imap.example.org",
                        "contact-form.mail.imap.username=office",
                        "contact-form.mail.imap.password=secret-of-this-test");
    }

    @Test
    void makesALocationThatTheFormsEraseIn() {
        withMailbox().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(ImapMailbox.class);
            ImapMailbox mailbox = context.getBean(ImapMailbox.class);
            assertThat(mailbox.id()).isEqualTo(DataLocation.STAFF_MAILBOX);
            assertThat(mailbox.recipient()).isEqualTo("controller");
        });
    }

    @Test
    void takesWhoHostsTheMailboxOfTheForms() { // R4.2
        ApplicationContextRunner alone = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ContactFormMailboxAutoConfiguration.class))
                .withPropertyValues(
                        "contact-form.mail.imap.host=imap.example.org",
                        "contact-form.mail.imap.username=office",
                        "contact-form.mail.imap.password=secret-of-this-test",
                        "contact-form.mail.mailbox-recipient=mailbox-host");
        alone.run(context ->
                assertThat(context.getBean(ImapMailbox.class).recipient()).isEqualTo("mailbox-host"));
        alone.withPropertyValues("contact-form.mail.imap.recipient=another-host")
                .run(context -> assertThat(context.getBean(ImapMailbox.class).recipient())
                        .isEqualTo("another-host"));
    }

    @Test
    void refusesARecipientThatIsNotDeclared() { // R4.2
        withMailbox()
                .withPropertyValues("contact-form.mail.imap.recipient=somebody-else")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("RECIPIENT-UNDECLARED", "locations.staff-mailbox.recipient")));
    }

    @Test
    void setsWhatThePropertiesSay() {
        ImapSettings settings = new ImapProperties(
                        "imap.example.org", 1143, "office", "secret", ImapSettings.Security.STARTTLS, "cloudflare")
                .toSettings("controller");

        assertThat(settings.host()).isEqualTo("imap.example.org");
        assertThat(settings.port()).isEqualTo(1143);
        assertThat(settings.security()).isEqualTo(ImapSettings.Security.STARTTLS);
        assertThat(settings.recipient()).isEqualTo("cloudflare");
    }

    @Test
    void hasTheMailboxsOwnDefaults() {
        withMailbox().run(context -> {
            ImapProperties properties = context.getBean(ImapProperties.class);
            ImapSettings own = ImapSettings.builder("imap.example.org")
                    .credentials("office", "secret")
                    .build();
            assertThat(properties.security()).isEqualTo(own.security());
            assertThat(properties.toSettings("controller").port()).isEqualTo(own.port());
            assertThat(properties.toSettings("controller").recipient()).isEqualTo(own.recipient());
            assertThat(properties).asString().doesNotContain("secret-of-this-test");
        });
    }

    @Test
    void backsOffFromAnotherMailbox() {
        withMailbox()
                .withUserConfiguration(OwnMailbox.class)
                .run(context -> assertThat(context.getBean(ImapMailbox.class).id())
                        .isEqualTo("staff-mailbox-of-the-application"));
    }

    @Test
    void standsBesideOtherLocations() {
        withMailbox()
                .withUserConfiguration(OwnLocation.class)
                .run(context ->
                        assertThat(context.getBeansOfType(DataLocation.class)).hasSize(2));
    }

    @Test
    void isNotThereWithoutAServer() {
        runner().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DataLocation.class));
    }

    @Test
    void saysWhichSettingIsWrong() {
        withMailbox()
                .withPropertyValues("contact-form.mail.imap.port=70000")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.problem()).contains("port", "65535")));
        runner().withPropertyValues("contact-form.mail.imap.host=imap.example.org")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("IMAP-SETTINGS", "contact-form.mail.imap")));
    }

    /** Nothing fails: a person is asked to erase in the mailbox. */
    @Test
    void isNotSilentlyLeftOut() {
        assertUnused(true, "no server is named", "contact-form.mail.imap.password=secret-of-this-test");
        assertUnused(false, "class path", "contact-form.mail.imap.host=imap.example.org");
        runner().withClassLoader(new FilteredClassLoader(SmtpMailTransport.class, ImapMailbox.class))
                .withPropertyValues("contact-form.mail.imap.host=imap.example.org")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(DataLocation.class));
    }

    private void assertUnused(boolean mailModuleIsThere, String why, String property) {
        runner().run(context -> {
            MockEnvironment environment = new MockEnvironment();
            String[] set = property.split("=", 2);
            environment.setProperty(set[0], set[1]);
            ConfigurationPropertySources.attach(environment);
            assertThat(new PropertyCheck(context.getBean(ContactFormProperties.class), environment, mailModuleIsThere)
                            .findings())
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.code()).isEqualTo("IMAP-UNUSED");
                        assertThat(finding.isError()).isFalse();
                        assertThat(finding.problem()).contains(why).doesNotContain("secret-of-this-test");
                    });
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnMailbox {
        @Bean
        ImapMailbox mailbox() {
            return ImapMailbox.at(ImapSettings.builder("imap.example.net")
                    .credentials("office", "secret")
                    .id("staff-mailbox-of-the-application")
                    .build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnLocation {
        @Bean
        DataLocation paper() {
            return ByHand.of("paper", "controller", "shred-paper");
        }
    }
}
