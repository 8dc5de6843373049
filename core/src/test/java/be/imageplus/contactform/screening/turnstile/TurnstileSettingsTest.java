/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static be.imageplus.contactform.screening.turnstile.TurnstileBench.HOST;
import static be.imageplus.contactform.screening.turnstile.TurnstileBench.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import be.imageplus.contactform.form.Challenge;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Settings that nothing could be verified with are refused, and the secret stays one. */
class TurnstileSettingsTest { // R2.19

    private final TurnstileBench bench = new TurnstileBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void areHttpsUnlessTheyAreOfThisMachine() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.settings.withEndpoint(URI.create("http://challenges.example.org/siteverify")))
                .withMessageContaining("https");
        assertThat(bench.settings
                        .withEndpoint(URI.create("https://gateway.example.org/siteverify"))
                        .endpoint()
                        .getHost())
                .isEqualTo("gateway.example.org");
    }

    @Test
    void areComplete() {
        Set<String> hosts = Set.of(HOST);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnstileSettings.of("site", "", "cloudflare", hosts))
                .withMessageContaining("secret-key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnstileSettings.of(" ", "secret", "cloudflare", hosts))
                .withMessageContaining("site-key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnstileSettings.of("site", "secret", "cloudflare", Set.of()))
                .withMessageContaining("hostnames");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> TurnstileSettings.of("site", "secret", "cloudflare", Set.of("https://www.example.org")))
                .withMessageContaining("hostnames");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnstileSettings.of("site", "secret", "controller", hosts))
                .withMessageContaining("recipient");
    }

    @Test
    void neverShowTheSecret() {
        assertThat(bench.settings.toString()).doesNotContain(SiteverifyStandIn.SECRET);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TurnstileSettings.of("site", "wrong secret", "cloudflare", Set.of(HOST)))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("wrong secret"));
        Challenge shown = new TurnstileVerifier(bench.settings).challenge(page("contact", "n1"), "Cloudflare");
        assertThat(shown.json()).doesNotContain(SiteverifyStandIn.SECRET);
        assertThat(shown.widget().orElseThrow().data()).doesNotContainValue(SiteverifyStandIn.SECRET);
    }
}
