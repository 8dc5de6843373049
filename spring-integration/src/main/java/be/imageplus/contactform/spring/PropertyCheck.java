/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.form.ClientAddressResolver;
import be.imageplus.contactform.problem.Finding;
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
    private static final String PATH = "contact-form.store.path";
    private static final String FORWARD_HEADERS = "server.forward-headers-strategy";

    private final ContactFormProperties properties;
    private final Environment environment;
    private final boolean failoverIsRead;

    /** @param failoverIsRead whether the module is there that speaks to further mail servers */
    PropertyCheck(ContactFormProperties properties, Environment environment, boolean failoverIsRead) {
        this.properties = properties;
        this.environment = environment;
        this.failoverIsRead = failoverIsRead;
    }

    /** The findings, in the order of the properties; empty when there are none. */
    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        storeType(findings);
        failover(findings);
        trustedProxies(findings);
        clientAddressHeader(findings);
        ratePerClient(findings);
        return findings;
    }

    /** Whoever set one of these expects personal data to lie there. */
    private void storeType(List<Finding> findings) {
        ContactFormProperties.Store store = properties.store();
        boolean embedded = store.type() == ContactFormProperties.Store.Type.EMBEDDED;
        if (embedded && !store.namedDataSource().isEmpty()) {
            findings.add(Finding.error(
                    "STORE-DATA-SOURCE-UNUSED",
                    "contact-form.store.data-source",
                    "A DataSource is named, but enquiries would be kept in a file beside the application.",
                    "Set contact-form.store.type=datasource, or remove the name."));
        }
        if (!embedded && Binder.get(environment).bind(PATH, String.class).isBound()) {
            findings.add(Finding.warning(
                    "STORE-PATH-UNUSED",
                    PATH,
                    "A file is given, but enquiries are kept in the application's DataSource.",
                    "Remove the path, or set contact-form.store.type=embedded."));
        }
    }

    /** Whoever set one counts on it when the first server is away. */
    private void failover(List<Finding> findings) {
        boolean named = false;
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            named |= source.containsDescendantOf(FAILOVER) == ConfigurationPropertyState.PRESENT;
        }
        if (named && !failoverIsRead) {
            findings.add(Finding.error(
                    "MAIL-FAILOVER-UNUSED",
                    FAILOVER.toString(),
                    "Further mail servers are named, and what speaks to them is not on the class path.",
                    "Add contact-form-mail-smtp, or remove them."));
        }
    }

    private void trustedProxies(List<Finding> findings) {
        ContactFormProperties.Web web = properties.web();
        try {
            new ClientAddressResolver(web.trustedProxies(), Optional.empty());
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    "WEB-TRUSTED-PROXIES",
                    "contact-form.web.trusted-proxies",
                    "An entry is no address block: " + e.getMessage() + ".",
                    "Write blocks as 10.0.0.0/8 or 2001:db8::/32."));
        }
        if (web.believedHeader().isPresent() && web.trustedProxies().isEmpty()) {
            findings.add(Finding.warning(
                    "WEB-HEADER-UNUSED",
                    "contact-form.web.client-address-header",
                    "A header is named, but no proxy is trusted to set it: every visitor counts as the proxy (R2.5).",
                    "Name the proxies under contact-form.web.trusted-proxies, or remove the header."));
        }
    }

    /** Two resolvers of one address would each believe another header (R2.5). */
    private void clientAddressHeader(List<Finding> findings) {
        String strategy = environment.getProperty(FORWARD_HEADERS, "none");
        if (properties.web().believedHeader().isPresent() && !strategy.equalsIgnoreCase("none")) {
            findings.add(Finding.error(
                    "WEB-FORWARDED-TWICE",
                    "contact-form.web.client-address-header",
                    "With " + FORWARD_HEADERS + "=" + strategy
                            + " the server replaces the peer's address before it can be compared with the trusted"
                            + " proxies, so a forged header could be believed (R2.5).",
                    "Set one of the two: remove the header here, or set " + FORWARD_HEADERS + "=none."));
        }
    }

    private void ratePerClient(List<Finding> findings) {
        try {
            RequestRate.parse(properties.screening().ratePerClient());
        } catch (IllegalArgumentException e) {
            findings.add(Finding.error(
                    "SCREENING-RATE",
                    "contact-form.screening.rate-per-client",
                    "The rate cannot be read: " + e.getMessage() + ".",
                    "Write requests per period, for example 10/10m."));
        }
    }
}
