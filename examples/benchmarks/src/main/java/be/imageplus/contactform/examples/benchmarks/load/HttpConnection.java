/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One kept connection of HTTP/1.1, with as little work for a request as can be. For one thread. */
final class HttpConnection implements AutoCloseable {

    /**
     * Longer than the mail server stalls, and than an application waits for a connection of its pool: what is measured
     * is how long a visitor waits, not how long we do.
     */
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    /**
     * A response.
     *
     * @param status its code
     * @param body its content
     */
    record Response(int status, String body) {}

    private final int port;
    private final byte[] buffer = new byte[65_536];
    private Socket socket;
    private int filled;

    HttpConnection(int port) throws IOException {
        this.port = port;
        this.socket = connect();
    }

    private Socket connect() throws IOException {
        Socket connected = new Socket(InetAddress.getLoopbackAddress(), port);
        connected.setTcpNoDelay(true);
        connected.setSoTimeout(READ_TIMEOUT_MILLIS);
        return connected;
    }

    /** Sends a whole request and reads the whole response. */
    Response exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        filled = 0;
        int head = readHead();
        String headers = new String(buffer, 0, head, StandardCharsets.ISO_8859_1);
        int status = Integer.parseInt(headers.substring(9, 12));
        String lower = headers.toLowerCase(Locale.ROOT);
        String body =
                lower.contains("\r\ntransfer-encoding: chunked") ? chunked(head) : bodyOf(head, contentLength(lower));
        if (lower.contains("\r\nconnection: close")) {
            socket.close();
            socket = connect();
        }
        return new Response(status, body);
    }

    /** Reads to the end of the headers and says where that is. */
    private int readHead() throws IOException {
        int looked = 0;
        while (true) {
            fill();
            for (int i = Math.max(3, looked); i < filled; i++) {
                if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                    return i + 1;
                }
            }
            looked = filled;
        }
    }

    private static int contentLength(String lowerHeaders) {
        String name = "\r\ncontent-length: ";
        int at = lowerHeaders.indexOf(name);
        if (at < 0) {
            return 0;
        }
        int from = at + name.length();
        return Integer.parseInt(lowerHeaders, from, lowerHeaders.indexOf('\r', from), 10);
    }

    private String bodyOf(int head, int length) throws IOException {
        while (filled < head + length) {
            fill();
        }
        return new String(buffer, head, length, StandardCharsets.UTF_8);
    }

    /** Only its end matters: nobody reads the words of an error page. */
    private String chunked(int head) throws IOException {
        while (!new String(
                        buffer,
                        Math.max(head, filled - 5),
                        filled - Math.max(head, filled - 5),
                        StandardCharsets.US_ASCII)
                .equals("0\r\n\r\n")) {
            fill();
        }
        return new String(buffer, head, filled - head, StandardCharsets.UTF_8);
    }

    private void fill() throws IOException {
        if (filled == buffer.length) {
            throw new IOException("a response of more than " + buffer.length + " octets");
        }
        InputStream in = socket.getInputStream();
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server has left");
        }
        filled += read;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
