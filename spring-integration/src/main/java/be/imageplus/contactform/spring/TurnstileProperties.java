/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.screening.turnstile.TurnstileSettings;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Cloudflare Turnstile in the place of the proof of work: an option, with which every visitor's browser meets a third
 * party.
 *
 * @param siteKey The widget's public key. Without it there is no Turnstile, and no page names a third party.
 * @param secretKey The widget's secret, best from the environment. Never logged. A missing one stops the start.
 * @param recipient The register's id of Cloudflare, as the recipient of what Turnstile learns. Must be set.
 * @param clientAddress Whether the visitor's address goes to Cloudflare with each answer. Turnstile does not need it.
 *     The register must then declare client-address in full.
 * @param hostnames The host names of pages that show the form. By default those of the register's origins.
 */
@ConfigurationProperties("contact-form.screening.turnstile")
record TurnstileProperties(
        @DefaultValue("") String siteKey,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String recipient,
        @DefaultValue("false") boolean clientAddress,
        @DefaultValue List<String> hostnames) {

    /**
     * The verifier's settings.
     *
     * @param ofOrigins hosts of the register's origins
     * @throws IllegalArgumentException naming the setting and what is expected; never a key
     */
    TurnstileSettings toSettings(List<String> ofOrigins) {
        TurnstileSettings settings =
                TurnstileSettings.of(siteKey, secretKey, recipient, hostnames.isEmpty() ? ofOrigins : hostnames);
        return clientAddress ? settings.withClientAddress() : settings;
    }

    @Override
    public String toString() {
        return "TurnstileProperties[" + recipient + "]";
    }
}
