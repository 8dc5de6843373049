/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.PageLayout;
import be.imageplus.contactform.web.WebSettings;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.util.function.SingletonSupplier;

/** Serves the pages and the API in a servlet application. */
@AutoConfiguration(after = ContactFormAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(ContactForms.class)
class ContactFormWebAutoConfiguration {

    /** After Boot's filters that set encoding, forwarded addresses and observation; before all that read parameters. */
    static final int KEEP_BODY_ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    /** After Spring Security's filter, which Boot puts at -100. */
    static final int ANSWER_ORDER = -90;

    @Bean
    @ConditionalOnMissingBean
    PageLayout contactFormPageLayout() {
        return PageLayout.plain();
    }

    @Bean
    @ConditionalOnMissingBean
    WebSettings contactFormWebSettings(ContactFormProperties properties, PageLayout layout) {
        ContactFormProperties.Web web = properties.web();
        return new WebSettings(
                web.basePath(),
                Optional.ofNullable(web.publicUrl()),
                web.allowedOrigins(),
                new ClientAddressResolver(web.trustedProxies(), web.believedHeader()),
                Math.toIntExact(web.maxRequestSize().toBytes()),
                layout);
    }

    @Bean
    @ConditionalOnMissingBean
    ContactWeb contactWeb(ContactForms forms, WebSettings settings) {
        return forms.web(settings);
    }

    @Bean
    @ConditionalOnMissingBean
    EmbeddedForms contactFormEmbeddedForms(ContactWeb web, WebSettings settings) {
        return new EmbeddedForms(web, settings);
    }

    // Filters are made with the web server; the forms only after it, so that a refused start is told once and plainly.

    @Bean
    @ConditionalOnMissingBean(name = "contactFormBodyFilter")
    FilterRegistrationBean<UnreadBodyFilter> contactFormBodyFilter(ObjectProvider<ContactWeb> web) {
        FilterRegistrationBean<UnreadBodyFilter> filter =
                new FilterRegistrationBean<>(new UnreadBodyFilter(SingletonSupplier.of(web::getObject)));
        filter.setOrder(KEEP_BODY_ORDER);
        return filter;
    }

    @Bean
    @ConditionalOnMissingBean(name = "contactFormFilter")
    FilterRegistrationBean<ContactFilter> contactFormFilter(
            ObjectProvider<ContactWeb> web, ObjectProvider<WebSettings> settings) {
        FilterRegistrationBean<ContactFilter> filter = new FilterRegistrationBean<>(new ContactFilter(
                SingletonSupplier.of(web::getObject),
                SingletonSupplier.of(() -> settings.getObject().clientAddresses())));
        filter.setOrder(ANSWER_ORDER);
        return filter;
    }
}
