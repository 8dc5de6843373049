/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.connection.SocketWork;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server on loopback that answers normally until it is told otherwise.
 *
 * <p>Instructions are given by the word that triggers them: {@code CONNECT}, {@code EHLO}, {@code STARTTLS},
 * {@code TLS} (the handshake), {@code AUTH}, {@code MAIL}, {@code RCPT}, {@code DATA}, {@code BODY} (the first line of
 * a mail), {@code .} and {@code QUIT}; each is used once.
 */
final class ScriptedSmtpServer implements AutoCloseable {

    /** What the server does instead of its usual answer; the conversation goes on if it returns true. */
    interface Act {
        boolean on(Line line) throws IOException;
    }

    private static final Act USUAL = line -> {
        throw new IllegalStateException("stands for the usual act");
    };

    /** A client's connection. */
    static final class Line {
        private final CountDownLatch serverCloses;
        private final Socket raw;
        private Socket socket;
        private InputStream in;
        private OutputStream out;

        private Line(Socket socket, CountDownLatch serverCloses) throws IOException {
            this.serverCloses = serverCloses;
            this.raw = socket;
            become(socket);
        }

        private void become(Socket next) throws IOException {
            socket = next;
            in = new BufferedInputStream(next.getInputStream());
            out = next.getOutputStream();
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        private Optional<byte[]> line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int c = in.read(); c >= 0; c = in.read()) {
                line.write(c);
                if (c == '\n') {
                    return Optional.of(line.toByteArray());
                }
            }
            return Optional.empty();
        }
    }

    private final ServerSocket listening;
    private final Optional<SSLContext> tls;
    private final boolean offersAuth;
    private final Map<String, Queue<Act>> script = new ConcurrentHashMap<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final List<byte[]> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private ScriptedSmtpServer(Optional<SSLContext> tls, boolean offersAuth) throws IOException {
        this.tls = tls;
        this.offersAuth = offersAuth;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        SocketWork.inBackground("scripted-smtp", this::accept);
    }

    /** Without TLS and AUTH. */
    static ScriptedSmtpServer plain() throws IOException {
        return new ScriptedSmtpServer(Optional.empty(), false);
    }

    /** With STARTTLS, and AUTH inside TLS. */
    static ScriptedSmtpServer startTls(TestCertificate certificate) throws IOException {
        return new ScriptedSmtpServer(Optional.of(certificate.server()), true);
    }

    /** With STARTTLS, but no AUTH. */
    static ScriptedSmtpServer startTlsWithoutAuth(TestCertificate certificate) throws IOException {
        return new ScriptedSmtpServer(Optional.of(certificate.server()), false);
    }

    /** What the server does anyway: to instruct a mail after this one. */
    static Act usual() {
        return USUAL;
    }

    static Act reply(String text) {
        return line -> {
            line.say(text);
            return true;
        };
    }

    /** Says something and ends the connection in order. */
    static Act replyAndLeave(String text) {
        return line -> {
            line.say(text);
            return false;
        };
    }

    /** Ends the connection in order, without a word. */
    static Act leave() {
        return line -> false;
    }

    /** Ends the connection with a TCP reset. */
    static Act reset() {
        return line -> {
            // Below TLS, which would say goodbye.
            line.raw.setSoLinger(true, 0);
            line.raw.close();
            return false;
        };
    }

    /** Keeps silent until the server is closed. */
    static Act silence() {
        return line -> {
            waitFor(line.serverCloses);
            return false;
        };
    }

    /** Says the same octets again and again, a pause between them, until the other side has enough. */
    static Act trickle(String octets, long pauseMillis) {
        return line -> {
            while (line.serverCloses.getCount() > 0) {
                line.out.write(octets.getBytes(StandardCharsets.ISO_8859_1));
                line.out.flush();
                pause(line.serverCloses, pauseMillis);
            }
            return false;
        };
    }

    /** Acts once the other side has begun: what comes earlier would be taken for the end of the last answer. */
    static Act heard(Act act) {
        return line -> line.in.read() >= 0 && act.on(line);
    }

    /** Takes an octet now and then, until the other side has enough. */
    static Act sip(long pauseMillis) {
        return line -> {
            while (line.serverCloses.getCount() > 0 && line.in.read() >= 0) {
                pause(line.serverCloses, pauseMillis);
            }
            return false;
        };
    }

    /** What happens at the next such word. */
    ScriptedSmtpServer at(String word, Act act) {
        script.computeIfAbsent(word, w -> new ConcurrentLinkedQueue<>()).add(act);
        return this;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many connections there have been. */
    int connections() {
        return sockets.size();
    }

    /** Every command line, as it came. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    /** The mails that were taken, as they came, without the dots that were doubled. */
    List<byte[]> taken() {
        return List.copyOf(taken);
    }

    /** Ends all connections that are open now, in order, as a server does with idle ones. */
    void endConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept() throws IOException {
        while (!listening.isClosed()) {
            Socket socket = listening.accept();
            sockets.add(socket);
            SocketWork.inBackground("scripted-smtp", () -> serve(socket));
        }
    }

    private void serve(Socket socket) throws IOException {
        Line line = new Line(socket, closed);
        try (socket) {
            if (!act("CONNECT", line, reply("220 scripted.example.org ESMTP"))) {
                return;
            }
            Optional<byte[]> received = line.line();
            while (received.isPresent()) {
                String command = new String(received.get(), StandardCharsets.ISO_8859_1).stripTrailing();
                commands.add(command);
                if (!answer(command, line)) {
                    return;
                }
                received = line.line();
            }
        }
    }

    private boolean answer(String command, Line line) throws IOException {
        String word = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (word) {
            case "EHLO" -> act(word, line, reply(capabilities(line)));
            case "STARTTLS" -> act(word, line, this::startTls);
            case "AUTH" -> act(word, line, reply("235 2.7.0 Welcome"));
            case "DATA" -> data(line);
            case "QUIT" -> act(word, line, replyAndLeave("221 2.0.0 Bye"));
            case "MAIL", "RCPT", "RSET" -> act(word, line, reply("250 2.1.0 Ok <somebody@example.org>"));
            default -> act(word, line, reply("502 5.5.1 What?"));
        };
    }

    private String capabilities(Line line) {
        boolean secured = line.socket instanceof SSLSocket;
        return "250-scripted.example.org"
                + (tls.isPresent() && !secured ? "\r\n250-STARTTLS" : "")
                + (offersAuth && secured ? "\r\n250-AUTH LOGIN PLAIN" : "")
                + "\r\n250 ENHANCEDSTATUSCODES";
    }

    private boolean startTls(Line line) throws IOException {
        line.say("220 2.0.0 Go ahead");
        return act("TLS", line, this::handshake);
    }

    private boolean handshake(Line line) throws IOException {
        SSLSocket secured = (SSLSocket)
                tls.orElseThrow().getSocketFactory().createSocket(line.socket, null, line.socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        line.become(secured);
        return true;
    }

    private boolean data(Line line) throws IOException {
        AtomicBoolean invited = new AtomicBoolean();
        boolean on = act("DATA", line, usual -> {
            invited.set(true);
            return reply("354 Go on").on(usual);
        });
        if (!on || !invited.get()) {
            return on;
        }
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        for (boolean first = true; ; first = false) {
            Optional<byte[]> received = line.line();
            if (received.isEmpty() || (first && !act("BODY", line, usual -> true))) {
                return false;
            }
            byte[] octets = received.get();
            if (octets[0] == '.') {
                if (octets.length == 3) {
                    return act(".", line, usual -> {
                        taken.add(mail.toByteArray());
                        return reply("250 2.0.0 Taken for <office@example.org>").on(usual);
                    });
                }
                mail.write(octets, 1, octets.length - 1);
            } else {
                mail.write(octets);
            }
        }
    }

    private boolean act(String word, Line line, Act usual) throws IOException {
        Act next = script.getOrDefault(word, new ConcurrentLinkedQueue<>()).poll();
        return (next == null || next == USUAL ? usual : next).on(line);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listening.close();
            for (Socket socket : new ArrayList<>(sockets)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(CountDownLatch latch, long millis) {
        try {
            latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
