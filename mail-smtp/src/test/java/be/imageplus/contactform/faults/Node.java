/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.smtp.SmtpMailTransport;
import be.imageplus.contactform.mail.smtp.SmtpSettings;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimits;
import be.imageplus.contactform.screening.ScreeningRules;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.web.ContactWeb;
import be.imageplus.contactform.web.WebRequest;
import be.imageplus.contactform.web.WebResponse;
import be.imageplus.contactform.web.WebSettings;
import be.imageplus.contactform.work.RecordId;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A site as a process of its own, without a server between: what it is asked comes as lines on its standard input, what
 * it answers goes as lines to its standard output. A line that was written before {@code kill -9} is read all the same,
 * like an answer that is on its way to a browser.
 *
 * <ul>
 *   <li>{@code go INSTANT}: opens the store, says which mails are open, then begins to deliver and to listen
 *   <li>{@code page N}: a fresh page for visitor N; answered with its token
 *   <li>{@code post N TOKEN WORDS}: an enquiry; answered with status, {@code Retry-After} and body
 *   <li>{@code at INSTANT}: moves the clock and wakes the workers
 *   <li>{@code idle}: answered once this node works on nothing and nothing is due
 *   <li>{@code verify}: what the ledger's verification says
 *   <li>{@code heap}: octets in use after a collection
 *   <li>{@code room FILE}: deletes a file
 *   <li>{@code stop}: ends in order
 * </ul>
 */
public final class Node {

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    /** All visitors of a node come from one machine. */
    private static final Rate MANY = new Rate(1_000_000, Duration.ofSeconds(1_000));

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ExecutorService visitors = Executors.newFixedThreadPool(4);
    private final NodeStore store;
    private final PrintStream out;
    private final int mailPort;
    private final Duration mailPatience;
    private final String register;
    private ContactForms forms;
    private ContactWeb web;

    private Node(NodeStore store, int mailPort, Duration mailPatience, String register, PrintStream out) {
        this.store = store;
        this.mailPort = mailPort;
        this.mailPatience = mailPatience;
        this.register = register;
        this.out = out;
    }

    /**
     * @param arguments path or JDBC URL of the store, key file, port of the mail server, how long it may take to answer
     *     (ISO 8601), last day of the transfer
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err);
        Node node = new Node(
                NodeStore.at(arguments[0], Path.of(arguments[1])),
                Integer.parseInt(arguments[2]),
                Duration.parse(arguments[3]),
                arguments[4],
                out);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                node.obey(line.split(" ", 4));
            }
        }
        Runtime.getRuntime().halt(0); // the test has gone
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "go" -> go(words[1]);
            case "page" -> visitors.execute(() -> page(words[1]));
            case "post" -> visitors.execute(() -> post(words[1], words[2], words[3]));
            case "at" -> at(words[1]);
            case "idle" -> idle();
            case "verify" -> verify();
            case "heap" -> heap();
            case "room" -> room(Path.of(words[1]));
            case "stop" -> stop();
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void go(String instant) {
        clock.set(instant);
        patiently(() -> store.store().prepare());
        forms = ContactForms.builder(Registers.validThrough(register))
                .screening(ScreeningRules.none())
                .rateLimits(new RateLimits(MANY, MANY, MANY, MANY))
                .form("contact", Enquiry.class)
                .store(store.observed())
                .mail(
                        SmtpMailTransport.to(SmtpSettings.builder("localhost")
                                .port(mailPort)
                                .security(SmtpSettings.Security.LOOPBACK_PLAINTEXT)
                                .connectTimeout(Duration.ofSeconds(10))
                                .readTimeout(mailPatience)
                                .writeTimeout(Duration.ofSeconds(10))
                                .recipient("authsmtp")
                                .build()),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .clock(clock)
                .build();
        web = forms.web(WebSettings.defaults());
        say("go " + openMails(store.store()));
        forms.start();
    }

    /** Whoever runs a node has more time than a visitor, and asks a database that is busy again. */
    private static void patiently(Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (UnavailableException e) {
                if (!e.retryHelps()) {
                    throw e;
                }
            }
        }
    }

    private static String openMails(ContactStore store) {
        return OutboxPages.all(store.outbox(), OutboxItem.State.PENDING).stream()
                .map(item -> item.id().toString())
                .collect(Collectors.joining(" "));
    }

    private void page(String number) {
        WebResponse page = web.handle(request(number, "GET", ""));
        Matcher token = TOKEN.matcher(new String(page.body(), UTF_8));
        say("page " + number + " " + (token.find() ? token.group(1) : "-"));
    }

    private void post(String number, String token, String words) {
        WebResponse response = web.handle(request(number, "POST", """
                {"token": "%s", "fields": {"name": "Ada Example", "email": "ada@example.org", "message": "%s"}}\
                """.formatted(token, words)));
        String retryAfter = response.headers().getOrDefault("Retry-After", "-");
        say("post " + number + " " + response.status() + " " + retryAfter + " " + new String(response.body(), UTF_8));
    }

    /** Each visitor has a network of its own, so that the limit for one does not stop the others. */
    private static WebRequest request(String number, String method, String body) {
        try {
            int n = Integer.parseInt(number);
            return new WebRequest(
                    method,
                    "https://example.org",
                    "",
                    "/api/contact",
                    "",
                    method.equals("POST") ? Map.of("content-type", List.of("application/json")) : Map.of(),
                    InetAddress.getByName("2001:db8:%x:%x::1".formatted(n >>> 16, n & 0xFFFF)),
                    new ByteArrayInputStream(body.getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void at(String instant) {
        clock.set(instant);
        patiently(this::wake);
        say("at");
    }

    /** Asking for what is no dead letter changes nothing, and has the workers look. */
    private void wake() {
        forms.deadLetters().sendAgain(new RecordId(UUID.randomUUID()));
    }

    private void idle() {
        visitors.execute(() -> {
            store.awaitIdle(clock, this::wake);
            say("idle");
        });
    }

    private void verify() {
        patiently(() -> say("verify " + forms.verifyLedger()));
    }

    private void heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        say("heap " + least);
    }

    private void room(Path ballast) {
        try {
            Files.delete(ballast);
            say("room");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        visitors.shutdown();
        forms.close();
        say("stop");
        System.exit(0);
    }

    private synchronized void say(String line) {
        out.println(line);
    }
}
