/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.BrowserFamily;
import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.VisitorRequest;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.PageLayout;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebSettings;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ContactFormWebAutoConfigurationTest {

    @TempDir
    Path directory;

    private WebApplicationContextRunner runner() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormWebAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory));
    }

    @Test
    void servesThePagesOfTheForm() {
        runner().run(context -> {
            assertThat(context)
                    .hasNotFailed()
                    .hasSingleBean(ContactWeb.class)
                    .hasSingleBean(WebSettings.class)
                    .hasSingleBean(PageLayout.class)
                    .hasBean("contactFormFilter")
                    .hasBean("contactFormBodyFilter");
            ContactWeb web = context.getBean(ContactWeb.class);
            assertThat(web.serves("/contact")).isTrue();
            assertThat(web.serves("/anything")).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', altcha",
        "contact-form.screening.proof-of-work=true, altcha",
        "contact-form.screening.proof-of-work=false, "
    })
    void asksForAProofOfWorkUnlessTold(String property, @Nullable String type) {
        runner().withPropertyValues(property).run(context -> {
            VisitorRequest visitor = new VisitorRequest(
                    "https://example.org",
                    Optional.empty(),
                    InetAddress.getLoopbackAddress(),
                    BrowserFamily.OTHER,
                    List.of());

            assertThat(context.getBean(ContactForms.class)
                            .page("contact", visitor)
                            .challenge()
                            .map(Challenge::type))
                    .isEqualTo(Optional.ofNullable(type));
        });
    }

    @Test
    void setsWhatThePropertiesSay() {
        runner().withPropertyValues(
                        "contact-form.web.base-path=/site",
                        "contact-form.web.public-url=http://localhost:8080",
                        "contact-form.web.max-request-size=8KB",
                        "contact-form.web.trusted-proxies=192.0.2.0/24",
                        "contact-form.web.client-address-header=CF-Connecting-IP")
                .run(context -> {
                    WebSettings settings = context.getBean(WebSettings.class);
                    assertThat(settings.publicUrl()).contains(URI.create("http://localhost:8080"));
                    assertThat(settings.maxRequestBytes()).isEqualTo(8 * 1024);
                    assertThat(settings.clientAddresses().trusts(PeerAddress.of("192.0.2.9")))
                            .isTrue();
                    assertThat(settings.clientAddresses().trusts(PeerAddress.of("198.51.100.9")))
                            .isFalse();
                    assertThat(context.getBean(ContactWeb.class).serves("/site/contact"))
                            .isTrue();
                });
    }

    @Test
    void backsOffFromALayoutSettingsAndTheWebItself() {
        PageLayout layout = page -> "own";
        runner().withBean("own", PageLayout.class, () -> layout)
                .run(context ->
                        assertThat(context.getBean(WebSettings.class).layout()).isSameAs(layout));
        WebSettings settings = WebSettings.defaults().withLayout(layout);
        runner().withBean("own", WebSettings.class, () -> settings)
                .run(context -> assertThat(context).getBean(WebSettings.class).isSameAs(settings));
        runner().withUserConfiguration(OwnWeb.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(ContactWeb.class));
    }

    @Test
    void letsAFilterBeReplaced() {
        runner().withUserConfiguration(OwnFilter.class)
                .run(context -> assertThat(context.getBean("contactFormFilter", FilterRegistrationBean.class)
                                .isEnabled())
                        .isFalse());
    }

    @Test
    void isNotThereOutsideAServletApplication() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ContactFormAutoConfiguration.class, ContactFormWebAutoConfiguration.class))
                .withUserConfiguration(Settings.OwnTransport.class)
                .withPropertyValues(Settings.in(directory))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .hasSingleBean(ContactForms.class)
                        .doesNotHaveBean(ContactWeb.class));
    }

    @Test
    void isNotThereWhenSwitchedOff() {
        runner().withPropertyValues("contact-form.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ContactWeb.class));
    }

    @Test
    void refusesOriginsThatTheRegisterDoesNotDeclare() {
        runner().withPropertyValues("contact-form.web.allowed-origins=https://other.example.org") // R1.2
                .run(context -> {
                    assertThat(context).hasFailed();
                    assertThat(context.getStartupFailure())
                            .rootCause()
                            .hasMessageContaining("contact-form.web.allowed-origins");
                });
    }

    @Test
    void letsPagesOfTheOriginsReadThatArePartOfTheRegistersAndNamed() {
        runner().withPropertyValues("contact-form.web.allowed-origins=https://www.example.org")
                .run(context -> {
                    ContactWeb web = context.getBean(ContactWeb.class);
                    assertThat(readers(web, "https://www.example.org")).isEqualTo("https://www.example.org");
                    assertThat(readers(web, "https://example.org")).isNull();
                });
        runner().run(context -> assertThat(readers(context.getBean(ContactWeb.class), "https://example.org"))
                .isEqualTo("https://example.org"));
    }

    /** Whose pages may read the API's answer, when one of an origin asks. */
    private static @Nullable String readers(ContactWeb web, String origin) {
        return web.handle(new WebRequest(
                        "GET",
                        "http://localhost:8080",
                        "",
                        "/api/contact",
                        "",
                        Map.of("origin", List.of(origin)),
                        InetAddress.getLoopbackAddress(),
                        InputStream.nullInputStream()))
                .headers()
                .get("Access-Control-Allow-Origin");
    }

    @Test
    void warnsOfAHeaderThatNobodyIsTrustedToSet() {
        runner().withPropertyValues("contact-form.web.client-address-header=CF-Connecting-IP")
                .run(context -> assertThat(context.getBean(ContactForms.class).findings())
                        .extracting(Finding::code)
                        .contains("WEB-HEADER-UNUSED"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWeb {
        @Bean
        ContactWeb ownWeb(ContactForms forms) {
            return forms.web(WebSettings.defaults());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        FilterRegistrationBean<ContactFilter> contactFormFilter(ContactWeb web, WebSettings settings) {
            FilterRegistrationBean<ContactFilter> filter =
                    new FilterRegistrationBean<>(new ContactFilter(() -> web, settings::clientAddresses));
            filter.setEnabled(false);
            return filter;
        }
    }
}
