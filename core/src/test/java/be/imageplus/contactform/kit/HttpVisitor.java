/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.OutgoingMail;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.ActionLinks;
import be.imageplus.contactform.submission.StaffAction;
import be.imageplus.contactform.submission.Submission;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Sends requests to the site under {@link HttpContractKit}, and sees what comes of them: answers, rows, mails. */
final class HttpVisitor {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final URI base;
    private final ProcessingRegister register;
    private final ContactStore store;
    private final RecordingTransport transport;
    private final SettableClock clock;
    private final List<String> received = new ArrayList<>();
    private int enquiries;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    HttpVisitor(
            URI base,
            ProcessingRegister register,
            ContactStore store,
            RecordingTransport transport,
            SettableClock clock) {
        this.base = base;
        this.register = register;
        this.store = store;
        this.transport = transport;
        this.clock = clock;
    }

    SettableClock clock() {
        return clock;
    }

    /**
     * Moves the clock, once nothing is being delivered: a lease that ends while its mail is on the way is taken up by
     * another worker, as it should be after a crash, and the mail would come twice.
     */
    void passes(Duration time) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!store.outbox().backlog().counts().isEmpty()) {
            assertThat(System.nanoTime()).as("delivery ends in time").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
        clock.advance(time);
    }

    ContactStore store() {
        return store;
    }

    ProcessingRegister register() {
        return register;
    }

    /** The origin that a browser names for a page of this site. */
    String origin() {
        return base.toString();
    }

    /** A valid enquiry that nobody else sends, without a token. */
    Map<String, String> enquiry() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", "Ada Example");
        values.put("email", "visitor-" + ++enquiries + "@example.org");
        values.put("message", "Hello,\r\nplease call me back – number " + enquiries + ".");
        return values;
    }

    /** A valid enquiry with the token of a fresh page. */
    Map<String, String> enquiryOfAFreshPage() {
        return with(enquiry(), "_token", get("/contact").formToken());
    }

    static Map<String, String> with(Map<String, String> values, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    HttpReply get(String path, String... headers) {
        return send("GET", path, new byte[0], headers);
    }

    HttpReply post(Map<String, String> form, String... headers) {
        return postBody("/contact", FORM, encode(form), headers);
    }

    HttpReply postJson(String json, String... headers) {
        return postBody("/api/contact", "application/json", json, headers);
    }

    HttpReply postBody(String path, String type, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", type));
        all.addAll(List.of(headers));
        return send("POST", path, body.getBytes(UTF_8), all.toArray(String[]::new));
    }

    /** Presses the button on the page behind a link. */
    HttpReply press(String link, String... headers) {
        return postBody(link, FORM, "", headers);
    }

    /** A link as a mail to staff has it: its path. */
    String link(Submission enquiry, StaffAction.Kind kind) {
        StaffAction action = new StaffAction(enquiry.id(), enquiry.form(), kind);
        return new ActionLinks(store.vault(), clock).path(action, enquiry.receivedAt());
    }

    HttpReply send(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(
                        method,
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            return HttpReply.of(response).checked();
        } catch (IOException broken) {
            throw new UncheckedIOException(method + " " + path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /**
     * Sends a head as it is, then a body that may be longer than the site reads, and returns the status line.
     *
     * @param chunked whether the body comes in chunks of unknown number, else as it is
     */
    String statusOfRaw(String head, long bodyBytes, boolean chunked) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            Thread sender = new Thread(() -> pour(socket, head, bodyBytes, chunked));
            sender.start();
            // Whoever is still sending then is cut off when the socket closes.
            return firstLine(socket.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void pour(Socket socket, String head, long bodyBytes, boolean chunked) {
        byte[] block = "a".repeat(8192).getBytes(UTF_8);
        try {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(UTF_8));
            for (long sent = 0; sent < bodyBytes; sent += block.length) {
                if (chunked) {
                    out.write("2000\r\n".getBytes(UTF_8));
                }
                out.write(block);
                if (chunked) {
                    out.write("\r\n".getBytes(UTF_8));
                }
            }
            out.write((chunked ? "0\r\n\r\n" : "").getBytes(UTF_8));
            out.flush();
        } catch (SocketException enough) {
            // The site has read enough and hung up, as it may.
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String firstLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int read = in.read(); read >= 0 && read != '\r'; read = in.read()) {
            line.append((char) read);
        }
        return line.toString();
    }

    String host() {
        return base.getAuthority();
    }

    static String encode(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value ->
                        URLEncoder.encode(value.getKey(), UTF_8) + "=" + URLEncoder.encode(value.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** What is stored of an enquiry. */
    List<Submission> rows(Map<String, String> enquiry) {
        return store.submissions().findByEmail(enquiry.get("email"));
    }

    /** One row, and (now or soon) one mail. */
    Submission assertReceived(Map<String, String> enquiry) {
        assertThat(rows(enquiry)).hasSize(1);
        received.add(enquiry.get("email"));
        return rows(enquiry).get(0);
    }

    void assertNothingIsStored(Map<String, String> enquiry) {
        assertThat(rows(enquiry)).isEmpty();
    }

    /** The one mail about an enquiry that was received. */
    OutgoingMail mail(Map<String, String> enquiry) {
        return transport.awaitMails(received.size()).stream()
                .filter(mail -> mail.replyTo().equals(Optional.of(enquiry.get("email"))))
                .findFirst()
                .orElseThrow();
    }

    void assertThatOnlyReceivedEnquiriesWereMailed() {
        assertThat(transport.awaitMails(received.size()))
                .extracting(mail -> mail.replyTo().orElse(""))
                .containsExactlyInAnyOrderElementsOf(received);
    }
}
