/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.plain;

import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Translates between the JDK's HTTP server and {@link ContactWeb}; it decides nothing. */
final class HttpServerAdapter implements HttpHandler {

    private final ContactWeb web;

    HttpServerAdapter(ContactWeb web) {
        this.web = web;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            WebResponse response = web.handle(translate(exchange));
            response.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = response.body();
            // To this server -1 means no body, and 0 one whose length is not known.
            exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } finally {
            exchange.close();
        }
    }

    /** What {@link ContactWeb#embedded} asks for too. */
    static WebRequest translate(HttpExchange exchange) {
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new WebRequest(
                exchange.getRequestMethod(),
                "http://" + host(exchange),
                "",
                Objects.requireNonNullElse(exchange.getRequestURI().getRawPath(), ""),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                headers,
                exchange.getRemoteAddress().getAddress(),
                exchange.getRequestBody());
    }

    /** The host that was asked for; HTTP/1.0 need not name one. */
    private static String host(HttpExchange exchange) {
        String named = exchange.getRequestHeaders().getFirst("Host");
        InetSocketAddress local = exchange.getLocalAddress();
        return named != null ? named : local.getHostString() + ":" + local.getPort();
    }
}
