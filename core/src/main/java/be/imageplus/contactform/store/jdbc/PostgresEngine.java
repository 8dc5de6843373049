/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.FindingCode;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL behind a {@code DataSource} of the application's, which brings the pool. Many transactions write at once;
 * other nodes may use the same database. Where the application has a transaction under way, the store's joins it.
 */
final class PostgresEngine implements Engine {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresEngine.class);

    private static final String SETTING = "contact-form.store.data-source";
    private static final String PRODUCT = "PostgreSQL";

    /** The first with stored generated columns. */
    private static final int OLDEST = 12;

    /** What makes a commit survive the machine. */
    private static final List<String> DURABILITY = List.of("synchronous_commit", "fsync");

    /** Changing large tables, or waiting for another node that does, takes longer than anything else. */
    private static final Duration PREPARING = Duration.ofMinutes(10);

    private final PostgresConnections connections;
    private final Optional<HostTransactions> host;
    private volatile boolean closed;

    PostgresEngine(PostgresConnections connections, @Nullable HostTransactions host) {
        this.connections = connections;
        this.host = Optional.ofNullable(host);
    }

    @Override
    public Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    public List<Finding> check() {
        try {
            Optional<Finding> unfit = connections.asking(PostgresEngine::unfit);
            if (unfit.isEmpty()) {
                DURABILITY.forEach(setting -> read(session -> warnUnlessOn(session, setting)));
            }
            return unfit.stream().toList();
        } catch (ContactFormException e) {
            return List.of(Finding.error(
                    e.code(),
                    SETTING,
                    String.valueOf(e.getMessage()),
                    "Start the database or mend its address, then start again."));
        }
    }

    private static Optional<Finding> unfit(Connection connection) throws SQLException {
        DatabaseMetaData product = connection.getMetaData();
        if (product.getDatabaseProductName().equals(PRODUCT) && product.getDatabaseMajorVersion() >= OLDEST) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                FindingCode.STORE_PRODUCT_UNSUPPORTED,
                SETTING,
                product.getDatabaseProductName() + " " + product.getDatabaseMajorVersion(),
                OLDEST));
    }

    /** Whoever has switched this off may know why; whoever has not should learn of it. */
    private static boolean warnUnlessOn(Session session, String setting) {
        boolean off = session.sql("SELECT 1 WHERE current_setting(?) = 'off'")
                .with(setting)
                .any();
        if (off) {
            LOG.warn(
                    "The database has {} off: enquiries that were confirmed to their senders are lost when its machine"
                            + " fails. Switch it on.",
                    setting);
        }
        return !off;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public Session begin() {
        refuseIfClosed();
        return isJoining() ? joinedToWrite() : connections.begin();
    }

    @Override
    public Session beginPreparation() {
        refuseIfClosed();
        return connections.begin(PREPARING);
    }

    @Override
    public void commit(Session session) {
        if (session.isJoined()) {
            try (session) {
                session.settleOwed();
            } catch (RuntimeException e) {
                host.orElseThrow().setRollbackOnly();
                throw e;
            }
        } else {
            connections.commit(session);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (isJoining()) {
            host.orElseThrow().afterCommit(action);
        } else {
            action.run();
        }
    }

    @Override
    public void rollback(Session session) {
        if (session.isJoined()) {
            session.close();
            host.orElseThrow().setRollbackOnly();
        } else {
            connections.rollback(session);
        }
    }

    @Override
    public <T> T read(Function<Session, T> work) {
        refuseIfClosed();
        if (!isJoining()) {
            return connections.read(work);
        }
        try (Session session = joined()) {
            return work.apply(session);
        }
    }

    @Override
    public <T> T apart(Function<Session, T> work) {
        refuseIfClosed();
        return connections.soon(work);
    }

    /** The connections are the application's. */
    @Override
    public void close() {
        closed = true;
    }

    private boolean isJoining() {
        return host.filter(HostTransactions::isUnderWay).isPresent();
    }

    /** Before anything is done in it, so that the application's transaction is as good as it was. */
    private Session joinedToWrite() {
        Session session = joined();
        try {
            if (session.connection().isReadOnly()) {
                session.close();
                throw new IllegalStateException("The application's transaction is read-only, so nothing can be stored"
                        + " in it. Begin one that may write, or submit outside of it.");
            }
        } catch (SQLException e) {
            session.close();
            throw PostgresErrors.failure(e);
        }
        return session;
    }

    private Session joined() {
        HostTransactions around = host.orElseThrow();
        try {
            return Session.joined(around.connection(), Dialect.POSTGRESQL, around::release);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e);
        }
    }

    private void refuseIfClosed() {
        if (closed) {
            throw PostgresErrors.unavailable("The store is closed", null);
        }
    }
}
