/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.SocketWork;
import be.imageplus.contactform.mail.connection.SteadyPort;
import be.imageplus.contactform.mail.connection.TestCertificate;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocket;
import jdk.net.ExtendedSocketOptions;

/**
 * Stands on loopback before a real IMAP server: speaks TLS or STARTTLS for it, and passes on every command until it is
 * told otherwise.
 *
 * <p>Instructions are given by the word that triggers them, {@code UID SEARCH} for example; {@code CONNECT} is the
 * beginning. Each is used once, unless it is {@link #always}.
 */
final class ImapFront implements AutoCloseable {

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?}\r\n$");

    /** How the front protects what is said to it. */
    enum Protection {
        NONE,
        TLS,
        STARTTLS
    }

    /** What the front does at a command; the command is passed on if it returns true. */
    interface Act {
        boolean on(Line line, String tag) throws IOException;
    }

    /** A client's connection and the server's, which belongs to it. */
    static final class Line {
        private final Socket raw;
        private final Socket server;
        private final Map<String, Runnable> beforeTheAnswer = new ConcurrentHashMap<>();
        private final Map<String, Boolean> cutAtTheAnswer = new ConcurrentHashMap<>();
        private volatile Socket client;
        private volatile InputStream fromClient;
        private volatile OutputStream toClient;
        private volatile String entered = "";

        private Line(Socket client, Socket server) throws IOException {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            this.raw = client;
            this.server = server;
            this.client = client;
            this.fromClient = new BufferedInputStream(client.getInputStream());
            this.toClient = client.getOutputStream();
        }

        private void secure(TestCertificate certificate) throws IOException {
            SSLSocket secured =
                    (SSLSocket) certificate.server().getSocketFactory().createSocket(raw, null, raw.getPort(), true);
            secured.setUseClientMode(false);
            secured.startHandshake();
            client = secured;
            fromClient = new BufferedInputStream(secured.getInputStream());
            toClient = secured.getOutputStream();
        }

        private boolean isSecured() {
            return client instanceof SSLSocket;
        }

        private void say(String text) throws IOException {
            toClient.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            toClient.flush();
        }

        private void cut() throws IOException {
            // Below TLS, which would say goodbye.
            raw.setSoLinger(true, 0);
            raw.close();
            server.close();
        }
    }

    private final int serverPort;
    private final Protection protection;
    private final TestCertificate certificate;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Queue<Act>> script = new ConcurrentHashMap<>();
    private final Map<String, Act> standing = new ConcurrentHashMap<>();
    private volatile Act everywhere = usual();
    private final List<UnaryOperator<String>> rewritings = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private volatile CompletableFuture<Boolean> accepting = CompletableFuture.completedFuture(true);
    private ServerSocket listening;
    private final int port;

    ImapFront(StaffMailbox behind, Protection protection, TestCertificate certificate) throws IOException {
        this.serverPort = behind.port();
        this.protection = protection;
        this.certificate = certificate;
        this.port = SteadyPort.find();
        this.listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        accept(listening);
    }

    /** Passes the command on. */
    static Act usual() {
        return (line, tag) -> true;
    }

    /** Answers instead of the server; what is said to the client begins after the command's tag. */
    static Act reply(String text) {
        return (line, tag) -> {
            line.say(tag + " " + text);
            return false;
        };
    }

    /** Says something before the command's own answer. */
    static Act saying(String text) {
        return (line, tag) -> {
            line.say(text);
            return true;
        };
    }

    /** Ends the connection before the server has heard the command. */
    static Act cut() {
        return (line, tag) -> {
            line.cut();
            return false;
        };
    }

    /** Ends the connection when the server has done what the command says, and before its answer is heard. */
    static Act cutAfterwards() {
        return (line, tag) -> {
            line.cutAtTheAnswer.put(tag, true);
            return true;
        };
    }

    /** Takes AUTHENTICATE PLAIN (RFC 4616), which the server does not know, and logs in there with LOGIN. */
    static Act plainLogin() {
        return (line, tag) -> {
            line.say("+ ");
            String[] words = new String(
                            Base64.getDecoder().decode(line(line.fromClient).strip()), StandardCharsets.UTF_8)
                    .split("\0", -1);
            line.server
                    .getOutputStream()
                    .write((tag + " LOGIN " + words[1] + " " + words[2] + "\r\n").getBytes(StandardCharsets.UTF_8));
            return false;
        };
    }

    /** Keeps silent. */
    static Act silence() {
        return (line, tag) -> false;
    }

    /** Lets something happen before the server hears the command. */
    static Act meanwhile(Runnable happening) {
        return (line, tag) -> {
            happening.run();
            return true;
        };
    }

    /** Lets something happen when the server has answered, and before the client hears of it. */
    static Act afterwards(Runnable happening) {
        return (line, tag) -> {
            line.beforeTheAnswer.put(tag, happening);
            return true;
        };
    }

    /** An act for one folder; elsewhere the command is passed on. */
    static Act in(String folder, Act act) {
        return (line, tag) -> !line.entered.contains(folder) || act.on(line, tag);
    }

    /** What happens at the next such command. */
    ImapFront at(String word, Act act) {
        script.computeIfAbsent(word, w -> new ConcurrentLinkedQueue<>()).add(act);
        return this;
    }

    /** What happens at every such command that has no instruction of its own. */
    ImapFront always(String word, Act act) {
        standing.put(word, act);
        return this;
    }

    /** What happens at every command, whatever else does. */
    ImapFront everywhere(Act act) {
        everywhere = act;
        return this;
    }

    /** Has the server announce other things than it does. */
    ImapFront announcing(UnaryOperator<String> capabilities) {
        return rewriting(said -> said.contains("CAPABILITY ") ? capabilities.apply(said) : said);
    }

    /** Has the server say something else, line by line. */
    ImapFront rewriting(UnaryOperator<String> rewriting) {
        rewritings.add(rewriting);
        return this;
    }

    int port() {
        return port;
    }

    /** How many connections there have been. */
    int connections() {
        return sockets.size();
    }

    /** Every command line without its tag. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    long count(String word) {
        return commands.stream().filter(command -> command.startsWith(word)).count();
    }

    /** Ends all connections that are open now, and takes none any more. */
    void goAway() throws IOException {
        listening.close();
        accepting.join(); // until then, one more may come in
        endConnections();
    }

    /** Listens again where it did. */
    void comeBack() throws IOException {
        listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        accept(listening);
    }

    /** Ends all connections that are open now, in order, as a server does with idle ones. */
    void endConnections() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private void accept(ServerSocket where) {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        accepting = ended;
        SocketWork.inBackground("imap-front", () -> {
            try {
                while (!where.isClosed()) {
                    Socket client = where.accept();
                    sockets.add(client);
                    SocketWork.inBackground("imap-front", () -> serve(client));
                }
            } finally {
                ended.complete(true);
            }
        });
    }

    private void serve(Socket client) throws IOException {
        try (client;
                Socket server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort)) {
            Line line = new Line(client, server);
            if (protection == Protection.TLS) {
                line.secure(certificate);
            }
            if (!act("CONNECT", line, "*")) {
                closed.await();
                return;
            }
            SocketWork.inBackground("imap-front", () -> answers(line));
            commands(line);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void commands(Line line) throws IOException {
        while (true) {
            String command = line(line.fromClient);
            String[] words = command.strip().split(" ", 3);
            String tag = words[0];
            String word = words[1].equals("UID") ? "UID " + words[2].split(" ", 2)[0] : words[1];
            commands.add(command.strip().substring(tag.length() + 1));
            if (word.equals("EXAMINE") || word.equals("SELECT")) {
                line.entered = command;
            }
            boolean passed = act(word, line, tag);
            if (word.equals("STARTTLS") && protection == Protection.STARTTLS) {
                if (passed) {
                    line.say(tag + " OK now");
                    line.secure(certificate);
                }
            } else if (passed) {
                pass(command, line.fromClient, line.server.getOutputStream());
            } else if (command.endsWith("+}\r\n")) {
                pass(command, line.fromClient, OutputStream.nullOutputStream());
            }
        }
    }

    private void answers(Line line) throws IOException {
        try (line.server;
                line.raw) {
            InputStream fromServer = new BufferedInputStream(line.server.getInputStream());
            while (true) {
                acknowledgeAtOnce(line.server);
                String answer = line(fromServer);
                String tag = answer.split(" ", 2)[0];
                Runnable happening = line.beforeTheAnswer.remove(tag);
                if (happening != null) {
                    happening.run();
                }
                if (line.cutAtTheAnswer.containsKey(tag)) {
                    line.cut();
                    return;
                }
                pass(rewritten(answer, line), fromServer, line.toClient);
            }
        }
    }

    /** GreenMail sends an answer in many pieces, each of which waits for word of the one before. */
    private static void acknowledgeAtOnce(Socket server) throws IOException {
        if (server.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
            server.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    private String rewritten(String answer, Line line) {
        String said = answer;
        if (protection == Protection.STARTTLS && !line.isSecured()) {
            said = said.replace("CAPABILITY IMAP4rev1", "CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED");
        }
        for (UnaryOperator<String> rewriting : rewritings) {
            said = rewriting.apply(said);
        }
        return said;
    }

    private boolean act(String word, Line line, String tag) throws IOException {
        if (!everywhere.on(line, tag)) {
            return false;
        }
        Act next = script.getOrDefault(word, new ConcurrentLinkedQueue<>()).poll();
        return (next == null ? standing.getOrDefault(word, usual()) : next).on(line, tag);
    }

    /** Passes a line on with the literals that belong to it. */
    private static void pass(String first, InputStream in, OutputStream out) throws IOException {
        String line = first;
        while (true) {
            out.write(line.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            Matcher literal = LITERAL.matcher(line);
            if (!literal.find()) {
                return;
            }
            out.write(in.readNBytes(Integer.parseInt(literal.group(1))));
            line = line(in);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.write(c);
            if (c == '\n') {
                return line.toString(StandardCharsets.ISO_8859_1);
            }
        }
        throw new EOFException();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            goAway();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
