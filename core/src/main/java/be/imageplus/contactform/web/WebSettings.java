/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import be.imageplus.contactform.form.ClientAddressResolver;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How the web side is set up.
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

    /** The same, with another layout. */
    public WebSettings withLayout(PageLayout other) {
        return new WebSettings(basePath, publicUrl, allowedOrigins, clientAddresses, maxRequestBytes, other);
    }
}
