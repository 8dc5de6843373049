/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.smtp;

import be.imageplus.contactform.mail.connection.Credentials;
import be.imageplus.contactform.mail.connection.Endpoint;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Where and how mail is handed to an SMTP server. Immutable; {@code toString} shows no credentials.
 *
 * <pre>{@code
 * SmtpSettings settings = SmtpSettings.builder("smtp.example.org")
 *         .security(SmtpSettings.Security.STARTTLS)
 *         .credentials(user, password)
 *         .recipient("controller")
 *         .build();
 * }</pre>
 */
public final class SmtpSettings {

    /** The longest to wait for name resolution and the TCP connection, unless told otherwise. */
    public static final Duration DEFAULT_CONNECT_TIMEOUT = Endpoint.DEFAULT_CONNECT_TIMEOUT;

    /** The longest to wait for one reply of the server, unless told otherwise. */
    public static final Duration DEFAULT_READ_TIMEOUT = Endpoint.DEFAULT_READ_TIMEOUT;

    /** The longest that one write may block, unless told otherwise. */
    public static final Duration DEFAULT_WRITE_TIMEOUT = Endpoint.DEFAULT_WRITE_TIMEOUT;

    /** How many connections there are at most, unless told otherwise. */
    public static final int DEFAULT_CONNECTIONS = 4;

    /** How long an idle connection is kept; servers wait five minutes or more (RFC 5321 section 4.5.3.2.7). */
    public static final Duration DEFAULT_KEEP_IDLE = Duration.ofSeconds(60);

    /** How a connection is protected. There is no fall-back from one to another. */
    public enum Security {
        /** Plain connection that must become TLS before anything else is said (RFC 3207). */
        STARTTLS(587),
        /** TLS from the first octet (RFC 8314). */
        TLS(465),
        /** No TLS, for a relay on the same machine: the connected socket must be loopback, and no AUTH is sent. */
        LOOPBACK_PLAINTEXT(25);

        private final int defaultPort;

        Security(int defaultPort) {
            this.defaultPort = defaultPort;
        }

        /** The port of this kind of connection, unless told otherwise. */
        public int defaultPort() {
            return defaultPort;
        }
    }

    private final Endpoint endpoint;
    private final Security security;
    private final Optional<Credentials> credentials;
    private final String recipient;
    private final int connections;
    private final Duration keepIdle;
    private final Optional<DkimKey> dkim;

    private SmtpSettings(Builder builder) {
        this.security = builder.security;
        this.endpoint = builder.endpoint.build(security.defaultPort(), security == Security.LOOPBACK_PLAINTEXT);
        this.credentials = builder.credentials;
        this.recipient = builder.recipient;
        this.connections = builder.connections;
        this.keepIdle = builder.keepIdle;
        this.dkim = builder.dkim;
        if (security == Security.LOOPBACK_PLAINTEXT && credentials.isPresent()) {
            throw new IllegalArgumentException(
                    "credentials: are never sent without TLS; leave them out or use STARTTLS or TLS");
        }
    }

    /**
     * AuthSMTP as it documents itself: {@code mail.authsmtp.com}, port 2525 (23, 25 and 26 are its other ones), AUTH
     * PLAIN, and the register's recipient {@code authsmtp}. TLS must be switched on in AuthSMTP's control panel, and
     * every From address must be approved there; see the README of this module.
     */
    public static SmtpSettings authSmtp(String user, String password) {
        return builder("mail.authsmtp.com")
                .port(2525)
                .security(Security.STARTTLS)
                .credentials(user, password)
                .recipient("authsmtp")
                .build();
    }

    /**
     * Settings for a server: STARTTLS on port 587, without credentials and without a recipient, until told otherwise.
     */
    public static Builder builder(String host) {
        return new Builder(host);
    }

    /** The server's name, which its certificate must show. */
    public String host() {
        return endpoint.host();
    }

    /** The server's port, 1 to 65535. */
    public int port() {
        return endpoint.port();
    }

    /** How the connection is protected. */
    public Security security() {
        return security;
    }

    /** The register's id of who runs the server (R4.2); blank when nobody said, and then the start is refused. */
    public String recipient() {
        return recipient;
    }

    Optional<Credentials> credentials() {
        return credentials;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    int connections() {
        return connections;
    }

    Duration keepIdle() {
        return keepIdle;
    }

    Optional<DkimKey> dkim() {
        return dkim;
    }

    @Override
    public String toString() {
        return "SmtpSettings[" + host() + ":" + port() + ", " + security + ", recipient " + recipient + "]";
    }

    /** Collects settings; a wrong value is refused at once with its name and its limit. */
    public static final class Builder {
        private final Endpoint.Builder endpoint;
        private Security security = Security.STARTTLS;
        private Optional<Credentials> credentials = Optional.empty();
        private String recipient = "";
        private int connections = DEFAULT_CONNECTIONS;
        private Duration keepIdle = DEFAULT_KEEP_IDLE;
        private Optional<DkimKey> dkim = Optional.empty();

        private Builder(String host) {
            this.endpoint = new Endpoint.Builder(host);
        }

        /** The port, 1 to 65535; by default that of the {@link Security}. */
        public Builder port(int value) {
            endpoint.port(value);
            return this;
        }

        /** How the connection is protected; by default {@link Security#STARTTLS}. */
        public Builder security(Security value) {
            this.security = Objects.requireNonNull(value, "security");
            return this;
        }

        /** Sent with AUTH, over TLS only; by default no AUTH is sent. */
        public Builder credentials(String user, String password) {
            this.credentials = Optional.of(new Credentials(user, password));
            return this;
        }

        /** The register's id of who runs the server; {@code controller} for the controller's own (R4.2). */
        public Builder recipient(String id) {
            this.recipient = Objects.requireNonNull(id, "recipient");
            return this;
        }

        /** The longest to wait for name resolution and the TCP connection together; up to ten minutes. */
        public Builder connectTimeout(Duration value) {
            endpoint.connectTimeout(value);
            return this;
        }

        /** The longest to wait for one reply; up to ten minutes. */
        public Builder readTimeout(Duration value) {
            endpoint.readTimeout(value);
            return this;
        }

        /** The longest that one write may block; up to ten minutes. */
        public Builder writeTimeout(Duration value) {
            endpoint.writeTimeout(value);
            return this;
        }

        /** How many connections there are at most, 1 to 64; a mail beyond them waits for one. */
        public Builder connections(int most) {
            if (most < 1 || most > 64) {
                throw new IllegalArgumentException("connections: must lie between 1 and 64, was " + most);
            }
            this.connections = most;
            return this;
        }

        /** How long an idle connection is kept; choose less than the server's own time. Up to ten minutes. */
        public Builder keepIdle(Duration value) {
            this.keepIdle = Endpoint.checked("keepIdle", value);
            return this;
        }

        /**
         * Whom to believe instead of the JDK's certificate authorities: for a server with a certificate of a private
         * one. The host name is verified all the same.
         */
        public Builder trusting(SSLContext context) {
            endpoint.trusting(context);
            return this;
        }

        /**
         * Signs every mail with this key (DKIM); by default none is signed, since providers do it. Its domain must be
         * that of the From address, a parent or a subdomain of it, or the start is refused.
         */
        public Builder dkim(DkimKey key) {
            this.dkim = Optional.of(key);
            return this;
        }

        /** The settings. */
        public SmtpSettings build() {
            return new SmtpSettings(this);
        }
    }
}
