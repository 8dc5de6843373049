/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mail API on a raw socket, which answers each mail as it was told to, wrong answers and none among them. */
final class ScriptedApi implements Closeable {

    /** What the API does with a connection once the whole request is in. */
    @FunctionalInterface
    interface Answer {
        void to(Socket client) throws IOException;
    }

    /** One request that came in whole. */
    record Received(String head, JsonNode mail, boolean taken) {}

    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: (\\d+)");
    private static final JsonMapper JSON = new JsonMapper();

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Queue<Answer> script = new ConcurrentLinkedQueue<>();
    private final List<Received> received = new ArrayList<>();

    ScriptedApi() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
        inBackground(this::accept);
    }

    URI uri() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/v1/mails");
    }

    /** What the next mails without instruction get; then mails are taken again. */
    ScriptedApi next(Answer... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Message-IDs of the mails that were answered with success. */
    List<String> taken() {
        return ofTaken(mail -> mail.path("messageId"));
    }

    /** What they are to have as their {@code Auto-Submitted}. */
    List<String> autoSubmitted() {
        return ofTaken(mail -> mail.path("headers").path("Auto-Submitted"));
    }

    private List<String> ofTaken(UnaryOperator<JsonNode> part) {
        return received().stream()
                .filter(Received::taken)
                .map(request -> part.apply(request.mail()).asString(""))
                .toList();
    }

    int connections() {
        return open.size();
    }

    /** An answer with a status and a small body. */
    static Answer status(int status, String... headers) {
        String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return raw("HTTP/1.1 " + status + " Word\r\n" + more + "Content-Length: 2\r\n\r\n{}");
    }

    /** Octets as they are; the connection stays open. */
    static Answer raw(String octets) {
        return client -> {
            client.getOutputStream().write(octets.getBytes(US_ASCII));
            client.getOutputStream().flush();
        };
    }

    /** Nothing, ever. */
    static Answer silence() {
        return client -> {};
    }

    /** Ends the connection in order. */
    static Answer leave() {
        return Socket::close;
    }

    /** Ends it with a reset. */
    static Answer reset() {
        return client -> {
            client.setSoLinger(true, 0);
            client.close();
        };
    }

    /** A status, and then a body without end. */
    static Answer flood(int status) {
        return client -> {
            OutputStream out = client.getOutputStream();
            out.write(("HTTP/1.1 " + status + " Word\r\n\r\n").getBytes(US_ASCII));
            byte[] block = new byte[65_536];
            while (true) { // until the other side has had enough
                out.write(block);
            }
        };
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listener.accept();
            open.add(client);
            inBackground(() -> serve(client));
        }
    }

    private void serve(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        while (!client.isClosed()) {
            String head = head(in);
            Matcher length = LENGTH.matcher(head);
            byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
            Answer answer = script.poll();
            synchronized (this) {
                received.add(new Received(head, JSON.readTree(body), answer == null));
            }
            (answer == null ? status(202) : answer).to(client);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("the client has gone");
            }
            head.append((char) octet);
        }
        return head.toString();
    }

    /** Until either side has gone: that belongs to a test. */
    static void inBackground(Conversation conversation) {
        Thread thread = new Thread(
                () -> {
                    try {
                        conversation.run();
                    } catch (IOException gone) {
                        // The other side has gone, or this one is closed.
                    }
                },
                "scripted-api");
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    interface Conversation {
        void run() throws IOException;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
