/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import static java.util.stream.Collectors.toUnmodifiableSet;

import be.imageplus.contactform.register.Loopback;
import be.imageplus.contactform.register.ProcessingRegister;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * For which origin a page is served, and from which one a form came (R1.2).
 *
 * <p>A page is served for the origin of the public URL if there is one (of one on this machine, for whichever name and
 * port of it were asked, as if there were none); else for a loopback origin as it is (only who sits at that machine can
 * open a page there, so that a copy of the site runs on a laptop without being declared, beside others that may be);
 * else for the register's origin with the host that was asked for, whatever scheme and port a proxy in front of us
 * speaks; else for the register's first. Other hosts are not believed: a visitor can send any Host header.
 */
final class Origins {

    private final Optional<URI> publicUrl;
    private final List<URI> declared;
    private final Set<String> allowed;

    Origins(ProcessingRegister register, WebSettings settings) {
        this.publicUrl = settings.publicUrl();
        this.declared =
                settings.allowedOrigins().isEmpty() ? register.controller().origins() : settings.allowedOrigins();
        this.allowed = declared.stream().filter(Origins::isWeb).map(Origins::of).collect(toUnmodifiableSet());
    }

    /** The origin that a page is served for when the server was asked at {@code asked}. */
    String servedFor(String asked) {
        Optional<URI> request = parse(asked);
        Optional<URI> named = publicUrl.filter(url ->
                !Loopback.isHostOf(url) || request.filter(Loopback::isHostOf).isEmpty());
        if (named.isPresent()) {
            return of(named.get());
        }
        return request.filter(Loopback::isHostOf)
                .map(Origins::of)
                .or(() -> request.flatMap(this::declaredWithHostOf))
                .orElseGet(() -> of(declared.get(0)));
    }

    /**
     * The allowed origin whose page asks, as its browser writes it, or empty. Whoever else names one learns nothing by
     * it: what is said to that page is said to everybody.
     */
    Optional<String> allowed(WebRequest request) {
        return Optional.of(String.join(", ", request.headers("origin"))).filter(allowed::contains);
    }

    private Optional<String> declaredWithHostOf(URI request) {
        return declared.stream()
                .filter(origin -> request.getHost().equalsIgnoreCase(origin.getHost()))
                .map(Origins::of)
                .findFirst();
    }

    /** Whether a request comes from a page of ours, as far as its Origin header tells. */
    boolean areOf(WebRequest request) {
        return named(request.headers("origin"))
                .map(origin -> origin.equals(servedFor(request.origin())) || allowed.contains(origin))
                .orElse(true);
    }

    /** The Origin header; empty when it is absent or {@code null}, which proves nothing. */
    static Optional<String> named(List<String> header) {
        String value = String.join(", ", header).strip();
        if (value.isEmpty() || value.equals("null")) {
            return Optional.empty();
        }
        return Optional.of(parse(value).map(Origins::of).orElse(value));
    }

    /** Scheme, host and port as browsers serialise them: lower case, no default port (RFC 6454 §6.2). */
    static String of(URI uri) {
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int standard = scheme.equals("https") ? 443 : 80;
        return scheme + "://" + host + (uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort());
    }

    /** A web address with a host, or empty. */
    static Optional<URI> parse(String text) {
        try {
            return Optional.of(URI.create(text)).filter(Origins::isWeb);
        } catch (IllegalArgumentException noUri) {
            return Optional.empty();
        }
    }

    static boolean isWeb(URI uri) {
        return uri.getHost() != null
                && ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()));
    }
}
