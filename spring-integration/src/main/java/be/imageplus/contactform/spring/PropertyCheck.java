/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.screening.ScreeningRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.Environment;

/** What only the properties can be asked about, found together with everything else that stops a start. */
final class PropertyCheck {

    private static final ConfigurationPropertyName FAILOVER =
            ConfigurationPropertyName.of("contact-form.mail.failover");
    private static final ConfigurationPropertyName IMAP = ConfigurationPropertyName.of("contact-form.mail.imap");
    private static final ConfigurationPropertyName TURNSTILE =
            ConfigurationPropertyName.of("contact-form.screening.turnstile");
    private static final String PATH = "contact-form.store.path";
    private static final String FORWARD_HEADERS = "server.forward-headers-strategy";

    private final ContactFormProperties properties;
    private final Environment environment;
    private final boolean mailModuleIsThere;

    /** @param mailModuleIsThere whether the module is there that speaks to mail servers */
    PropertyCheck(ContactFormProperties properties, Environment environment, boolean mailModuleIsThere) {
        this.properties = properties;
        this.environment = environment;
        this.mailModuleIsThere = mailModuleIsThere;
    }

    /** The findings, in the order of the properties; empty when there are none. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        storeType(findings);
        failover(findings);
        imap(findings);
        trustedProxies(findings);
        clientAddressHeader(findings);
        rates(findings);
        proofOfWork(findings);
        screeningRules(findings);
        turnstile(findings);
        return findings;
    }

    /** Whoever set one of these expects personal data to lie there. */
    private void storeType(List<Finding> findings) {
        ContactFormProperties.Store store = properties.store();
        boolean embedded = store.type() == ContactFormProperties.Store.Type.EMBEDDED;
        if (embedded && !store.namedDataSource().isEmpty()) {
            findings.add(Finding.of(FindingCode.STORE_DATA_SOURCE_UNUSED, "contact-form.store.data-source"));
        }
        if (!embedded && Binder.get(environment).bind(PATH, String.class).isBound()) {
            findings.add(Finding.of(FindingCode.STORE_PATH_UNUSED, PATH));
        }
    }

    /** Whoever set one counts on it when the first server is away. */
    private void failover(List<Finding> findings) {
        if (isSet(FAILOVER) && !mailModuleIsThere) {
            findings.add(Finding.of(FindingCode.MAIL_FAILOVER_UNUSED, FAILOVER.toString()));
        }
    }

    private void imap(List<Finding> findings) {
        if (!isSet(IMAP)) {
            return;
        }
        if (!mailModuleIsThere) {
            findings.add(
                    Finding.of(FindingCode.IMAP_UNUSED, IMAP.toString(), "what reaches it is not on the class path"));
        } else if (!Binder.get(environment).bind(IMAP + ".host", String.class).isBound()) {
            findings.add(Finding.of(FindingCode.IMAP_UNUSED, IMAP.toString(), "no server is named"));
        }
    }

    private boolean isSet(ConfigurationPropertyName group) {
        boolean set = false;
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            set |= source.containsDescendantOf(group) == ConfigurationPropertyState.PRESENT;
        }
        return set;
    }

    private void trustedProxies(List<Finding> findings) {
        ContactFormProperties.Web web = properties.web();
        try {
            new ClientAddressResolver(web.trustedProxies(), Optional.empty());
        } catch (IllegalArgumentException e) {
            findings.add(Finding.of(
                    FindingCode.WEB_TRUSTED_PROXIES,
                    "contact-form.web.trusted-proxies",
                    String.valueOf(e.getMessage())));
        }
        if (web.believedHeader().isPresent() && web.trustedProxies().isEmpty()) {
            findings.add(Finding.of(FindingCode.WEB_HEADER_UNUSED, "contact-form.web.client-address-header"));
        }
    }

    /** Two resolvers of one address would each believe another header (R2.5). */
    private void clientAddressHeader(List<Finding> findings) {
        String strategy = environment.getProperty(FORWARD_HEADERS, "none");
        if (properties.web().believedHeader().isPresent() && !strategy.equalsIgnoreCase("none")) {
            findings.add(
                    Finding.of(FindingCode.WEB_FORWARDED_TWICE, "contact-form.web.client-address-header", strategy));
        }
    }

    /** Whoever set one of these takes the form for protected by it. */
    private void turnstile(List<Finding> findings) {
        if (isSet(TURNSTILE)
                && environment.getProperty(TURNSTILE + ".site-key", "").isEmpty()) {
            findings.add(Finding.of(
                    FindingCode.TURNSTILE_SETTINGS, TURNSTILE + ".site-key", "site-key: no widget is named"));
        }
    }

    private void rates(List<Finding> findings) {
        ContactFormProperties.Screening screening = properties.screening();
        rate(findings, "rate-per-client", screening.ratePerClient());
        rate(findings, "rate-per-address", screening.ratePerAddress());
        rate(findings, "rate-per-form", screening.ratePerForm());
        rate(findings, "rate-overall", screening.rateOverall());
    }

    private static void rate(List<Finding> findings, String name, String value) {
        try {
            RequestRate.parse(value);
        } catch (IllegalArgumentException e) {
            findings.add(Finding.of(
                    FindingCode.SCREENING_RATE, "contact-form.screening." + name, String.valueOf(e.getMessage())));
        }
    }

    private void proofOfWork(List<Finding> findings) {
        try {
            properties.screening().proofCost();
        } catch (IllegalArgumentException e) {
            findings.add(Finding.of(
                    FindingCode.SCREENING_RULES,
                    "contact-form.screening.proof-of-work-tries",
                    String.valueOf(e.getMessage())));
        }
    }

    /** Each by itself, so that all are told at once. */
    private void screeningRules(List<Finding> findings) {
        properties.screening().settings().forEach((name, setting) -> {
            ScreeningRules.Builder rules = ScreeningRules.builder();
            try {
                setting.accept(rules);
                rules.build();
            } catch (IllegalArgumentException e) {
                findings.add(Finding.of(
                        FindingCode.SCREENING_RULES, "contact-form.screening." + name, String.valueOf(e.getMessage())));
            }
        });
    }
}
