/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.ContactForms;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Meters {@code contact.form.*}, where Micrometer is present. Its beans come before the forms, which tell them what
 * happens.
 */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
class ContactFormMetricsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ContactFormMeters contactFormMeters(ObjectProvider<ContactForms> forms, ObjectProvider<Clock> clock) {
        return new ContactFormMeters(forms, clock.getIfUnique(Clock::systemUTC));
    }
}
