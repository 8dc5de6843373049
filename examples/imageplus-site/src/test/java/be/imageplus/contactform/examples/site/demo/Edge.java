/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.site.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The edge in front of the application, on a loopback port.
 *
 * @param uri where visitors reach it
 * @param stop ends it
 */
record Edge(URI uri, Runnable stop) implements AutoCloseable {

    private static final Path WORKER = Path.of("edge/worker.js");

    /** A test says which visitor it is; the edge tells the application in the header that only it sets. */
    static final String VISITOR = "Test-Visitor";

    private static final String TOLD = "CF-Connecting-IP";

    /** What the client library sets by itself. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    /** The Worker itself, where Node.js is at hand. */
    static Optional<Edge> worker(URI application) {
        Process node;
        try {
            node = new ProcessBuilder("node", "src/test/resources/edge.mjs", WORKER.toString(), application.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noNode) {
            return Optional.empty();
        }
        try {
            String port =
                    new BufferedReader(new InputStreamReader(node.getInputStream(), StandardCharsets.UTF_8)).readLine();
            return Optional.of(new Edge(URI.create("http://localhost:" + port), node::destroy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same in Java, by the two rules that stand in the Worker's file. */
    static Edge standIn(URI application) {
        try {
            String worker = Files.readString(WORKER);
            Pattern ours = rule(worker, "OURS");
            Pattern dropped = rule(worker, "DROPPED");
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    if (ours.matcher(exchange.getRequestURI().getPath()).find()) {
                        forward(exchange, application, dropped, client);
                    } else {
                        answer(exchange, 200, "the static site".getBytes(StandardCharsets.UTF_8));
                    }
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            return new Edge(URI.create("http://localhost:" + server.getAddress().getPort()), () -> server.stop(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern rule(String worker, String name) {
        Matcher literal = Pattern.compile("const " + name + " = /(.*)/(i?);").matcher(worker);
        if (!literal.find()) {
            throw new AssertionError("the Worker has no rule " + name);
        }
        return Pattern.compile(literal.group(1), literal.group(2).isEmpty() ? 0 : Pattern.CASE_INSENSITIVE);
    }

    private static void forward(HttpExchange exchange, URI application, Pattern dropped, HttpClient client)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        application.resolve(exchange.getRequestURI().toString()))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            boolean passed = !dropped.matcher(name).matches()
                    && !OWN.contains(name.toLowerCase(Locale.ROOT))
                    && !name.equalsIgnoreCase(TOLD)
                    && !name.equalsIgnoreCase(VISITOR);
            if (passed) {
                values.forEach(value -> request.header(name, value));
            }
        });
        List<String> visitor = exchange.getRequestHeaders().getOrDefault(VISITOR, List.of("198.51.100.1"));
        request.header(TOLD, visitor.get(0));
        HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name) && !name.equals("transfer-encoding")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        answer(exchange, response.statusCode(), response.body());
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        stop.run();
    }
}
