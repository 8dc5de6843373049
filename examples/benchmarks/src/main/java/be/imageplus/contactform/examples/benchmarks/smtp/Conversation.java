/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What the sink says on one connection (RFC 5321, 3207 and 4954). */
final class Conversation {

    /** Hears of every mail before it is answered. */
    @FunctionalInterface
    interface Taken {
        void mail() throws IOException;
    }

    private final DistantSocket connection;
    private final SSLContext tls;
    private final Taken taken;
    private Lines in;
    private OutputStream out;
    private boolean secured;

    Conversation(DistantSocket connection, SSLContext tls, Taken taken) throws IOException {
        this.connection = connection;
        this.tls = tls;
        this.taken = taken;
        this.in = new Lines(connection.getInputStream());
        this.out = connection.getOutputStream();
    }

    /** Speaks until one of the two leaves. */
    void hold() throws IOException {
        connection.opened();
        say("220 sink.example.org ESMTP");
        for (String line = in.line(); !line.isEmpty(); line = in.line()) {
            String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (word) {
                case "EHLO" ->
                    say("250-sink.example.org\r\n" + (secured ? "250-AUTH PLAIN LOGIN" : "250-STARTTLS")
                            + "\r\n250-8BITMIME\r\n250 ENHANCEDSTATUSCODES");
                case "STARTTLS" -> startTls();
                case "AUTH" -> authenticate(line);
                case "DATA" -> data();
                case "MAIL", "RCPT", "RSET", "NOOP" -> say("250 2.0.0 Ok");
                case "QUIT" -> {
                    say("221 2.0.0 Bye");
                    return;
                }
                default -> say("502 5.5.1 What?");
            }
        }
    }

    private void startTls() throws IOException {
        say("220 2.0.0 Go ahead");
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(connection, null, false);
        socket.setUseClientMode(false);
        socket.startHandshake();
        in = new Lines(socket.getInputStream());
        out = socket.getOutputStream();
        secured = true;
    }

    /** Takes whatever comes: what is measured is how often the client waits. */
    private void authenticate(String line) throws IOException {
        String[] words = line.split(" ", -1);
        if (words[1].equalsIgnoreCase("LOGIN")) {
            if (words.length < 3) {
                say("334 VXNlcm5hbWU6");
                in.line();
            }
            say("334 UGFzc3dvcmQ6");
            in.line();
        } else if (words.length < 3) {
            say("334 ");
            in.line();
        }
        say("235 2.7.0 Welcome");
    }

    private void data() throws IOException {
        say("354 Go on");
        while (true) {
            String line = in.line();
            if (line.isEmpty()) {
                return;
            }
            if (line.equals(".")) {
                taken.mail();
                say("250 2.0.0 Taken");
                return;
            }
        }
    }

    private void say(String text) throws IOException {
        out.write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
