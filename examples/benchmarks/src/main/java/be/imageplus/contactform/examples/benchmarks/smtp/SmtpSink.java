/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A mail server that takes everything and keeps nothing, on loopback. It speaks STARTTLS and asks for AUTH, as a
 * provider's submission port does; how far away it is and what is wrong with it is set while it runs. Thread-safe.
 */
public final class SmtpSink implements AutoCloseable {

    /** The name and the secret that it takes; synthetic. */
    public static final String USER = "bench";

    public static final String PASSWORD = "bench-secret";

    private final ServerCertificate certificate;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "smtp-sink");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final Distance distance = new Distance();
    private final AtomicLong mails = new AtomicLong();
    private volatile Duration stall = Duration.ZERO;

    /** Bound to our port for as long as we are, and never listens: nobody else gets the port while we are down. */
    private final Socket place = new Socket();

    private ServerSocket listening;
    private CompletableFuture<Void> accepting;

    private SmtpSink(ServerCertificate certificate) throws IOException {
        this.certificate = certificate;
        place.setReuseAddress(true);
        place.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        place.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.listening = listen();
        this.accepting = accept(listening);
    }

    /** Starts it on a free port. */
    public static SmtpSink start(ServerCertificate certificate) throws IOException {
        return new SmtpSink(certificate);
    }

    public int port() {
        return place.getLocalPort();
    }

    /** Mails that were taken so far. */
    public long mails() {
        return mails.get();
    }

    /** Network flights that clients waited for so far. */
    public long flights() {
        return distance.flights();
    }

    /** How long a flight takes, there and back; zero at first. Holds for open connections too. */
    public void roundTrip(Duration time) {
        distance.set(time);
    }

    /** How long every mail waits for its answer after the final dot; zero at first. */
    public void stall(Duration time) {
        stall = time;
    }

    /** From now on connections are refused; open ones end. */
    public synchronized void down() throws IOException {
        listening.close();
        accepting.join(); // the system lets visitors in for as long as somebody still waits for one
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** Listens again, at the same port. Changes nothing while it does. */
    public synchronized void up() throws IOException {
        if (listening.isClosed()) {
            listening = listen();
            accepting = accept(listening);
        }
    }

    private CompletableFuture<Void> accept(ServerSocket socket) {
        return CompletableFuture.runAsync(() -> acceptAll(socket), threads);
    }

    private ServerSocket listen() throws IOException {
        ServerSocket socket = new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                DistantSocket accepted = new DistantSocket(distance);
                implAccept(accepted);
                return accepted;
            }
        };
        socket.setReuseAddress(true);
        socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        socket.bind(place.getLocalSocketAddress(), 200);
        return socket;
    }

    private void acceptAll(ServerSocket socket) {
        try {
            while (true) {
                DistantSocket connection = (DistantSocket) socket.accept();
                connection.setTcpNoDelay(true);
                connections.add(connection);
                threads.execute(() -> serve(connection));
            }
        } catch (SocketException e) {
            // Down.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(DistantSocket connection) {
        try (connection) {
            new Conversation(connection, certificate.context(), this::taken).hold();
        } catch (IOException e) {
            // The client is gone, or we are down.
        } finally {
            connections.remove(connection);
        }
    }

    private void taken() throws IOException {
        Distance.sleep(stall);
        mails.incrementAndGet();
    }

    @Override
    public void close() throws IOException {
        down();
        place.close();
        threads.shutdownNow();
    }
}
