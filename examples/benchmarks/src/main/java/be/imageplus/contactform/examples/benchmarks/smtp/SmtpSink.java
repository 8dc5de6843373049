/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
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
    private final int port;
    private ServerSocket listening;

    private SmtpSink(ServerCertificate certificate) throws IOException {
        this.certificate = certificate;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    /** Starts it on a free port. */
    public static SmtpSink start(ServerCertificate certificate) throws IOException {
        SmtpSink sink = new SmtpSink(certificate);
        sink.up();
        return sink;
    }

    public int port() {
        return port;
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
        for (Socket connection : connections) {
            connection.close();
        }
    }

    /** Listens again, at the same port. Changes nothing while it does. */
    public synchronized void up() throws IOException {
        if (listening.isClosed()) {
            listening = listen(port);
        }
        ServerSocket accepting = listening;
        threads.execute(() -> accept(accepting));
    }

    private ServerSocket listen(int at) throws IOException {
        ServerSocket socket = new ServerSocket() {
            @Override
            public Socket accept() throws IOException {
                DistantSocket accepted = new DistantSocket(distance);
                implAccept(accepted);
                return accepted;
            }
        };
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 200);
        return socket;
    }

    private void accept(ServerSocket accepting) {
        try {
            while (true) {
                DistantSocket connection = (DistantSocket) accepting.accept();
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
        threads.shutdownNow();
    }
}
