/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection and its prepared statements, for one thread at a time. There are as many statements as this package has
 * SQL texts, so they are kept as long as the session.
 */
final class Session implements AutoCloseable {

    /** Takes a connection back. */
    @FunctionalInterface
    interface Ending {
        void of(Connection connection) throws SQLException;
    }

    private final Connection connection;
    private final Dialect dialect;
    private final int secondsPerStatement;
    private final boolean joined;
    private final Ending ending;
    private final Map<String, PreparedStatement> statements = new HashMap<>();
    private final List<String> owedTexts = new ArrayList<>();
    private final List<@Nullable Object> owedValues = new ArrayList<>();

    /** A session that ends its connection with itself. */
    Session(Connection connection, Dialect dialect) {
        this(connection, dialect, Duration.ZERO, Connection::close);
    }

    /** A session in a transaction that somebody else ends. */
    static Session joined(Connection connection, Dialect dialect, Ending ending) {
        return new Session(connection, dialect, Duration.ZERO, true, ending);
    }

    /** @param patience how long a statement may take; zero for as long as the connection lets it */
    Session(Connection connection, Dialect dialect, Duration patience, Ending ending) {
        this(connection, dialect, patience, false, ending);
    }

    private Session(Connection connection, Dialect dialect, Duration patience, boolean joined, Ending ending) {
        this.joined = joined;
        this.connection = connection;
        this.dialect = dialect;
        this.secondsPerStatement = Math.toIntExact(patience.plusMillis(999).toSeconds());
        this.ending = ending;
    }

    Dialect dialect() {
        return dialect;
    }

    boolean isJoined() {
        return joined;
    }

    Connection connection() {
        return connection;
    }

    /** A statement to be given its values and run; the text is a constant, never built from values. */
    Sql sql(String text) {
        return new Sql(this, text);
    }

    /** Runs a text as it is. */
    void execute(String text) {
        settleOwed();
        try (Statement statement = limited(connection.createStatement())) {
            statement.execute(text);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Whether there is a table of this name. */
    boolean hasTable(String name) {
        return sql(dialect.tableLookUp()).with(name).any();
    }

    PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement statement = statements.get(text);
        if (statement == null) {
            statement = limited(connection.prepareStatement(text));
            statements.put(text, statement);
        }
        return statement;
    }

    private <S extends Statement> S limited(S statement) throws SQLException {
        if (secondsPerStatement > 0) {
            statement.setQueryTimeout(secondsPerStatement);
        }
        return statement;
    }

    /** Ends the prepared statement of a text, if there is one. */
    void forget(String text) {
        PreparedStatement ended = statements.remove(text);
        if (ended != null) {
            try {
                ended.close();
            } catch (SQLException ignored) {
                // It has ended already.
            }
        }
    }

    RuntimeException failure(SQLException e) {
        return dialect.failure(e);
    }

    /** Keeps a statement until {@link #settleOwed}. */
    void owe(String text, List<@Nullable Object> values) {
        owedTexts.add(text);
        owedValues.addAll(values);
    }

    /** Runs the statements that are owed, in their order and together: that costs one round trip. */
    void settleOwed() {
        if (owedTexts.isEmpty()) {
            return;
        }
        Sql together = sql(String.join(";\n", owedTexts)).withColumns(owedValues);
        owedTexts.clear();
        owedValues.clear();
        together.update();
    }

    /** Gives the connection back; a failure to do so changes nothing for anybody. */
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        } catch (SQLException ignored) {
            // It ends with its connection.
        } finally {
            statements.clear();
            end();
        }
    }

    private void end() {
        try {
            ending.of(connection);
        } catch (SQLException ignored) {
            // What was committed is on disk, and what was not is undone when the connection is gone.
        }
    }
}
