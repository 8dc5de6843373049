/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening.turnstile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands in for {@code siteverify}: the protocol as Cloudflare documents it, and whatever a test has it do instead. */
public final class SiteverifyStandIn implements AutoCloseable {

    public static final String SECRET = "1x0000000000000000000000000000000AA";

    /** What it does with one request. */
    public interface Reaction {
        void to(HttpExchange exchange, Map<String, String> asked) throws IOException;
    }

    private record Issued(String hostname, String action, Instant solvedAt) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Issued> issued = new ConcurrentHashMap<>();
    private final Map<String, String> redeemedUnder = new ConcurrentHashMap<>();
    private final List<Map<String, String>> requests = new CopyOnWriteArrayList<>();
    private final Queue<Reaction> next = new ArrayDeque<>();
    private Reaction usual = this::speakTheProtocol;

    public SiteverifyStandIn() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/siteverify", this::handle);
        server.start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/siteverify");
    }

    /** What a widget on a page of this host would have given its browser. */
    public String issue(String hostname, String action, Instant solvedAt) {
        String answer = "0." + UUID.randomUUID();
        issued.put(answer, new Issued(hostname, action, solvedAt));
        return answer;
    }

    /** The parameters of the requests so far. */
    public List<Map<String, String>> requests() {
        return List.copyOf(requests);
    }

    /** Does this once, instead of what it usually does; several in their order. */
    public synchronized void once(Reaction reaction) {
        next.add(reaction);
    }

    /** Does this from now on. */
    public synchronized void always(Reaction reaction) {
        usual = reaction;
    }

    /** Says so. */
    public static Reaction replying(int status, String body) {
        return (exchange, asked) -> reply(exchange, status, body);
    }

    /** Refuses with these error codes. */
    public static Reaction refusing(String... codes) {
        return replying(200, "{\"success\":false,\"error-codes\":[\"" + String.join("\",\"", codes) + "\"]}");
    }

    /** Reads the request and says nothing until this is closed. */
    public Reaction hanging() {
        return (exchange, asked) -> await(closed);
    }

    /** Takes an answer for redeemed, and hangs up before anybody hears of it. */
    public Reaction redeemingInSilence() {
        return (exchange, asked) -> redeemedUnder.put(asked.get("response"), asked.get("idempotency_key"));
    }

    /** Begins to reply and never ends. */
    public Reaction dripping() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("{\"success\":true".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            await(closed);
        };
    }

    /** Hangs up in the middle of its reply. */
    public static Reaction hangingUp() {
        return (exchange, asked) -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"success\":".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, String> asked = decoded(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        requests.add(asked);
        Reaction reaction;
        synchronized (this) {
            reaction = next.isEmpty() ? usual : next.remove();
        }
        try (exchange) {
            reaction.to(exchange, asked);
        }
    }

    /** Does what the reference of {@code siteverify} says. */
    void speakTheProtocol(HttpExchange exchange, Map<String, String> asked) throws IOException {
        String answer = asked.getOrDefault("response", "");
        Issued known = issued.get(answer);
        if (!asked.containsKey("secret")) {
            refusing("missing-input-secret").to(exchange, asked);
        } else if (!SECRET.equals(asked.get("secret"))) {
            refusing("invalid-input-secret").to(exchange, asked);
        } else if (answer.isEmpty()) {
            refusing("missing-input-response").to(exchange, asked);
        } else if (known == null) {
            refusing("invalid-input-response").to(exchange, asked);
        } else {
            String key = asked.getOrDefault("idempotency_key", UUID.randomUUID().toString());
            boolean first = redeemedUnder.merge(answer, key, (was, now) -> was).equals(key);
            (first ? vouching(known) : refusing("timeout-or-duplicate")).to(exchange, asked);
        }
    }

    private static Reaction vouching(Issued known) {
        return vouching(known.hostname(), known.action(), known.solvedAt().toString());
    }

    /** Vouches for an answer. */
    public static Reaction vouching(String hostname, String action, String solvedAt) {
        return replying(
                200,
                "{\"success\":true,\"error-codes\":[],\"challenge_ts\":\"" + solvedAt + "\",\"hostname\":\"" + hostname
                        + "\",\"action\":\"" + action + "\",\"cdata\":\"\",\"metadata\":{\"interactive\":false}}");
    }

    private static Map<String, String> decoded(String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], UTF_8));
        }
        return Collections.unmodifiableMap(parameters);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
