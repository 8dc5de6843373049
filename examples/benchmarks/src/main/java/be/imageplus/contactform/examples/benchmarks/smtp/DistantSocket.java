/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * The server's end of a connection that behaves as if the client were a round trip away: whenever the client speaks
 * after the server has spoken, it has waited for one network flight, which is counted, and which takes as long as the
 * sink says. Knows nothing of SMTP or TLS, so that the flights of a handshake count as any others.
 */
final class DistantSocket extends Socket {

    private final Distance distance;

    /** Whether the server was the last to speak. A fresh connection has waited for the handshake of TCP already. */
    private boolean serverSpokeLast;

    DistantSocket(Distance distance) {
        this.distance = distance;
    }

    /** The flights before anybody speaks: the handshake of TCP, and its last part with the greeting. */
    void opened() throws IOException {
        distance.fly();
        distance.fly();
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int read = in.read();
                heard(read);
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                heard(read);
                return read;
            }
        };
    }

    private void heard(int read) throws IOException {
        if (read >= 0 && serverSpokeLast) {
            serverSpokeLast = false;
            distance.fly();
        }
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int octet) throws IOException {
                speaking();
                out.write(octet);
            }

            @Override
            public void write(byte[] buffer, int offset, int length) throws IOException {
                speaking();
                out.write(buffer, offset, length);
            }
        };
    }

    /** What has arrived already did not wait for this: after a handshake TLS sends what nobody asked for. */
    private void speaking() throws IOException {
        serverSpokeLast = super.getInputStream().available() == 0;
    }
}
