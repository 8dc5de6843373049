/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the site's own, whose Content Security Policy is the site's to send. */
class StartPageTest {

    @TempDir
    Path directory;

    @Test
    void letsInNothingOfAThirdParty() { // R2.17
        try (RunningSite site = RunningSite.start(directory)) {
            assertThat(site.visitor().policy("/start"))
                    .contains("default-src 'none'", "form-action 'self'")
                    .doesNotContain("https:", "'self' 'self'");
        }
    }

    @Test
    void letsInTheChallengeThatItsFormAsks() { // R2.19
        try (RunningSite site = RunningSite.start(
                directory,
                "--contact-form.screening.turnstile.site-key=site-key-of-this-test",
                "--contact-form.screening.turnstile.secret-key=secret-of-this-test",
                "--contact-form.screening.turnstile.recipient=cloudflare")) {
            assertThat(site.visitor().read("/start")).contains("site-key-of-this-test");
            assertThat(site.visitor().policy("/start"))
                    .contains(
                            "script-src https://challenges.cloudflare.com",
                            "frame-src 'self' https://challenges.cloudflare.com");
        }
    }
}
