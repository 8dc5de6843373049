/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ImapSettingsTest {

    private static ImapSettings.Builder valid() {
        return ImapSettings.builder("imap.example.org").credentials("office", "secret");
    }

    @Test
    void choosesTlsAndThePortOfTheSecurity() {
        assertThat(valid().build().security()).isEqualTo(ImapSettings.Security.TLS);
        assertThat(valid().build().port()).isEqualTo(993);
        assertThat(valid().security(ImapSettings.Security.STARTTLS).build().port())
                .isEqualTo(143);
        assertThat(valid().port(1993).build().port()).isEqualTo(1993);
    }

    @Test
    void showsNoCredentials() {
        ImapSettings settings = valid().build();
        assertThat(settings + " " + settings.credentials()).doesNotContain("office", "secret");
    }

    @Test
    void needsCredentials() {
        assertThatIllegalArgumentException()
                .isThrownBy(ImapSettings.builder("imap.example.org")::build)
                .withMessageStartingWith("credentials: ");
        assertThatIllegalArgumentException().isThrownBy(() -> valid().credentials("", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().credentials("x", ""));
    }

    @Test
    void refusesValuesBeyondTheirLimits() {
        assertThatIllegalArgumentException().isThrownBy(() -> ImapSettings.builder(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().port(0));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().id("Staff mailbox"));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().recipient(" "));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().readTimeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> valid().keepIdle(Duration.ofHours(1)));
    }

    /** A location ends within a minute, whatever is set. */
    @Test
    void boundsOneErasure() {
        assertThat(valid().build().eraseTimeout()).isLessThan(Duration.ofMinutes(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> valid().eraseTimeout(Duration.ofSeconds(51)))
                .withMessageContaining("eraseTimeout", "PT50S");
        assertThatIllegalArgumentException()
                .isThrownBy(valid().readTimeout(Duration.ofSeconds(31))::build)
                .withMessageContaining("readTimeout")
                .withMessageContaining("PT50S");
        assertThat(valid().readTimeout(Duration.ofSeconds(30)).build()).isNotNull();
    }
}
