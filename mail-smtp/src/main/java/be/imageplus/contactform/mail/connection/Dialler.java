/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens sockets to the server: resolves its name in bounded time, tries its addresses, and keeps plaintext at home. */
public final class Dialler {

    private final Endpoint server;
    private final long mostRead;
    private final ScheduledExecutorService timers;

    /**
     * @param mostRead how many octets the server may say for one piece of work
     * @param timers end writes that take too long
     */
    public Dialler(Endpoint server, long mostRead, ScheduledExecutorService timers) {
        this.server = server;
        this.mostRead = mostRead;
        this.timers = timers;
    }

    /** Plaintext would leave this machine. */
    public static final class NotLoopbackException extends IOException {
        private static final long serialVersionUID = 1L;

        NotLoopbackException() {
            super("plaintext is spoken on the loopback interface only");
        }
    }

    /**
     * A connected socket, before TLS.
     *
     * @param work when the work that it is for must be over
     * @throws NotLoopbackException when plaintext would leave this machine
     * @throws IOException when the server is not found or not reached in time
     */
    public GuardedSocket dial(Deadline work) throws IOException {
        Deadline deadline = work.within(server.connectTimeout());
        InetAddress[] addresses = resolve(deadline);
        IOException failure = new UnknownHostException("no address");
        for (int i = 0; i < addresses.length; i++) {
            try {
                // A silent first address must not use up the time of the others.
                return connect(addresses[i], Math.max(1, deadline.leftMillis() / (addresses.length - i)));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** The resolver knows no time limit of its own, hence the thread. */
    private InetAddress[] resolve(Deadline deadline) throws IOException {
        FutureTask<InetAddress[]> answer = new FutureTask<>(() -> InetAddress.getAllByName(server.host()));
        Thread resolver = new Thread(answer, "contact-form-mail-resolve");
        resolver.setDaemon(true);
        resolver.start();
        try {
            return answer.get(deadline.leftMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw (IOException) new SocketTimeoutException("the name was not resolved in time").initCause(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    private GuardedSocket connect(InetAddress address, int timeoutMillis) throws IOException {
        boolean plaintext = server.loopbackOnly();
        if (plaintext && !address.isLoopbackAddress()) {
            throw new NotLoopbackException();
        }
        InetAddress named = InetAddress.getByAddress(server.host(), address.getAddress());
        GuardedSocket socket = new GuardedSocket(
                plaintext ? new Socket(Proxy.NO_PROXY) : new Socket(),
                named,
                (int) server.writeTimeout().toMillis(),
                mostRead,
                timers);
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) server.readTimeout().toMillis());
            socket.connect(new InetSocketAddress(named, server.port()), timeoutMillis);
            if (plaintext && !socket.peer().isLoopbackAddress()) {
                throw new NotLoopbackException();
            }
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }
}
