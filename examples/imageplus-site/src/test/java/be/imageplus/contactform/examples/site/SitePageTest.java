/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SitePageTest {

    /** Such as a third party's challenge, which shows a frame and a script of its own. */
    @Test
    void letsInWhatTheFormOnItNeedsAndNothingElse() {
        Map<String, String> headers = new HashMap<>();

        SitePage.guard(
                headers::put,
                Map.of(
                        "style-src", "'self'",
                        "script-src", "https://challenge.example.org",
                        "frame-src", "https://challenge.example.org"));

        assertThat(headers.get("Content-Security-Policy").split("; "))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "style-src 'self'",
                        "img-src 'self'",
                        "script-src https://challenge.example.org",
                        "frame-src 'self' https://challenge.example.org",
                        "form-action 'self'",
                        "base-uri 'none'",
                        "frame-ancestors 'self'");
        assertThat(headers).containsEntry("Referrer-Policy", "same-origin");
    }

    @Test
    void ofNoFormLetsInNoScript() {
        assertThat(SitePage.of("<!doctype html>").getHeaders().getFirst("Content-Security-Policy"))
                .startsWith("default-src 'none'; ")
                .doesNotContain("script-src");
    }
}
