/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.web;

import java.io.InputStream;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as an adapter hands it over, nothing parsed.
 *
 * @param method for example {@code POST}
 * @param origin scheme, host and port at which the server was asked, for example {@code http://localhost:8080}
 * @param contextPath the prefix at which the application is mounted as the browser sees it (context path and
 *     {@code X-Forwarded-Prefix}), without a trailing slash; empty for none
 * @param path the raw path below the context path, for example {@code /contact}
 * @param query the raw query without the question mark; empty for none
 * @param headers values by lower-case name
 * @param peer the socket's other end
 * @param body read at most once, never past the size limit; closed by the adapter
 */
public record WebRequest(
        String method,
        String origin,
        String contextPath,
        String path,
        String query,
        Map<String, List<String>> headers,
        InetAddress peer,
        InputStream body) {

    /** The values of a header; empty when there is none. */
    public List<String> headers(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value of a header. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Without the path, which may hold a token. */
    @Override
    public String toString() {
        return "WebRequest[" + method + "]";
    }
}
