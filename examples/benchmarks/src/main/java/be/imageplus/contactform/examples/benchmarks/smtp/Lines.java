/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines of a client, read without locks or copies: the sink must not be what is measured. For one thread. */
final class Lines {

    private static final int LONGEST = 4096;

    private final InputStream in;
    private final byte[] buffer = new byte[16_384];
    private int next;
    private int end;

    Lines(InputStream in) {
        this.in = in;
    }

    /** A line without its end; a space for an empty one; empty when the client has left. */
    String line() throws IOException {
        int length = 0;
        while (true) {
            for (int i = next + length; i < end; i++) {
                if (buffer[i] == '\n') {
                    int from = next;
                    int to = i > from && buffer[i - 1] == '\r' ? i - 1 : i;
                    next = i + 1;
                    return to == from ? " " : new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
                }
            }
            length = end - next;
            if (length > LONGEST) {
                throw new IOException("a line of more than " + LONGEST + " octets");
            }
            System.arraycopy(buffer, next, buffer, 0, length);
            next = 0;
            end = length;
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                return "";
            }
            end += read;
        }
    }
}
