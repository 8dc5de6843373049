/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.TestRegister;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {

    @ParameterizedTest
    @CsvSource({
        // Behind a proxy that ends TLS, the scheme and the port are the proxy's business.
        "http://example.org, https://example.org",
        "http://EXAMPLE.org:8080, https://example.org",
        "https://www.example.org, https://www.example.org",
        // Only who sits at the machine opens a page there.
        "http://localhost:8080, http://localhost:8080",
        "http://LOCALHOST:80, http://localhost",
        "http://127.0.0.1:49152, http://127.0.0.1:49152",
        "https://127.3.2.1:443, https://127.3.2.1",
        "http://[::1]:8080, http://[::1]:8080",
        // Nobody else's host is believed.
        "http://localhost.example.com, https://example.org",
        "http://127.0.0.1.example.com, https://example.org",
        "https://elsewhere.example, https://example.org",
        "http://192.0.2.7, https://example.org",
        "http://, https://example.org",
        "hello there, https://example.org",
    })
    void servesAPageForADeclaredOriginOrALoopbackOne(String asked, String servedFor) { // R1.2
        assertThat(origins(WebSettings.defaults()).servedFor(asked)).isEqualTo(servedFor);
    }

    /** A static page on the same laptop, declared so that it may use the API, is another site than this one. */
    @Test
    void servesAPageOnThisMachineForItsOwnPort() {
        Origins origins = origins(settings(Optional.empty(), List.of(URI.create("http://localhost:3000"))));

        assertThat(origins.servedFor("http://localhost:8080")).isEqualTo("http://localhost:8080");
        assertThat(origins.servedFor("https://example.org")).isEqualTo("http://localhost:3000");
    }

    @Test
    void servesEveryPageForThePublicOriginIfThereIsOne() {
        Origins origins = origins(settings(Optional.of(URI.create("https://www.example.org:443/site")), List.of()));

        assertThat(origins.servedFor("http://localhost:8080")).isEqualTo("https://www.example.org");
    }

    /** Which of its names somebody at the machine uses does not matter, nor on which port a copy runs. */
    @Test
    void aPublicUrlOnThisMachineStandsForAllItsNames() {
        Origins origins = origins(settings(Optional.of(URI.create("http://localhost:8080")), List.of()));

        assertThat(origins.servedFor("http://127.0.0.1:49152")).isEqualTo("http://127.0.0.1:49152");
        assertThat(origins.servedFor("http://localhost:8080")).isEqualTo("http://localhost:8080");
        assertThat(origins.servedFor("https://elsewhere.example")).isEqualTo("http://localhost:8080");
    }

    @ParameterizedTest
    @CsvSource({
        "'', true",
        "null, true",
        "https://example.org, true",
        "https://www.example.org, true",
        "http://localhost:8080, true",
        "http://localhost:9090, false",
        "https://evil.example, false",
        "'null, https://example.org', false"
    })
    void takesAnActFromPagesOfOursOnly(String origin, boolean ours) {
        WebRequest request = WebFixture.request(
                "POST", "http://localhost:8080", "", "/contact/actions/x", "", Map.of("origin", origin), "");

        assertThat(origins(WebSettings.defaults()).areOf(request)).isEqualTo(ours);
    }

    @Test
    void servesNoPageForAnOriginThatIsNotAllowedHere() {
        Origins origins = origins(settings(Optional.empty(), List.of(URI.create("https://www.example.org"))));

        assertThat(origins.servedFor("https://example.org")).isEqualTo("https://www.example.org");
    }

    @Test
    void knowsThePageOfAnAllowedOriginByExactlyWhatABrowserWrites() {
        Origins origins = origins(settings(Optional.empty(), List.of(URI.create("HTTPS://www.Example.org:443"))));

        assertThat(origins.allowed(asking("https://www.example.org"))).contains("https://www.example.org");
        for (String other : List.of("https://example.org", "https://www.example.org:443", " https://www.example.org")) {
            assertThat(origins.allowed(asking(other))).as(other).isEmpty();
        }
    }

    /** A copy on a laptop is served without being declared; that lets nobody else's page on that machine read it. */
    @Test
    void knowsNoPageOfALoopbackOriginThatIsNotDeclared() {
        assertThat(origins(WebSettings.defaults()).allowed(asking("http://localhost:8080")))
                .isEmpty();
    }

    private static WebRequest asking(String origin) {
        return WebFixture.request("GET", "http://localhost:8080", "", "/api/contact", "", Map.of("origin", origin), "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", " null "})
    void provesNothingByAnOriginThatIsNone(String header) {
        assertThat(Origins.named(header.isEmpty() ? List.of() : List.of(header)))
                .isEmpty();
    }

    @Test
    void readsTheOriginThatABrowserNames() {
        assertThat(Origins.named(List.of("https://Example.org:443"))).contains("https://example.org");
        assertThat(Origins.named(List.of("moz-extension://1234"))).contains("moz-extension://1234");
        assertThat(Origins.named(List.of("null", "https://example.org"))).contains("null, https://example.org");
    }

    private static Origins origins(WebSettings settings) {
        return new Origins(TestRegister.example(), settings);
    }

    private static WebSettings settings(Optional<URI> publicUrl, List<URI> allowed) {
        WebSettings anywhere = WebSettings.defaults().withAllowedOrigins(allowed);
        return publicUrl.map(anywhere::withPublicUrl).orElse(anywhere);
    }
}
