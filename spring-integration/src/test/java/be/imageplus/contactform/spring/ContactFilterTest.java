/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** What lies between a servlet container and the pages. */
class ContactFilterTest {

    @TempDir
    Path directory;

    private RunningApplication start(String... more) {
        String[] settings = Settings.in(directory);
        String[] all = new String[settings.length + more.length];
        System.arraycopy(settings, 0, all, 0, settings.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return RunningApplication.start(Site.class, all);
    }

    @Test
    void honoursTheContextPath() {
        try (RunningApplication site = start("server.servlet.context-path=/shop")) {
            assertThat(site.get("/shop/contact").body()).contains("action=\"/shop/contact\"");
            assertThat(site.postForm("/shop/contact", site.enquiry("/shop/contact")))
                    .satisfies(leadsBelow("/shop"));
            assertThat(site.get("/contact").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void honoursABasePath() {
        try (RunningApplication site = start("contact-form.web.base-path=/site")) {
            assertThat(site.get("/site/contact").body()).contains("action=\"/site/contact\"");
            assertThat(site.get("/contact").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void believesAForwardedPrefixOfATrustedProxyOnly() {
        try (RunningApplication site = start("contact-form.web.trusted-proxies=127.0.0.0/8,::1/128")) {
            assertThat(site.get("/contact", "X-Forwarded-Prefix", "/mounted").body())
                    .contains("action=\"/mounted/contact\"");
            assertThat(site.get("/contact", "X-Forwarded-Prefix", "//evil.example.org")
                            .body())
                    .contains("action=\"/contact\"")
                    .doesNotContain("evil");
        }
        try (RunningApplication site = start()) {
            assertThat(site.get("/contact", "X-Forwarded-Prefix", "/mounted").body())
                    .contains("action=\"/contact\"")
                    .doesNotContain("mounted");
        }
    }

    @Test
    void honoursAPrefixThatSpringHasAlreadyBelieved() {
        try (RunningApplication site = start("server.forward-headers-strategy=framework")) {
            assertThat(site.get("/contact", "X-Forwarded-Prefix", "/mounted").body())
                    .contains("action=\"/mounted/contact\"");
        }
    }

    @Test
    void readsABodyThatOtherFiltersWouldHaveParsed() {
        try (RunningApplication site = start("spring.mvc.hiddenmethod.filter.enabled=true")) {
            assertThat(site.postForm("/contact", site.enquiry("/contact")).statusCode())
                    .isEqualTo(303);
        }
    }

    private static Consumer<HttpResponse<String>> leadsBelow(String mount) {
        return answer -> {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location"))
                    .hasValueSatisfying(to -> assertThat(to).startsWith(mount + "/contact/received?reference="));
        };
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import(Settings.OwnTransport.class)
    static class Site {}
}
