/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and counts network flights: how often the server's side turned from listening to speaking,
 * which is how often the client waited for it. Knows nothing of SMTP or TLS.
 */
final class FlightCounter implements AutoCloseable {

    private final ServerSocket listening;
    private final int serverPort;
    private final AtomicInteger flights = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    FlightCounter(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        SocketWork.inBackground("flight-counter", this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    int flights() {
        return flights.get();
    }

    int connections() {
        return connections.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            connections.incrementAndGet();
            Socket server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            AtomicInteger clientSpokeLast = new AtomicInteger();
            SocketWork.inBackground("flight-counter", () -> pump(client, server, () -> clientSpokeLast.set(1)));
            SocketWork.inBackground(
                    "flight-counter",
                    () -> pump(server, client, () -> {
                        if (clientSpokeLast.getAndSet(0) == 1) {
                            flights.incrementAndGet();
                        }
                    }));
        }
    }

    private static void pump(Socket from, Socket to, Runnable seen) throws IOException {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                seen.run();
                out.write(buffer, 0, n);
                out.flush();
            }
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
