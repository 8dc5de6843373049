/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.imap;

import be.imageplus.contactform.mail.connection.Credentials;
import be.imageplus.contactform.mail.connection.Endpoint;
import be.imageplus.contactform.retention.DataLocation;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * Where and how the staff mailbox is reached. Immutable; {@code toString} shows no credentials.
 *
 * <pre>{@code
 * ImapSettings settings = ImapSettings.builder("imap.example.org")
 *         .credentials(user, password)
 *         .recipient("mailbox-host")
 *         .build();
 * }</pre>
 */
public final class ImapSettings {

    /** The location's name, unless told otherwise. */
    public static final String DEFAULT_ID = DataLocation.STAFF_MAILBOX;

    /** The longest that one erasure may take, unless told otherwise, and at all: a location ends within a minute. */
    public static final Duration DEFAULT_ERASE_TIMEOUT = Duration.ofSeconds(50);

    /** How long an idle connection is kept; servers wait half an hour (RFC 9051 section 5.4). */
    public static final Duration DEFAULT_KEEP_IDLE = Duration.ofSeconds(30);

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,64}");

    /** How a connection is protected. There is no fall-back from one to another. */
    public enum Security {
        /** TLS from the first octet (RFC 8314). */
        TLS(993),
        /** Plain connection that must become TLS before anything else is said (RFC 9051 section 6.2.1). */
        STARTTLS(143),
        /** No TLS, for a server on the same machine: the connected socket must be loopback. */
        LOOPBACK_PLAINTEXT(143);

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
    private final Credentials credentials;
    private final String id;
    private final String recipient;
    private final Duration eraseTimeout;
    private final Duration keepIdle;

    private ImapSettings(Builder builder) {
        this.security = builder.security;
        this.endpoint = builder.endpoint.build(security.defaultPort(), security == Security.LOOPBACK_PLAINTEXT);
        this.credentials = builder.credentials.orElseThrow(
                () -> new IllegalArgumentException("credentials: user and password are needed"));
        this.id = builder.id;
        this.recipient = builder.recipient;
        this.eraseTimeout = builder.eraseTimeout;
        this.keepIdle = builder.keepIdle;
        if (endpoint.timeouts().compareTo(eraseTimeout) > 0) {
            throw new IllegalArgumentException("connectTimeout, readTimeout, writeTimeout: must be " + eraseTimeout
                    + " together at most, were " + endpoint.timeouts());
        }
    }

    /** Settings for a server: TLS on port 993, run by the controller, until told otherwise. */
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

    /** The location's name. */
    public String id() {
        return id;
    }

    /** The register's id of who hosts the mailbox (R4.2). */
    public String recipient() {
        return recipient;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Credentials credentials() {
        return credentials;
    }

    Duration eraseTimeout() {
        return eraseTimeout;
    }

    Duration keepIdle() {
        return keepIdle;
    }

    @Override
    public String toString() {
        return "ImapSettings[" + id + ", " + host() + ":" + port() + ", " + security + ", recipient " + recipient + "]";
    }

    /** Collects settings; a wrong value is refused at once with its name and its limit. */
    public static final class Builder {
        private final Endpoint.Builder endpoint;
        private Security security = Security.TLS;
        private Optional<Credentials> credentials = Optional.empty();
        private String id = DEFAULT_ID;
        private String recipient = "controller";
        private Duration eraseTimeout = DEFAULT_ERASE_TIMEOUT;
        private Duration keepIdle = DEFAULT_KEEP_IDLE;

        private Builder(String host) {
            this.endpoint = new Endpoint.Builder(host);
        }

        /** The port, 1 to 65535; by default that of the {@link Security}. */
        public Builder port(int value) {
            endpoint.port(value);
            return this;
        }

        /** How the connection is protected; by default {@link Security#TLS}. */
        public Builder security(Security value) {
            this.security = Objects.requireNonNull(value, "security");
            return this;
        }

        /** Who logs in. The account must be allowed to read, flag and expunge in all folders of the mailbox. */
        public Builder credentials(String user, String password) {
            this.credentials = Optional.of(new Credentials(user, password));
            return this;
        }

        /**
         * The location's name, where there are several mailboxes: {@code staff-mailbox-sales}, for example, so that it
         * is known as one. Up to 64 of {@code a-z 0-9 -}.
         */
        public Builder id(String value) {
            if (!ID.matcher(value).matches()) {
                throw new IllegalArgumentException("id: up to 64 of a-z, 0-9 and hyphen are needed");
            }
            this.id = value;
            return this;
        }

        /** The register's id of who hosts the mailbox; {@code controller}, the default, for the controller's own. */
        public Builder recipient(String value) {
            if (value.isBlank()) {
                throw new IllegalArgumentException("recipient: the register's id of who hosts the mailbox is needed");
            }
            this.recipient = value;
            return this;
        }

        /** The longest to wait for name resolution and the TCP connection together. */
        public Builder connectTimeout(Duration value) {
            endpoint.connectTimeout(value);
            return this;
        }

        /** The longest to wait for the next words of a reply. */
        public Builder readTimeout(Duration value) {
            endpoint.readTimeout(value);
            return this;
        }

        /** The longest that one write may block. */
        public Builder writeTimeout(Duration value) {
            endpoint.writeTimeout(value);
            return this;
        }

        /** The longest that one erasure may take, up to 50 seconds; the timeouts above fit into it together. */
        public Builder eraseTimeout(Duration value) {
            if (Endpoint.checked("eraseTimeout", value).compareTo(DEFAULT_ERASE_TIMEOUT) > 0) {
                throw new IllegalArgumentException(
                        "eraseTimeout: must be " + DEFAULT_ERASE_TIMEOUT + " at most, was " + value);
            }
            this.eraseTimeout = value;
            return this;
        }

        /** How long an idle connection is kept for the next erasure; up to ten minutes. */
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
         * The settings.
         *
         * @throws IllegalArgumentException when there are no credentials, or the timeouts do not fit
         */
        public ImapSettings build() {
            return new ImapSettings(this);
        }
    }
}
