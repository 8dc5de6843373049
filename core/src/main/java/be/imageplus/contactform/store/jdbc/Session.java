/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A connection and its prepared statements, for one thread at a time. There are as many statements as this package has
 * SQL texts, so they are kept as long as the connection.
 */
final class Session implements AutoCloseable {

    private final Connection connection;
    private final Function<SQLException, RuntimeException> failures;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Session(Connection connection, Function<SQLException, RuntimeException> failures) {
        this.connection = connection;
        this.failures = failures;
    }

    /** A statement to be given its values and run; the text is a constant, never built from values. */
    Sql sql(String text) {
        return new Sql(this, text);
    }

    /** Runs a text as it is. */
    void execute(String text) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    /** Whether there is a table of this name. */
    boolean hasTable(String name) {
        try (ResultSet tables = connection.getMetaData().getTables(null, null, name, null)) {
            return tables.next();
        } catch (SQLException e) {
            throw failures.apply(e);
        }
    }

    PreparedStatement prepared(String text) throws SQLException {
        PreparedStatement statement = statements.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            statements.put(text, statement);
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
        return failures.apply(e);
    }

    /** Ends the connection; a failure to do so changes nothing for anybody. */
    @Override
    public void close() {
        try (connection) {
            for (PreparedStatement statement : statements.values()) {
                statement.close();
            }
        } catch (SQLException ignored) {
            // What was committed is on disk, and what was not is undone when the file is opened again.
        } finally {
            statements.clear();
        }
    }
}
