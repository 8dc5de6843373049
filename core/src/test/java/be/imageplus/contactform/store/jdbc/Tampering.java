/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Somebody who writes past the store: with its file in their hands, or with the rights of its administrator. */
@FunctionalInterface
interface Tampering {

    Connection connect() throws SQLException;

    /** With an embedded store's file. */
    static Tampering with(Path database) {
        return () -> DriverManager.getConnection("jdbc:sqlite:" + database);
    }

    default void run(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
