/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.angus.mail.util.WriteTimeoutSocket;

/** A socket whose writes end, whose server cannot fill our memory, and which knows the server by the name we called. */
final class GuardedSocket extends WriteTimeoutSocket {

    /** More than handshake, capabilities and replies of one mail ever need. */
    private static final long MOST_READ_PER_MAIL = 1024L * 1024;

    private final Socket socket;
    private final InetAddress server;
    private final int writeTimeoutMillis;
    private final AtomicLong read = new AtomicLong();

    /**
     * @param server with the name that was called: the certificate is checked against it, never against a reverse
     *     look-up
     */
    GuardedSocket(Socket socket, InetAddress server, int writeTimeoutMillis, ScheduledExecutorService timers)
            throws IOException {
        super(socket, writeTimeoutMillis, timers);
        this.socket = socket;
        this.server = server;
        this.writeTimeoutMillis = writeTimeoutMillis;
    }

    void nextMail() {
        read.set(0);
    }

    @Override
    public InetAddress getInetAddress() {
        return server;
    }

    /** Where the socket really ended up. */
    InetAddress peer() {
        return socket.getInetAddress();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return count(super.read(), 1);
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int got = super.read(buffer, offset, length);
                return count(got, got);
            }
        };
    }

    @Override
    public synchronized OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] octets, int offset, int length) throws IOException {
                long start = System.nanoTime();
                try {
                    out.write(octets, offset, length);
                } catch (IOException e) {
                    // Below, a write whose time is over looks like one that was reset, since it is ended by closing.
                    boolean timedOut = System.nanoTime() - start >= TimeUnit.MILLISECONDS.toNanos(writeTimeoutMillis);
                    throw timedOut ? (IOException) new SocketTimeoutException("write").initCause(e) : e;
                }
            }
        };
    }

    private int count(int result, int octets) throws ProtocolException {
        if (result >= 0 && read.addAndGet(octets) > MOST_READ_PER_MAIL) {
            throw new ProtocolException("the server says more than " + MOST_READ_PER_MAIL + " octets for one mail");
        }
        return result;
    }
}
