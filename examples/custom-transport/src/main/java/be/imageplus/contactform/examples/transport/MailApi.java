/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import be.imageplus.contactform.text.Template;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in of an HTTP mail API: takes mails at {@code /v1/mails} from whoever has the key, and shows them at
 * {@code /}. An idempotency key that comes again gets the first answer, and no second mail.
 *
 * <p><b>Privacy.</b> Keeps the last mails in memory, for a demonstration with made-up enquiries; nothing is logged.
 */
final class MailApi implements AutoCloseable {

    private static final Template PAGE = Template.html(MailApi.class, "mails.mustache");
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LARGEST_MAIL = 1024 * 1024;
    private static final int MOST_MAILS = 20;

    private final HttpServer server;
    private final String key;
    private final URI form;
    private final Deque<Map<String, String>> newestFirst = new ArrayDeque<>();

    private MailApi(HttpServer server, String key, URI form) {
        this.server = server;
        this.key = key;
        this.form = form;
    }

    /** @param form where the page with the mails leads to */
    static MailApi start(InetSocketAddress address, String key, URI form) throws IOException {
        MailApi api = new MailApi(HttpServer.create(address, 0), key, form);
        api.server.createContext("/v1/mails", exchange -> answer(exchange, "application/json", api.take(exchange)));
        api.server.createContext("/", exchange -> answer(exchange, "text/html", api.show(exchange)));
        api.server.start();
        return api;
    }

    /** Where it is, for example {@code http://localhost:8025}. */
    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private record Reply(int status, String body) {}

    private synchronized Reply take(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Reply(405, "{\"error\":\"method\"}");
        }
        if (!("Bearer " + key).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(401, "{\"error\":\"key\"}");
        }
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_MAIL + 1);
        if (body.length > LARGEST_MAIL) {
            return new Reply(413, "{\"error\":\"size\"}");
        }
        try {
            String id = Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Idempotency-Key"), "");
            if (newestFirst.stream().noneMatch(mail -> !id.isEmpty() && id.equals(mail.get("idempotencyKey")))) {
                keep(JSON.readTree(body), id);
            }
            return new Reply(202, "{\"status\":\"queued\"}");
        } catch (JacksonException notJson) {
            return new Reply(400, "{\"error\":\"json\"}");
        }
    }

    private void keep(JsonNode mail, String id) {
        Map<String, String> shown = new HashMap<>(Map.of("idempotencyKey", id));
        for (String field : List.of("subject", "from", "fromName", "replyTo", "messageId", "text")) {
            shown.put(field, mail.path(field).asString(""));
        }
        shown.put("autoSubmitted", mail.path("headers").path("Auto-Submitted").asString(""));
        shown.put(
                "to",
                String.join(
                        ", ",
                        mail.path("to").valueStream().map(to -> to.asString("")).toList()));
        newestFirst.addFirst(shown);
        if (newestFirst.size() > MOST_MAILS) {
            newestFirst.removeLast();
        }
    }

    private synchronized Reply show(HttpExchange exchange) {
        if (!exchange.getRequestURI().getPath().equals("/")) {
            return new Reply(404, "There is nothing at this address.");
        }
        List<Map<String, String>> mails = List.copyOf(newestFirst);
        return new Reply(200, PAGE.render(Map.of("form", form.toString(), "none", mails.isEmpty(), "mails", mails)));
    }

    private static void answer(HttpExchange exchange, String type, Reply reply) throws IOException {
        try (exchange) {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
