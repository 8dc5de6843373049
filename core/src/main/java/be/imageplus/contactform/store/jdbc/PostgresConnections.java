/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Transactions of the store's own, on connections that a {@code DataSource} lends. A server that does not answer holds
 * no thread for longer than a statement may take.
 */
final class PostgresConnections {

    /** A question to a connection. */
    @FunctionalInterface
    interface Question<T> {
        T to(Connection connection) throws SQLException;
    }

    private static final int SOONER = 5;

    private final DataSource dataSource;
    private final Duration patience;

    /** @param patience how long a statement may wait for other transactions, and an answer for the network */
    PostgresConnections(DataSource dataSource, Duration patience) {
        this.dataSource = dataSource;
        this.patience = patience;
    }

    <T> T asking(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.to(connection);
        } catch (SQLException e) {
            throw PostgresErrors.failure(e);
        }
    }

    Session begin() {
        return begin(patience);
    }

    Session begin(Duration statements) {
        return lend(false, statements);
    }

    <T> T read(Function<Session, T> work) {
        return read(work, patience);
    }

    /** Statements that are a transaction each, and end soon: who asks for them can do without an answer. */
    <T> T soon(Function<Session, T> work) {
        return read(work, patience.dividedBy(SOONER));
    }

    private <T> T read(Function<Session, T> work, Duration statements) {
        try (Session session = lend(true, statements)) {
            return work.apply(session);
        }
    }

    void commit(Session session) {
        try {
            session.settleOwed();
            session.connection().commit();
        } catch (SQLException e) {
            undo(session);
            throw PostgresErrors.failure(e);
        } catch (RuntimeException e) {
            undo(session);
            throw e;
        } finally {
            session.close();
        }
    }

    void rollback(Session session) {
        try (session) {
            undo(session);
        }
    }

    private static void undo(Session session) {
        try {
            session.connection().rollback();
        } catch (SQLException e) {
            // The connection is gone, and the transaction with it.
        }
    }

    private Session lend(boolean autoCommit, Duration statements) {
        try {
            Connection connection = dataSource.getConnection();
            try {
                return session(connection, autoCommit, statements);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw PostgresErrors.failure(e);
        }
    }

    /** As the pool lent it, so it goes back: what is set here costs no round trip. */
    private Session session(Connection connection, boolean autoCommit, Duration statements) throws SQLException {
        boolean lentAutoCommit = connection.getAutoCommit();
        int lentTimeout = connection.getNetworkTimeout();
        connection.setAutoCommit(autoCommit);
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(2 * statements.toMillis()));
        return new Session(connection, Dialect.POSTGRESQL, statements, lent -> {
            try (lent) {
                lent.setNetworkTimeout(Runnable::run, lentTimeout);
                lent.setAutoCommit(lentAutoCommit);
            }
        });
    }
}
