/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpSinkTest {

    @TempDir
    Path directory;

    private SmtpSink sink;

    @BeforeEach
    void start() throws Exception {
        sink = SmtpSink.start(ServerCertificate.in(directory));
    }

    @AfterEach
    void end() throws Exception {
        sink.close();
    }

    @Test
    void countsEachTimeTheClientHasWaited() throws Exception {
        try (Client client = new Client()) {
            assertThat(client.hears()).startsWith("220 ");
            assertThat(sink.flights())
                    .as("the handshake of TCP, and the greeting")
                    .isEqualTo(2);
            for (String word : new String[] {"MAIL FROM:<a@example.org>", "RCPT TO:<b@example.org>", "DATA"}) {
                client.says(word);
                client.hears();
            }
            client.says("Subject: hello\r\n\r\nHello\r\n.");
            assertThat(client.hears()).startsWith("250 ");
            assertThat(sink.flights()).isEqualTo(2 + 4);
            assertThat(sink.mails()).isEqualTo(1);
        }
    }

    @Test
    void refusesConnectionsWhileItIsDown() throws Exception {
        sink.down();
        assertThatThrownBy(Client::new).isInstanceOf(ConnectException.class);
        sink.up();
        try (Client client = new Client()) {
            assertThat(client.hears()).startsWith("220 ");
        }
    }

    private final class Client implements AutoCloseable {

        private final Socket socket = new Socket(InetAddress.getLoopbackAddress(), sink.port());
        private final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

        Client() throws IOException {}

        void says(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String hears() throws IOException {
            return in.readLine();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
