/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.work.RecordId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One statement with its values. */
final class Sql {

    /** Makes a value of a row; it must not run another statement. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Row row) throws SQLException;
    }

    @FunctionalInterface
    private interface Execution<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private final Session session;
    private final String text;
    private final List<@Nullable Object> values = new ArrayList<>();

    Sql(Session session, String text) {
        this.session = session;
        this.text = text;
    }

    /**
     * Gives the next values, in the order of the text: text, numbers, bytes, flags, ids, instants, dates, enum
     * constants, and optionals of these.
     */
    Sql with(Object... next) {
        for (Object value : next) {
            values.add(column(value));
        }
        return this;
    }

    /** Gives the next values as columns have them. */
    Sql withColumns(List<@Nullable Object> next) {
        values.addAll(next);
        return this;
    }

    /** Runs it and says how many rows it changed. */
    int update() {
        return run(PreparedStatement::executeUpdate);
    }

    /**
     * Runs it before the next statement of its session or the end of the transaction, whichever comes first, so that
     * nobody waits for the database on its account alone. What goes wrong with it is thrown there.
     */
    void later() {
        if (session.dialect().runsSeveralAtOnce()) {
            session.owe(text, values);
        } else {
            update();
        }
    }

    /** Runs it and reads all its rows; the text bounds how many they are. */
    <T> List<T> list(Reader<T> reader) {
        return run(statement -> {
            try (ResultSet rows = statement.executeQuery()) {
                List<T> read = new ArrayList<>();
                Row row = new Row(rows);
                while (rows.next()) {
                    read.add(reader.read(row));
                }
                return List.copyOf(read);
            }
        });
    }

    /** Runs it and reads the one row that it yields at most. */
    <T> Optional<T> first(Reader<T> reader) {
        return list(reader).stream().findFirst();
    }

    /** Whether it yields a row. */
    boolean any() {
        return !list(row -> true).isEmpty();
    }

    private <T> T run(Execution<T> execution) {
        session.settleOwed();
        try {
            PreparedStatement statement = session.prepared(text);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            T result = execution.of(statement);
            statement.clearParameters();
            return result;
        } catch (SQLException e) {
            // A driver may end a statement that failed, so it is not kept for the next time.
            session.forget(text);
            throw session.failure(e);
        }
    }

    private static @Nullable Object column(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.isEmpty() ? null : column(optional.get());
        }
        if (value instanceof RecordId || value instanceof LocalDate) {
            return value.toString();
        }
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value instanceof String || value instanceof Number || value instanceof byte[]) {
            return value;
        }
        throw new IllegalArgumentException("value: no column holds a " + value.getClass());
    }
}
