/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The Actuator endpoint {@code contactform}, where Actuator is present and the application exposes it. */
@AutoConfiguration(after = ContactFormAutoConfiguration.class)
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@ConditionalOnBean(ContactForms.class)
class ContactFormEndpointAutoConfiguration {

    @Bean
    @ConditionalOnAvailableEndpoint(endpoint = ContactFormEndpoint.class)
    @ConditionalOnMissingBean
    ContactFormEndpoint contactFormEndpoint(
            ContactForms forms, ProcessingRegister register, ObjectProvider<Clock> clock) {
        return new ContactFormEndpoint(forms, register.zone(), clock.getIfUnique(Clock::systemUTC));
    }
}
