/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.ClientAddressResolver;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the web side is set up. What does not fit the register is a finding when the web side is made of it.
 *
 * <pre>{@code
 * WebSettings.defaults()
 *         .withPublicUrl(URI.create("https://example.org"))
 *         .withClientAddresses(new ClientAddressResolver(List.of("127.0.0.1/32"), Optional.of("X-Forwarded-For")));
 * }</pre>
 *
 * @param basePath prefix of all endpoints below the context path, for example {@code /site}; empty for none
 * @param publicUrl how people reach this application; its origin is then the one that forms are served for
 * @param allowedOrigins origins that forms may be sent from; a subset of the register's, all of them if empty
 * @param clientAddresses finds the visitor's address
 * @param maxRequestBytes enforced while streaming
 * @param layout the page around a form or a notice
 */
public record WebSettings(
        String basePath,
        Optional<URI> publicUrl,
        List<URI> allowedOrigins,
        ClientAddressResolver clientAddresses,
        int maxRequestBytes,
        PageLayout layout) {

    /** 64 KB. */
    public static final int DEFAULT_MAX_REQUEST_BYTES = 64 * 1024;

    /** No prefix, the library's own layout, nobody trusted for the client address. */
    public static WebSettings defaults() {
        return new WebSettings(
                "",
                Optional.empty(),
                List.of(),
                ClientAddressResolver.socketOnly(),
                DEFAULT_MAX_REQUEST_BYTES,
                PageLayout.plain());
    }

    /** The same, below another prefix, for example {@code /site}. */
    public WebSettings withBasePath(String other) {
        return new WebSettings(other, publicUrl, allowedOrigins, clientAddresses, maxRequestBytes, layout);
    }

    /** The same, where people reach the application at this address. */
    public WebSettings withPublicUrl(URI other) {
        return new WebSettings(basePath, Optional.of(other), allowedOrigins, clientAddresses, maxRequestBytes, layout);
    }

    /** The same, where forms may be sent from these origins of the register only. */
    public WebSettings withAllowedOrigins(List<URI> others) {
        return new WebSettings(basePath, publicUrl, others, clientAddresses, maxRequestBytes, layout);
    }

    /** The same, with another way to find the visitor's address. */
    public WebSettings withClientAddresses(ClientAddressResolver other) {
        return new WebSettings(basePath, publicUrl, allowedOrigins, other, maxRequestBytes, layout);
    }

    /** The same, with another limit in bytes. */
    public WebSettings withMaxRequestBytes(int other) {
        return new WebSettings(basePath, publicUrl, allowedOrigins, clientAddresses, other, layout);
    }

    /** The same, with another layout. */
    public WebSettings withLayout(PageLayout other) {
        return new WebSettings(basePath, publicUrl, allowedOrigins, clientAddresses, maxRequestBytes, other);
    }
}
