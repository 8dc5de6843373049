/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

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
public final class GuardedSocket extends WriteTimeoutSocket {

    private final Socket socket;
    private final InetAddress server;
    private final int writeTimeoutMillis;
    private final long mostRead;
    private final AtomicLong read = new AtomicLong();

    /**
     * @param server with the name that was called: the certificate is checked against it, never against a reverse
     *     look-up
     * @param mostRead how many octets the server may say for one piece of work
     */
    GuardedSocket(
            Socket socket, InetAddress server, int writeTimeoutMillis, long mostRead, ScheduledExecutorService timers)
            throws IOException {
        super(socket, writeTimeoutMillis, timers);
        this.socket = socket;
        this.server = server;
        this.writeTimeoutMillis = writeTimeoutMillis;
        this.mostRead = mostRead;
    }

    /** What is said from now on counts for another piece of work. */
    public void nextWork() {
        read.set(0);
    }

    @Override
    public InetAddress getInetAddress() {
        return server;
    }

    /** Where the socket really ended up. */
    public InetAddress peer() {
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
        if (result >= 0 && read.addAndGet(octets) > mostRead) {
            throw new ProtocolException("the server says more than " + mostRead + " octets");
        }
        return result;
    }
}
