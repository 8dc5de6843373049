/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.mail.OutgoingMail;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

class ContactFormSecurityAutoConfigurationTest {

    @TempDir
    Path directory;

    private RunningApplication start(Class<?> application) {
        return RunningApplication.start(application, Settings.in(directory));
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class BesideBootsDefault {

        private RunningApplication site;

        @BeforeAll
        void startOnce(@TempDir Path directory) {
            String[] settings = Stream.concat(
                            Stream.of(Settings.in(directory)),
                            Stream.of("contact-form.web.public-url=http://localhost:8080"))
                    .toArray(String[]::new);
            site = RunningApplication.start(Guarded.class, settings);
        }

        @AfterAll
        void stop() {
            site.close();
        }

        @Test
        void ourPathsAreOpenAndFreeOfCsrf() {
            assertThat(site.get("/contact").statusCode()).isEqualTo(200);
            assertThat(site.get("/privacy").statusCode()).isEqualTo(200);
            assertThat(site.get("/api/contact").statusCode()).isEqualTo(200);
            assertThat(site.postForm("/contact", site.enquiry("/contact")).statusCode())
                    .isEqualTo(303);
            assertThat(site.get("/contact").headers().map()).doesNotContainKey("set-cookie"); // R2.17
        }

        @Test
        void aLinkFromAMailToStaffNeedsNeitherLoginNorCsrfToken() { // DESIGN §6
            site.postForm("/contact", site.enquiry("/contact"));
            OutgoingMail mail = site.context()
                    .getBean(RecordingTransport.class)
                    .awaitMails(1)
                    .get(0);
            Matcher link = Pattern.compile("http://localhost:8080(/contact/actions/\\S+)")
                    .matcher(mail.text());
            assertThat(link.find()).as("a link in the mail").isTrue();

            assertThat(site.get(link.group(1))).satisfies(page -> {
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().map()).doesNotContainKey("set-cookie");
            });
            assertThat(site.postForm(link.group(1), Map.of()).statusCode()).isEqualTo(303);
            assertThat(site.get(link.group(1)).body()).contains("This enquiry is resolved");
            assertThat(site.get("/contact/actions/x").statusCode()).isEqualTo(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/anything", "/", "/contacts", "/api", "/api/", "/api/contacts"})
        void aPageOfAnAllowedOriginMayAskBeforehandAtTheApiOnly(String elsewhere) {
            assertThat(site.preflight("/api/contact", "https://www.example.org"))
                    .satisfies(answer -> {
                        assertThat(answer.statusCode()).isEqualTo(204);
                        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                                .contains("https://www.example.org");
                    });
            // Spring Security answers these by itself, and lets no page read.
            assertThat(site.preflight(elsewhere, "https://www.example.org")).satisfies(answer -> {
                assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
                assertThat(answer.body()).doesNotContain("secret of the application");
            });
        }

        @Test
        void everythingElseStaysGuarded() {
            assertThat(site.get("/anything").statusCode()).isEqualTo(401);
            assertThat(site.get("/").statusCode()).isEqualTo(401);
            assertThat(site.get("/contacts").statusCode()).isEqualTo(401);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/contact/../anything",
                    "/contact/..;/anything",
                    "/contact;/../anything",
                    "/contact/%2e%2e/anything",
                    "/privacy/versions/../../anything",
                    "/privacy/versions/%2e%2e/%2e%2e/anything",
                    "/privacy/versions/..%2f..%2fanything",
                    "/contact//anything",
                    "//anything",
                    "/contact/anything",
                    "/api/contact/anything"
                })
        void noOtherDoorIsOpened(String path) {
            assertThat(site.get(path)).satisfies(answer -> {
                assertThat(answer.statusCode()).isBetween(400, 404);
                assertThat(answer.body()).doesNotContain("secret of the application");
            });
        }
    }

    @Nested
    class BesideTheApplicationsOwnChain {

        @Test
        void ourPathsAreNotSentToItsLogin() {
            try (RunningApplication site = start(WithLogin.class)) {
                assertThat(site.get("/contact").statusCode()).isEqualTo(200);
                assertThat(site.postForm("/contact", site.enquiry("/contact")).statusCode())
                        .isEqualTo(303);
                assertThat(site.get("/anything", "Accept", "text/html")).satisfies(answer -> {
                    assertThat(answer.statusCode()).isEqualTo(302);
                    assertThat(answer.headers().firstValue("Location"))
                            .hasValueSatisfying(to -> assertThat(to).endsWith("/login"));
                });
            }
        }

        @Test
        void aPageOfAnAllowedOriginMayAskBeforehand() {
            try (RunningApplication site = start(WithLogin.class)) {
                assertThat(site.preflight("/api/contact", "https://www.example.org")
                                .statusCode())
                        .isEqualTo(204);
            }
        }

        @Test
        void customizersOfItsChainsDoNotCloseOurs() {
            try (RunningApplication site = start(WithCustomizer.class)) {
                assertThat(site.get("/contact").statusCode()).isEqualTo(200);
                assertThat(site.get("/anything").statusCode()).isEqualTo(403);
            }
        }
    }

    @Test
    void withoutAnyChainSpringSecuritysFallBackStays() {
        try (RunningApplication site = start(WithoutChains.class)) {
            assertThat(site.context().getBeansOfType(SecurityFilterChain.class)).isEmpty();
            assertThat(site.get("/anything").statusCode()).isIn(302, 401, 403);
        }
    }

    @Test
    void backsOffFromAChainOfItsName() {
        try (RunningApplication site = start(WithReplacement.class)) {
            assertThat(site.get("/contact").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void isNotThereWithoutSpringSecurity() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class,
                        ContactFormWebAutoConfiguration.class,
                        ContactFormSecurityAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory))
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("contactFormSecurityFilterChain"));
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Settings.OwnTransport.class, Secrets.class})
    static class Guarded {}

    /** Something of the application's that must stay behind its door. */
    @RestController
    static class Secrets {
        @RequestMapping({"/anything", "/", "/contacts", "/contact/anything", "/api/contact/anything"})
        String secret() {
            return "secret of the application";
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Settings.OwnTransport.class, Secrets.class})
    static class WithLogin {
        @Bean
        SecurityFilterChain application(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .formLogin(Customizer.withDefaults())
                    .build();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Settings.OwnTransport.class, Secrets.class})
    static class WithCustomizer {
        @Bean
        Customizer<HttpSecurity> guard() {
            return http -> http.authorizeHttpRequests(
                            requests -> requests.anyRequest().denyAll())
                    .formLogin(login -> login.disable());
        }

        @Bean
        SecurityFilterChain application(HttpSecurity http) {
            return http.build();
        }
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {ServletWebSecurityAutoConfiguration.class, ManagementWebSecurityAutoConfiguration.class})
    @EnableWebSecurity
    @Import({Settings.OwnTransport.class, Secrets.class})
    static class WithoutChains {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    @Import({Settings.OwnTransport.class, Secrets.class})
    static class WithReplacement {
        @Bean
        SecurityFilterChain contactFormSecurityFilterChain(HttpSecurity http) {
            return http.authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .httpBasic(Customizer.withDefaults())
                    .build();
        }
    }
}
