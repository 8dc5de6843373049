/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request as an application hands it to the core by itself. */
class VisitorRequestTest {

    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
    private static final String FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    @Test
    void keepsTheFamilyOfABrowserAndNothingElseOfIt() { // R2.6
        VisitorRequest request = request("https://example.org", FIREFOX);

        assertThat(request)
                .isEqualTo(new VisitorRequest(
                        "https://example.org",
                        Optional.of("https://example.org"),
                        CLIENT,
                        BrowserFamily.FIREFOX,
                        List.of(Locale.FRENCH)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "", " ", " null "})
    void takesNothingForAnOriginThatProvesNothing(@Nullable String origin) {
        assertThat(request(origin, null).originHeader()).isEmpty();
    }

    @Test
    void knowsNoBrowserWithoutAHeader() {
        assertThat(request(null, null).browser()).isEqualTo(BrowserFamily.OTHER);
    }

    @Test
    void showsNoAddressWhenItIsLogged() {
        assertThat(request(null, FIREFOX).toString()).doesNotContain(CLIENT.getHostAddress());
    }

    private static VisitorRequest request(@Nullable String origin, @Nullable String userAgent) {
        return VisitorRequest.of("https://example.org", CLIENT, origin, userAgent, List.of(Locale.FRENCH));
    }
}
