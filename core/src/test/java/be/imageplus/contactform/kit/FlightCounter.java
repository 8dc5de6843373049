/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server of this machine and counts network flights: how often the server's side turned from listening
 * to speaking, which is how often the client waited for it. Knows nothing of what they say, nor of TLS.
 */
public final class FlightCounter implements AutoCloseable {

    /** One side of a conversation, until either side has gone: that belongs to a test. */
    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private final ServerSocket listening;
    private final int serverPort;
    private final AtomicInteger flights = new AtomicInteger();
    private final AtomicInteger connections = new AtomicInteger();

    /**
     * Listens on a free loopback port.
     *
     * @param serverPort where the server listens, on 127.0.0.1
     * @throws IOException when there is no free port
     */
    public FlightCounter(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        inBackground(this::accept);
    }

    /** Where clients connect instead. */
    public int port() {
        return listening.getLocalPort();
    }

    /** How many flights there were so far, on all connections. */
    public int flights() {
        return flights.get();
    }

    /** How many connections were made so far. */
    public int connections() {
        return connections.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            connections.incrementAndGet();
            Socket server = new Socket(InetAddress.getByName("127.0.0.1"), serverPort);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            AtomicBoolean clientSpokeLast = new AtomicBoolean();
            inBackground(() -> pump(client, server, () -> clientSpokeLast.set(true)));
            inBackground(() -> pump(server, client, () -> {
                if (clientSpokeLast.getAndSet(false)) {
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

    private static void inBackground(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The other side has gone, or this one is closed.
                    }
                },
                "flight-counter");
        thread.setDaemon(true);
        thread.start();
    }

    /** Takes no more connections; those that are there go on until either side has gone. */
    @Override
    public void close() throws IOException {
        listening.close();
    }
}
