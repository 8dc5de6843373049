/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** Health {@code contactForm}, where Actuator is present. */
@AutoConfiguration(after = ContactFormAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
@ConditionalOnBean(ContactForms.class)
class ContactFormHealthAutoConfiguration {

    @Bean
    @ConditionalOnEnabledHealthIndicator("contactform")
    @ConditionalOnMissingBean(name = "contactFormHealthIndicator")
    HealthIndicator contactFormHealthIndicator(ContactForms forms, ObjectProvider<Clock> clock) {
        return new ContactFormHealth(forms, clock.getIfUnique(Clock::systemUTC));
    }
}
