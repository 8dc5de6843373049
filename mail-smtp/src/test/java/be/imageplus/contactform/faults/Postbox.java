/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import be.imageplus.contactform.mail.connection.SteadyPort;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The mail server of the staff: an SMTP server on loopback that outlives the nodes, and so knows which mails it has
 * taken responsibility for, whatever became of the node that handed them over. It can be in a bad way.
 */
final class Postbox implements AutoCloseable {

    /** How it is. */
    enum Mood {
        WELL,
        /** Answers with 421 and leaves, at the greeting and at the next mail. */
        CLOSING,
        /** Takes a mail from a sender at the third time it is offered (RFC 6647). */
        GREYLISTING,
        /** Takes the mail and leaves without a word. */
        SILENT_AFTER_DOT,
        /** Says nothing from RCPT on, until it is well again. */
        STALLING,
        /** Refuses the recipient for good. */
        REFUSING
    }

    /** A server has the mail on disk before it says so; a node may be killed in the meantime. */
    private static final Duration WRITING = Duration.ofMillis(2);

    private static final Pattern MESSAGE_ID = Pattern.compile("(?mi)^Message-ID:\\s*<([^>@]+)@");
    private static final Pattern MARKER = Pattern.compile("\\benquiry-(\\d+)\\b");

    /**
     * A mail that was taken.
     *
     * @param id the local part of its Message-ID
     * @param enquiry the number that its visitor wrote
     * @param when what {@link #itIsNow} had said
     */
    record Taken(String id, int enquiry, int when) {}

    private final List<Taken> taken = new ArrayList<>();
    private final Map<String, Integer> offered = new HashMap<>();
    private final Set<Socket> lines = ConcurrentHashMap.newKeySet();
    private final AtomicInteger inMail = new AtomicInteger();
    private final int port;
    private ServerSocket listening;
    private Mood mood = Mood.WELL;
    private int now;

    Postbox() throws IOException {
        port = SteadyPort.find();
        listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        listen(listening);
    }

    int port() {
        return port;
    }

    /** Everything taken so far, in order, copies too. */
    synchronized List<Taken> taken() {
        return List.copyOf(taken);
    }

    /** How many conversations stand between {@code MAIL} and the answer to the final dot. */
    int inMail() {
        return inMail.get();
    }

    /** How many copies of a mail were taken. */
    synchronized long copies(String id) {
        return taken.stream().filter(mail -> mail.id().equals(id)).count();
    }

    /** Mails that are taken from now on are marked with a number. */
    synchronized void itIsNow(int number) {
        now = number;
    }

    synchronized void becomes(Mood next) {
        mood = next;
        notifyAll();
    }

    /** Waits until every connection has ended: what a killed node had written until then was read. */
    synchronized void awaitNobody() throws InterruptedException {
        while (!lines.isEmpty()) {
            wait();
        }
    }

    /** Nobody listens any more, and nobody talks. */
    synchronized void goDown() throws IOException {
        listening.close();
        for (Socket line : lines) {
            line.close();
        }
    }

    /** Listens again at the same port. */
    synchronized void comeUp() throws IOException {
        if (listening.isClosed()) {
            listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
            listen(listening);
        }
    }

    private void listen(ServerSocket socket) {
        inBackground(() -> {
            while (true) {
                Socket line = socket.accept();
                synchronized (this) {
                    lines.add(line);
                }
                inBackground(() -> {
                    try (line) {
                        serve(line);
                    } finally {
                        synchronized (this) {
                            lines.remove(line);
                            notifyAll();
                        }
                    }
                });
            }
        });
    }

    private void serve(Socket line) throws IOException {
        line.setTcpNoDelay(true);
        BufferedReader in =
                new BufferedReader(new InputStreamReader(new BufferedInputStream(line.getInputStream()), ISO_8859_1));
        OutputStream out = line.getOutputStream();
        if (isNow(Mood.CLOSING)) {
            say(out, "421 4.3.2 Later");
            return;
        }
        say(out, "220 postbox.example.org ESMTP");
        boolean inside = false;
        try {
            for (String said = in.readLine(); said != null; said = in.readLine()) {
                String word = said.split("[ :]", 2)[0].toUpperCase(java.util.Locale.ROOT);
                if (word.equals("MAIL") && !inside) {
                    inside = true;
                    inMail.incrementAndGet();
                }
                boolean on = switch (word) {
                    case "DATA" -> data(in, out);
                    case "RCPT" -> recipient(out);
                    case "QUIT" -> {
                        say(out, "221 2.0.0 Bye");
                        yield false;
                    }
                    case "EHLO" -> say(out, "250-postbox.example.org\r\n250 ENHANCEDSTATUSCODES");
                    default -> say(out, "250 2.0.0 Ok");
                };
                if (inside && (word.equals("DATA") || word.equals("RSET"))) {
                    inside = false;
                    inMail.decrementAndGet();
                }
                if (!on) {
                    return;
                }
            }
        } finally {
            if (inside) {
                inMail.decrementAndGet();
            }
        }
    }

    private boolean recipient(OutputStream out) throws IOException {
        synchronized (this) {
            while (mood == Mood.STALLING) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    return false;
                }
            }
        }
        return say(out, isNow(Mood.REFUSING) ? "550 5.1.1 Nobody" : "250 2.1.5 Ok");
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        say(out, "354 Go on");
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line == null || !line.equals("."); line = in.readLine()) {
            if (line == null) {
                return false; // cut off: no dot, no mail
            }
            mail.append(line).append('\n');
        }
        return answerTo(mail.toString(), out);
    }

    private boolean answerTo(String mail, OutputStream out) throws IOException {
        String id = found(MESSAGE_ID, mail);
        synchronized (this) {
            if (mood == Mood.GREYLISTING && offered.merge(id, 1, Integer::sum) < 3) {
                return say(out, "451 4.7.1 Come again");
            }
            taken.add(new Taken(id, Integer.parseInt(found(MARKER, mail)), now));
            if (mood == Mood.SILENT_AFTER_DOT) {
                return false;
            }
        }
        LockSupport.parkNanos(WRITING.toNanos());
        return say(out, "250 2.0.0 Taken");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("a mail without " + pattern);
        }
        return matcher.group(1);
    }

    private synchronized boolean isNow(Mood expected) {
        return mood == expected;
    }

    private static boolean say(OutputStream out, String words) throws IOException {
        out.write((words + "\r\n").getBytes(ISO_8859_1));
        out.flush();
        return true;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side has gone, or this one.
                    }
                },
                "postbox");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        becomes(Mood.WELL);
        try {
            goDown();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
