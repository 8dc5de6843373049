/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What lies in a database's tables. */
final class PostgresTables {

    private PostgresTables() {}

    /** The content of all tables, by name, each value as the bytes that a dump would have. */
    static Map<String, byte[]> contentIn(DataSource database) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            Map<String, byte[]> content = new TreeMap<>();
            for (String table : tables(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    content.put(table, bytes(rows));
                }
            }
            return content;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static byte[] bytes(ResultSet rows) throws SQLException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (rows.next()) {
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                Object value = rows.getObject(column);
                all.writeBytes(
                        value instanceof byte[] raw
                                ? raw
                                : String.valueOf(value).getBytes(UTF_8));
            }
        }
        return all.toByteArray();
    }
}
