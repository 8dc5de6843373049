/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A site of plain files at an origin of its own, as a content network serves it. */
final class StaticSite implements AutoCloseable {

    private static final Path PAGE = Path.of("edge/static/contact.html");
    private static final Path SCRIPT = Path.of("src/main/resources/static/app.js");

    private final HttpServer server;

    private StaticSite(HttpServer server) {
        this.server = server;
    }

    static StaticSite start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return new StaticSite(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Publishes the page and its script, with the address of an application instead of the one in the file. */
    void publish(URI application) throws IOException {
        String page = Files.readString(PAGE).replace("https://forms.imageplus.be", application.toString());
        publish(Map.of(
                "/contact.html", new String[] {"text/html; charset=utf-8", page},
                "/app.js", new String[] {"text/javascript; charset=utf-8", Files.readString(SCRIPT)}));
    }

    /** @param files media type and content by path */
    void publish(Map<String, String[]> files) {
        server.createContext("/", exchange -> {
            try (exchange) {
                String[] file = files.get(exchange.getRequestURI().getPath());
                if (file == null) {
                    exchange.sendResponseHeaders(404, -1);
                    return;
                }
                byte[] content = file[1].getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", file[0]);
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
