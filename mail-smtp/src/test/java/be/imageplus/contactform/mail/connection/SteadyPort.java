/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A loopback port for a server that goes away and comes back, or that is never there. It lies below those that systems
 * give to whoever asks for any port: nobody gets it meanwhile, neither another server nor the client's own end of a
 * connection, which would then talk to itself.
 */
public final class SteadyPort {

    private static final int LOWEST = 15_000;
    private static final int HIGHEST = 30_000;

    private SteadyPort() {}

    /** One at which nobody listens. */
    public static int find() throws IOException {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                // Another one.
            }
        }
    }
}
