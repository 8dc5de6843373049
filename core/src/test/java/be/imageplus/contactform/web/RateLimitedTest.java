/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static be.imageplus.contactform.web.WebFixture.body;
import static be.imageplus.contactform.web.WebFixture.get;
import static be.imageplus.contactform.web.WebFixture.post;
import static be.imageplus.contactform.web.WebFixture.token;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.form.ClientAddressResolver;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who sends too often, behind a proxy that tells clients apart. */
class RateLimitedTest { // R2.5, R3.6

    private static final String FORM = "application/x-www-form-urlencoded";

    private WebFixture fixture;
    private ContactWeb web;
    private int enquiries;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new WebFixture(directory);
        WebSettings own = WebSettings.defaults();
        web = fixture.web(new WebSettings(
                own.basePath(),
                own.publicUrl(),
                own.allowedOrigins(),
                new ClientAddressResolver(List.of("127.0.0.0/8"), Optional.of("CF-Connecting-IP")),
                own.maxRequestBytes(),
                own.layout()));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    void theEleventhOfOneOfficeIsToldWhenToComeBackAndKeepsTheInput() {
        for (int i = 0; i < 10; i++) {
            assertThat(send("192.0.2.1").status()).isEqualTo(303);
        }

        WebResponse refused = send("192.0.2.1");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "60");
        assertThat(body(refused))
                .contains("please send it again in one minute, or write to privacy@example.org")
                .contains("visitor-11@example.org", "Hello from number 11");
        assertThat(token(refused)).isNotBlank();
    }

    @Test
    void aSubscriberOfIpv6IsOneClientWhateverAddressTheyChoose() {
        for (int i = 0; i < 10; i++) {
            assertThat(send("2001:db8:1:2::" + i).status()).isEqualTo(303);
        }

        assertThat(send("2001:db8:1:2:abcd:ef01:2345:6789").status()).isEqualTo(429);
        assertThat(send("2001:db8:1:3::1").status()).isEqualTo(303);
    }

    @Test
    void manyNetworksTogetherGetNoMoreIntoAFormThanItIsToBear() {
        List<Integer> answers = IntStream.range(0, 310)
                .mapToObj(i -> send("198.51." + i / 250 + "." + (i % 250 + 1)).status())
                .toList();

        assertThat(answers.subList(0, 300)).containsOnly(303);
        assertThat(answers.subList(300, 310)).containsOnly(429);
    }

    private WebResponse send(String client) {
        enquiries++;
        String token = token(web.handle(get("http://localhost:8080", "", "/contact", "")));
        String sent = "name=Ada&email=visitor-" + enquiries + "%40example.org&message=Hello+from+number+" + enquiries
                + "&_token=" + URLEncoder.encode(token, UTF_8);
        return web.handle(post("/contact", FORM, sent, Map.of("cf-connecting-ip", client)));
    }
}
