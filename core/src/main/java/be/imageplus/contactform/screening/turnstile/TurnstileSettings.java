/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import be.imageplus.contactform.register.Loopback;
import be.imageplus.contactform.register.Recipient;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A widget of Cloudflare Turnstile and where its answers are verified.
 *
 * @param siteKey the widget's public key; pages show it
 * @param secretKey the widget's secret; never rendered
 * @param recipient the register's id of Cloudflare, as the recipient of what Turnstile learns
 * @param hostnames of the pages that show the form, at least one; an answer given on another page is refused
 * @param tellsClientAddress whether the visitor's address is sent with the answer; Turnstile does not need it, so by
 *     default it is not
 * @param endpoint where answers are verified: HTTPS, or plain HTTP on this machine
 */
public record TurnstileSettings(
        String siteKey,
        String secretKey,
        String recipient,
        Set<String> hostnames,
        boolean tellsClientAddress,
        URI endpoint) {

    /** Where Cloudflare verifies answers. */
    public static final URI SITEVERIFY = URI.create("https://challenges.cloudflare.com/turnstile/v0/siteverify");

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,200}");
    private static final Pattern HOSTNAME = Pattern.compile("(?i)[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?");

    /** @throws IllegalArgumentException naming the setting and what is expected; never a key */
    public TurnstileSettings {
        require(KEY.matcher(siteKey).matches(), "site-key: the public key of a widget is expected");
        require(KEY.matcher(secretKey).matches(), "secret-key: the secret key of a widget is expected");
        require(
                !recipient.equals(Recipient.CONTROLLER),
                "recipient: Turnstile is Cloudflare's and never the controller's own");
        require(!hostnames.isEmpty(), "hostnames: at least one host name of the site is expected");
        Set<String> folded = new TreeSet<>();
        for (String hostname : hostnames) {
            require(
                    HOSTNAME.matcher(hostname).matches(),
                    "hostnames: \"" + hostname + "\" is no host name such as www.example.org");
            folded.add(hostname.toLowerCase(Locale.ROOT));
        }
        hostnames = Set.copyOf(folded);
        require(
                "https".equalsIgnoreCase(endpoint.getScheme())
                        || ("http".equalsIgnoreCase(endpoint.getScheme()) && Loopback.isHostOf(endpoint)),
                "endpoint: an https address is expected");
        require(Objects.nonNull(endpoint.getHost()), "endpoint: an address with a host is expected");
    }

    /** Verified at Cloudflare, without the visitor's address. */
    public static TurnstileSettings of(
            String siteKey, String secretKey, String recipient, Collection<String> hostnames) {
        return new TurnstileSettings(siteKey, secretKey, recipient, new TreeSet<>(hostnames), false, SITEVERIFY);
    }

    /**
     * The same, sending the visitor's address with each answer. The register must then declare {@code client-address},
     * with {@code precision: full} (R2.5).
     */
    public TurnstileSettings withClientAddress() {
        return new TurnstileSettings(siteKey, secretKey, recipient, hostnames, true, endpoint);
    }

    /** The same, verifying elsewhere: through a gateway of the controller's, or a stand-in in a test. */
    public TurnstileSettings withEndpoint(URI where) {
        return new TurnstileSettings(siteKey, secretKey, recipient, hostnames, tellsClientAddress, where);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    @Override
    public String toString() {
        return "TurnstileSettings[" + recipient + "]";
    }
}
