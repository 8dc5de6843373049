/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Our own words for what goes wrong on a connection. An exception's message is never used: it may hold what a server
 * said.
 */
public final class Fault {

    /** Nothing was said, or written, for too long. */
    public static final String TIMEOUT = "timeout";
    /** The connection ended in order. */
    public static final String EOF = "eof";
    /** The connection was torn down. */
    public static final String RESET = "reset";
    /** What was said is not of the protocol, or too much. */
    public static final String GARBLED = "garbled";

    /** Most telling first: TLS wraps timeouts and resets, which say more than that TLS failed. */
    private static final Map<Class<? extends Throwable>, String> WORDS = new LinkedHashMap<>();

    static {
        WORDS.put(CertificateException.class, "tls-untrusted");
        WORDS.put(SocketTimeoutException.class, TIMEOUT);
        WORDS.put(UnknownHostException.class, "unknown-host");
        WORDS.put(ConnectException.class, "connect-refused");
        WORDS.put(NoRouteToHostException.class, "no-route");
        WORDS.put(ProtocolException.class, GARBLED);
        WORDS.put(EOFException.class, EOF);
        WORDS.put(SocketException.class, RESET);
        WORDS.put(SSLException.class, "tls-failed");
    }

    private Fault() {}

    /** The word for an exception and what caused it. */
    public static String word(Throwable fault) {
        for (Map.Entry<Class<? extends Throwable>, String> entry : WORDS.entrySet()) {
            if (caused(fault, entry.getKey())) {
                return entry.getValue();
            }
        }
        return "io";
    }

    private static boolean caused(Throwable fault, Class<? extends Throwable> kind) {
        int depth = 0;
        for (@Nullable Throwable cause = fault; cause != null && depth < 16; cause = cause.getCause(), depth++) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
