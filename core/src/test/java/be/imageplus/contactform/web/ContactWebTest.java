/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static be.imageplus.contactform.web.WebFixture.body;
import static be.imageplus.contactform.web.WebFixture.get;
import static be.imageplus.contactform.web.WebFixture.post;
import static be.imageplus.contactform.web.WebFixture.request;
import static be.imageplus.contactform.web.WebFixture.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.form.FormDefinition;
import be.imageplus.contactform.kit.TestRegister;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.UnavailableException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class ContactWebTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String FIELDS = "name=Ada+Example&email=ada%40example.org&message=Hello&_token=";

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private WebFixture fixture;
    private ContactWeb web;

    @BeforeEach
    void start(@TempDir Path directory) {
        fixture = new WebFixture(directory);
        web = fixture.web(WebSettings.defaults());
        log.start();
        ((Logger) LoggerFactory.getLogger("be.imageplus.contactform.web")).addAppender(log);
    }

    @AfterEach
    void stop() {
        ((Logger) LoggerFactory.getLogger("be.imageplus.contactform.web")).detachAppender(log);
        fixture.close();
    }

    private String freshToken() {
        return token(web.handle(get("http://localhost:8080", "", "/contact", "")));
    }

    @Nested
    class WhenSomethingIsBroken {

        @Test
        void saysSoWithoutDetailAndLogsOnceWithoutWhatWasTyped() {
            String token = freshToken();
            fixture.database()
                    .fails(() -> new IllegalStateException(
                            "Ada Example typed this", new IllegalStateException("Ada Example")));

            WebResponse page = web.handle(post("/contact", FORM, FIELDS + token, Map.of()));

            assertThat(page.status()).isEqualTo(500);
            assertThat(body(page)).doesNotContain("Exception", "Ada", "at be.").contains("privacy@example.org");
            assertThat(log.list).singleElement().satisfies(event -> {
                assertThat(event.getFormattedMessage())
                        .contains("WEB-FAILED", "java.lang.IllegalStateException", "UnreliableStore")
                        .doesNotContain("Ada");
                assertThat(event.getThrowableProxy()).isNull();
            });
        }

        @Test
        void logsNoLinkOfAMail() {
            String link = fixture.link();
            for (RuntimeException fault : List.of(
                    new IllegalStateException("broken"),
                    new UnavailableException("STORE-AWAY", "away", Duration.ofSeconds(1), null))) {
                fixture.database().fails(() -> fault);
                assertThat(web.handle(get("http://localhost:8080", "", link, ""))
                                .status())
                        .isIn(500, 503);
                assertThat(web.handle(post(link, FORM, "", Map.of())).status()).isIn(500, 503);
            }

            assertThat(log.list)
                    .hasSize(4)
                    .allSatisfy(event -> assertThat(event.getFormattedMessage())
                            .doesNotContain("/actions/", link.substring(link.lastIndexOf('/') + 1)));
        }

        @Test
        void answersEvenWithoutTheLayoutOfTheApplication() {
            ContactWeb layoutless = fixture.web(WebSettings.defaults().withLayout(page -> {
                throw new IllegalStateException("Ada");
            }));

            WebResponse page = layoutless.handle(get("http://localhost:8080", "", "/contact", ""));

            assertThat(page.status()).isEqualTo(500);
            assertThat(page.headers()).containsEntry("Content-Type", "text/plain; charset=utf-8");
            assertThat(log.list)
                    .allSatisfy(event -> assertThat(event.getFormattedMessage()).doesNotContain("Ada"));
        }

        @Test
        void answersWhenTheSenderHangsUp() {
            InputStream cut = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("connection reset");
                }
            };
            WebRequest request = new WebRequest(
                    "POST",
                    "http://localhost:8080",
                    "",
                    "/contact",
                    "",
                    Map.of("content-type", List.of(FORM)),
                    InetAddress.getLoopbackAddress(),
                    cut);

            assertThat(web.handle(request).status()).isEqualTo(400);
        }
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/contact",
                    "/contact/received",
                    "/contact/contact-form.css",
                    "/contact/unknown",
                    "/api/contact",
                    "/privacy",
                    "/privacy.md",
                    "/privacy.json",
                    "/privacy/versions/2026-11"
                })
        void areOurs(String path) {
            assertThat(web.serves(path)).isTrue();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "/",
                    "/contacts",
                    "/contact-admin",
                    "/api",
                    "/api/other",
                    "/privacy.txt",
                    "/privacy-policy",
                    "/Contact",
                    "/contact/../admin",
                    "/contact/%2e%2e/admin",
                    "/contact/..%2fadmin",
                    "/contact//admin",
                    "/contact/;/admin",
                    "/contact/x;y=/admin",
                    "/contact/..\\admin"
                })
        void areNotOurs(String path) {
            assertThat(web.serves(path)).isFalse();
            assertThat(web.handle(get("http://localhost:8080", "", path, "")).status())
                    .isEqualTo(404);
        }

        @Test
        void lieBelowTheBasePathAndLinksBelowTheContextPathToo() {
            ContactWeb below = fixture.web(settings("/site", Optional.empty(), List.of()));

            assertThat(below.serves("/contact")).isFalse();
            WebResponse page = below.handle(get("http://localhost:8080", "/shop", "/site/contact", ""));
            assertThat(body(page))
                    .contains("action=\"/shop/site/contact\"", "href=\"/shop/site/privacy?lang=en\"")
                    .contains("href=\"/shop/site/contact/contact-form.css?v=");

            WebResponse received = below.handle(request(
                    "POST",
                    "http://localhost:8080",
                    "/shop",
                    "/site/contact",
                    "",
                    Map.of("content-type", FORM),
                    FIELDS + token(page)));
            assertThat(received.headers().get("Location")).startsWith("/shop/site/contact/received?reference=");
            WebResponse unknown = below.handle(get("http://localhost:8080", "", "/site/api/contact/x", ""));
            assertThat(unknown.headers()).containsEntry("Content-Type", "application/problem+json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"//elsewhere.example", "/a//b", "https://elsewhere.example", "/\"><b>", "/a\r\nb"})
        void ignoreAContextPathThatIsNone(String contextPath) {
            assertThat(body(web.handle(get("http://localhost:8080", contextPath, "/contact", ""))))
                    .contains("action=\"/contact\"");
        }

        @Test
        void ignoreAContextPathOfThousandsOfSegments() {
            assertThat(body(web.handle(get("http://localhost:8080", "/a".repeat(8_000), "/contact", ""))))
                    .contains("action=\"/contact\"");
        }
    }

    @Test
    void takesAFormFromTheSiteBehindAProxyThatEndsTls() {
        String token = token(web.handle(get("http://example.org", "", "/contact", "")));

        WebResponse received = web.handle(request(
                "POST",
                "http://example.org:8080",
                "",
                "/contact",
                "",
                Map.of("content-type", FORM, "origin", "https://example.org"),
                FIELDS + token));

        assertThat(received.status()).isEqualTo(303);
    }

    @Test
    void shortensNobodysMessageThatFitsTheFormInAnyScript() {
        String message = "語".repeat(5_000);
        String encoded = URLEncoder.encode(message, StandardCharsets.UTF_8);

        WebResponse received =
                web.handle(post("/contact", FORM, FIELDS.replace("Hello", encoded) + freshToken(), Map.of()));

        assertThat(received.status()).isEqualTo(303);
        assertThat(fixture.store().submissions().findByEmail("ada@example.org"))
                .singleElement()
                .satisfies(stored -> assertThat(stored.values()).containsEntry("message", message));
    }

    @Test
    void startsWithNoSettingsThatDoNotFitAndNamesThemAll() {
        WebSettings wrong = settings(
                "site/",
                Optional.of(URI.create("ftp://example.org")),
                List.of(URI.create("https://elsewhere.example")));

        assertThatThrownBy(() -> fixture.web(wrong))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll("WEB-BASE-PATH", "WEB-PUBLIC-URL", "WEB-ORIGIN-UNDECLARED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..", "contact?x", "con tact", "contact;v", "kontäkt", "api", "privacy"})
    void startsWithNoFormWhoseIdIsNoAddress(String id) {
        assertThat(SettingsCheck.check(
                        TestRegister.example(), List.of(FormDefinition.of(id, Enquiry.class)), WebSettings.defaults()))
                .extracting(Finding::code)
                .containsExactly("WEB-FORM-ADDRESS");
    }

    private static WebSettings settings(String basePath, Optional<URI> publicUrl, List<URI> origins) {
        WebSettings below = WebSettings.defaults().withBasePath(basePath).withAllowedOrigins(origins);
        return publicUrl.map(below::withPublicUrl).orElse(below);
    }
}
