/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A mail server, and what it is allowed of our time and memory.
 *
 * @param host its name, which its certificate must show
 * @param port 1 to 65535
 * @param loopbackOnly whether it must be on this machine, since there is no TLS
 * @param connectTimeout the longest to wait for name resolution and the TCP connection together
 * @param readTimeout the longest to wait for one reply
 * @param writeTimeout the longest that one write may block
 * @param trust whom to believe instead of the JDK's certificate authorities
 */
public record Endpoint(
        String host,
        int port,
        boolean loopbackOnly,
        Duration connectTimeout,
        Duration readTimeout,
        Duration writeTimeout,
        Optional<SSLContext> trust) {

    /** The longest to wait for name resolution and the TCP connection, unless told otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The longest to wait for one reply of the server, unless told otherwise. */
    public static final Duration DEFAULT_READ_TIMEOUT = Duration.ofSeconds(20);

    /** The longest that one write may block, unless told otherwise. */
    public static final Duration DEFAULT_WRITE_TIMEOUT = Duration.ofSeconds(10);

    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);

    /** All three timeouts, one after the other. */
    public Duration timeouts() {
        return connectTimeout.plus(readTimeout).plus(writeTimeout);
    }

    /**
     * Refuses a time that is nothing or more than ten minutes.
     *
     * @throws IllegalArgumentException naming the setting and its limits
     */
    public static Duration checked(String setting, Duration time) {
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(LONGEST_TIMEOUT) > 0) {
            throw new IllegalArgumentException(
                    setting + ": must lie between PT0.001S and " + LONGEST_TIMEOUT + ", was " + time);
        }
        return time;
    }

    /** Collects an endpoint; a wrong value is refused at once with its name and its limit. */
    public static final class Builder {
        private final String host;
        private int port;
        private Duration connectTimeout = DEFAULT_CONNECT_TIMEOUT;
        private Duration readTimeout = DEFAULT_READ_TIMEOUT;
        private Duration writeTimeout = DEFAULT_WRITE_TIMEOUT;
        private Optional<SSLContext> trust = Optional.empty();

        /** @throws IllegalArgumentException when the host is blank or not ASCII */
        public Builder(String host) {
            if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c > '~')) {
                throw new IllegalArgumentException("host: a host name in ASCII is needed");
            }
            this.host = host;
        }

        public void port(int value) {
            if (value < 1 || value > 65_535) {
                throw new IllegalArgumentException("port: must lie between 1 and 65535, was " + value);
            }
            this.port = value;
        }

        public void connectTimeout(Duration value) {
            this.connectTimeout = checked("connectTimeout", value);
        }

        public void readTimeout(Duration value) {
            this.readTimeout = checked("readTimeout", value);
        }

        public void writeTimeout(Duration value) {
            this.writeTimeout = checked("writeTimeout", value);
        }

        public void trusting(SSLContext context) {
            this.trust = Optional.of(context);
        }

        /**
         * The endpoint.
         *
         * @param defaultPort for when no port was named
         * @param loopbackOnly whether it must be on this machine
         */
        public Endpoint build(int defaultPort, boolean loopbackOnly) {
            return new Endpoint(
                    host,
                    port == 0 ? defaultPort : port,
                    loopbackOnly,
                    connectTimeout,
                    readTimeout,
                    writeTimeout,
                    trust);
        }
    }
}
