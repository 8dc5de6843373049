/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.web.ContactWeb;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.util.function.SingletonSupplier;

/**
 * Opens exactly our paths where Spring Security guards the application: no login, no session, and no CSRF token, since
 * the signed form token protects the post (R2.18).
 *
 * <p>A filter chain of ours is added only <em>beside</em> another one. It is asked for after the application's own
 * beans and Boot's default, and only if there is one already; so it can never be what makes a default back off, and
 * everything else stays guarded. What this chain opens is what {@link ContactWeb#serves} and therefore
 * {@link ContactFilter} answers: a request that passes here reaches nothing else.
 */
@AutoConfiguration(after = {ContactFormWebAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnClass({SecurityFilterChain.class, ServletWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({ContactWeb.class, SecurityFilterChain.class})
class ContactFormSecurityAutoConfiguration {

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @ConditionalOnMissingBean(name = "contactFormSecurityFilterChain")
    SecurityFilterChain contactFormSecurityFilterChain(ObjectProvider<ContactWeb> provider) {
        Supplier<ContactWeb> web = SingletonSupplier.of(provider::getObject);
        // Built by hand: customizers of HttpSecurity that guard the application must not close these paths again.
        return new DefaultSecurityFilterChain(
                request -> web.get().serves(ServletTranslation.path(request)),
                new HeaderWriterFilter(List.of(new HstsHeaderWriter())));
    }
}
