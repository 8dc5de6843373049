/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import be.imageplus.contactform.mail.MailRouting;
import be.imageplus.contactform.problem.Finding;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SmtpSettingsTest {

    @Test
    void knowsAuthSmtpAsItDocumentsItself() {
        SmtpSettings settings = SmtpSettings.authSmtp("ac12345", "secret");
        assertThat(settings.host()).isEqualTo("mail.authsmtp.com");
        assertThat(settings.port()).isEqualTo(2525);
        assertThat(settings.security()).isEqualTo(SmtpSettings.Security.STARTTLS);
        assertThat(settings.recipient()).isEqualTo("authsmtp");
    }

    @Test
    void choosesThePortOfTheSecurity() {
        assertThat(SmtpSettings.builder("smtp.example.org").build().port()).isEqualTo(587);
        assertThat(SmtpSettings.builder("smtp.example.org")
                        .security(SmtpSettings.Security.TLS)
                        .build()
                        .port())
                .isEqualTo(465);
    }

    @Test
    void showsNoCredentials() {
        SmtpSettings settings = SmtpSettings.authSmtp("ac12345", "secret");
        assertThat(settings + " " + settings.credentials()).doesNotContain("ac12345", "secret");
    }

    @Test
    void refusesCredentialsWithoutTls() {
        SmtpSettings.Builder settings = SmtpSettings.builder("127.0.0.1")
                .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                .credentials("ac12345", "secret");
        assertThatIllegalArgumentException()
                .isThrownBy(settings::build)
                .withMessageStartingWith("credentials: ")
                .withMessageNotContainingAny("ac12345", "secret");
    }

    @Test
    void warnsOfMailsThatLeaveInClear() { // Art. 32
        SmtpSettings plaintext = SmtpSettings.builder("localhost")
                .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                .build();
        try (SmtpMailTransport transport = SmtpMailTransport.to(plaintext)) {
            assertThat(transport.check(new MailRouting.Builder()
                            .from("website@example.org")
                            .build()))
                    .extracting(Finding::code, Finding::isError)
                    .containsExactly(tuple("MAIL-PLAINTEXT", false));
        }
    }

    @Test
    void refusesValuesBeyondTheirLimits() {
        SmtpSettings.Builder settings = SmtpSettings.builder("smtp.example.org");
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpSettings.builder(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> SmtpSettings.builder("smtp\r\nQUIT"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.port(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.port(65_536));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.readTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.writeTimeout(Duration.ofHours(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.connections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.credentials("", "x"));
    }

    @Test
    void theMaximumDurationIsTheSumOfWhatTheTimeoutsAllow() {
        try (SmtpMailTransport transport = SmtpMailTransport.to(SmtpSettings.builder("smtp.example.org")
                .connectTimeout(Duration.ofSeconds(3))
                .writeTimeout(Duration.ofSeconds(5))
                .readTimeout(Duration.ofSeconds(7))
                .build())) {
            assertThat(transport.maximumDuration()).isEqualTo(Duration.ofSeconds(3 + 5 + 4 * 7 + 1));
        }
    }
}
