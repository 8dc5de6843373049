/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

class PagesAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.org, '', '', https://example.org",
        "https://example.org/, '', '', https://example.org/",
        "https://example.org, /app, '', https://example.org/app",
        "https://example.org, /app, /site, https://example.org/app/site",
        "https://example.org/, '', /site, https://example.org/site",
        "https://example.org/shop, /app, '', https://example.org/shop",
        "https://example.org/shop/, /app, /site, https://example.org/shop/site",
        "http://localhost:8080, '', '', http://localhost:8080"
    })
    void isThePublicUrlAndWhatLiesBelow(String publicUrl, String contextPath, String basePath, String pages) {
        MockEnvironment environment = new MockEnvironment().withProperty("server.servlet.context-path", contextPath);

        assertThat(PagesAddress.of(web(URI.create(publicUrl), basePath), environment))
                .contains(URI.create(pages));
    }

    @Test
    void isNotKnownWithoutAPublicUrl() {
        assertThat(PagesAddress.of(web(null, "/site"), new MockEnvironment())).isEqualTo(Optional.empty());
    }

    @Test
    void leavesABasePathThatIsNoneToItsOwnFinding() {
        assertThat(PagesAddress.of(web(URI.create("https://example.org"), "/a b"), new MockEnvironment()))
                .contains(URI.create("https://example.org"));
    }

    private static ContactFormProperties.Web web(@Nullable URI publicUrl, String basePath) {
        return new ContactFormProperties.Web(basePath, publicUrl, List.of(), List.of(), null, DataSize.ofKilobytes(64));
    }
}
