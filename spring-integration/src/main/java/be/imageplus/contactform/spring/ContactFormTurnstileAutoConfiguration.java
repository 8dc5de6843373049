/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.screening.ChallengeVerifier;
import be.imageplus.contactform.screening.turnstile.TurnstileVerifier;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Cloudflare Turnstile as the forms' challenge, where a widget is named. */
@AutoConfiguration(before = ContactFormAutoConfiguration.class)
@ConditionalOnBooleanProperty(name = "contact-form.enabled", matchIfMissing = true)
@ConditionalOnProperty(ContactFormTurnstileAutoConfiguration.SITE_KEY)
@EnableConfigurationProperties(TurnstileProperties.class)
class ContactFormTurnstileAutoConfiguration {

    static final String SITE_KEY = "contact-form.screening.turnstile.site-key";

    @Bean
    @ConditionalOnMissingBean
    ChallengeVerifier contactFormTurnstile(TurnstileProperties properties, ProcessingRegister register) {
        List<String> ofOrigins = register.controller().origins().stream()
                .map(URI::getHost)
                .filter(Objects::nonNull)
                .toList();
        try {
            return new TurnstileVerifier(properties.toSettings(ofOrigins));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of(Finding.of(
                    FindingCode.TURNSTILE_SETTINGS,
                    "contact-form.screening.turnstile",
                    String.valueOf(e.getMessage()))));
        }
    }
}
