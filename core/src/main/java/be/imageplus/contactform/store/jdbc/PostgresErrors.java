/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's SQLSTATE values (PostgreSQL documentation, appendix A) mean to a caller. */
final class PostgresErrors {

    /** A lock that was not free in time, a deadlock, a conflict of serializable transactions, a cancelled statement. */
    private static final Set<String> BUSY = Set.of("55P03", "40P01", "40001", "57014");

    private static final String DISK_FULL = "53100";
    private static final String CONSTRAINT_CLASS = "23";

    private PostgresErrors() {}

    static RuntimeException failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (BUSY.contains(state)) {
            return new UnavailableException(
                    "STORE-BUSY",
                    "Another transaction holds what this one needs and did not end in time. Try again.",
                    Duration.ofSeconds(3),
                    e);
        }
        if (state.equals(DISK_FULL)) {
            return new UnavailableException(
                    "STORE-FULL", "The disk of the database is full; make room on it.", Duration.ofMinutes(1), e);
        }
        if (state.startsWith(CONSTRAINT_CLASS)) {
            return new IllegalStateException(
                    "A record breaks a rule of the schema, for example because its id is stored", e);
        }
        return unavailable("The database does not answer (SQLSTATE " + state + ")", e);
    }

    static UnavailableException unavailable(String why, @Nullable Throwable cause) {
        return new UnavailableException(
                "STORE-UNAVAILABLE",
                why + "; look at its server, its address and the user's permissions.",
                Duration.ofSeconds(30),
                cause);
    }
}
