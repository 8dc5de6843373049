/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import be.imageplus.contactform.mail.MailTransport;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.problem.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContactFormMailAutoConfigurationTest {

    @TempDir
    Path directory;

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormMailAutoConfiguration.class))
                .withPropertyValues(Settings.in(directory))
                .withPropertyValues(
                        "contact-form.mail.recipient=authsmtp",
                        "contact-form.mail.smtp.host=smtp.example.org",
                        "contact-form.mail.smtp.username=website",
                        "contact-form.mail.smtp.password=secret-of-this-test");
    }

    @Test
    void makesATransportForTheDeclaredRecipient() {
        runner().run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(SmtpMailTransport.class);
            assertThat(context.getBean(SmtpMailTransport.class).recipient()).isEqualTo("authsmtp");
        });
    }

    @Test
    void setsWhatThePropertiesSay() {
        SmtpSettings settings = new SmtpProperties(
                        "smtp.example.org", 2525, "website", "secret", SmtpSettings.Security.TLS, null)
                .toSettings("authsmtp");

        assertThat(settings.host()).isEqualTo("smtp.example.org");
        assertThat(settings.port()).isEqualTo(2525);
        assertThat(settings.security()).isEqualTo(SmtpSettings.Security.TLS);
        assertThat(settings.recipient()).isEqualTo("authsmtp");
    }

    @Test
    void hasTheTransportsOwnDefaults() {
        runner().run(context -> {
            SmtpProperties properties = context.getBean(SmtpProperties.class);
            SmtpSettings own = SmtpSettings.builder("smtp.example.org").build();
            assertThat(properties.security()).isEqualTo(own.security());
            assertThat(properties.toSettings("").port()).isEqualTo(own.port());
            assertThat(properties).asString().doesNotContain("secret-of-this-test");
        });
    }

    @Test
    void backsOffFromAnotherTransport() {
        runner().withUserConfiguration(Settings.OwnTransport.class)
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(MailTransport.class)
                        .doesNotHaveBean(SmtpMailTransport.class));
    }

    @Test
    void isNotThereWithoutItsModule() {
        runner().withClassLoader(new FilteredClassLoader(SmtpMailTransport.class))
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code)
                        .containsExactly("TRANSPORT-MISSING"));
    }

    @Test
    void isNotThereWithoutAServer() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ContactFormMailAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(MailTransport.class));
    }

    @Test
    void sendsAFormsMailToItsOwnMailboxes() {
        runner().withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(
                        "contact-form.forms.contact.to=sales@example.org",
                        "contact-form.forms.contact.mailbox-recipient=nobody",
                        "contact-form.forms.qoute.to=sales@example.com")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactlyInAnyOrder(
                                tuple("RECIPIENT-UNDECLARED", "forms.contact.mailbox-recipient"),
                                tuple("MAIL-FORM-UNKNOWN", "forms.qoute.to"),
                                tuple("MAIL-TO-OUTSIDE-RECIPIENTS", "forms.qoute.to")));
    }

    @Test
    void refusesATransportWithoutARecipient() {
        runner().withPropertyValues("contact-form.mail.recipient=") // R4.2
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .extracting(Finding::code, Finding::path)
                        .containsExactly(tuple("RECIPIENT-MISSING", "mail.recipient")));
    }

    @Test
    void saysWhichSettingIsWrong() {
        runner().withPropertyValues("contact-form.mail.smtp.port=70000")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.problem()).contains("port", "65535")));
        runner().withPropertyValues("contact-form.mail.smtp.security=LOOPBACK_PLAINTEXT")
                .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.problem())
                                .contains("without TLS")
                                .doesNotContain("secret-of-this-test")));
    }

    @Nested
    class Signing {

        @Test
        void isDoneWithTheKeyThatIsNamed() throws Exception {
            signing("example.org", key("rw-------"))
                    .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SmtpMailTransport.class));
        }

        @Test
        void isNotDoneForAnotherDomainThanTheSenders() throws Exception {
            signing("example.net", key("rw-------"))
                    .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                            .extracting(Finding::code, Finding::path)
                            .containsExactly(tuple("DKIM-NOT-ALIGNED", "mail.smtp.dkim.domain")));
        }

        @Test
        void isNotDoneWithAKeyThatOthersMayRead() throws Exception {
            signing("example.org", key("rw-r--r--"))
                    .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                            .extracting(Finding::code, Finding::path)
                            .containsExactly(tuple("DKIM-KEY-READABLE-BY-OTHERS", "contact-form.mail.smtp.dkim.key")));
        }

        @Test
        void isNotDoneHalf() {
            runner().withPropertyValues("contact-form.mail.smtp.dkim.domain=example.org")
                    .run(context -> assertThat(ContactFormAutoConfigurationTest.findings(context))
                            .singleElement()
                            .satisfies(finding -> assertThat(finding.problem()).contains("all three or none")));
        }

        private ApplicationContextRunner signing(String domain, Path key) {
            return runner().withPropertyValues(
                            "contact-form.mail.smtp.dkim.domain=" + domain,
                            "contact-form.mail.smtp.dkim.selector=contact2026",
                            "contact-form.mail.smtp.dkim.key=" + key);
        }

        private Path key(String mode) throws IOException, GeneralSecurityException {
            byte[] key = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            Path file = Files.writeString(
                    directory.resolve("dkim.pem"),
                    "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(key)
                            + "\n-----END PRIVATE KEY-----\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }
}
