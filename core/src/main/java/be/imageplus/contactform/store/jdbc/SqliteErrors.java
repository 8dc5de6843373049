/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.UnavailableException;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What SQLite's result codes (sqlite.org/rescode.html) mean to a caller. */
final class SqliteErrors {

    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int FULL = 13;
    private static final int CONSTRAINT = 19;

    private static final String BUSY_CODE = "STORE-BUSY";

    private SqliteErrors() {}

    static RuntimeException failure(SQLException e) {
        return switch (e.getErrorCode()) {
            case BUSY, LOCKED -> busy("Another process is writing to the database and did not end in time.", e);
            case FULL ->
                new UnavailableException(
                        "STORE-FULL", "The disk of the database is full; make room on it.", Duration.ofMinutes(1), e);
            case CONSTRAINT ->
                new IllegalStateException(
                        "A record breaks a rule of the schema, for example because its id is stored", e);
            default -> unavailable("The database does not answer (SQLite code " + e.getErrorCode() + ")", e);
        };
    }

    static UnavailableException busy(String why, @Nullable Throwable cause) {
        return new UnavailableException(BUSY_CODE, why + " Try again.", Duration.ofSeconds(3), cause);
    }

    /** Whether only time is missing. */
    static boolean isBusy(Throwable e) {
        return e instanceof UnavailableException unavailable
                && unavailable.code().equals(BUSY_CODE);
    }

    static UnavailableException unavailable(String why, @Nullable Throwable cause) {
        return new UnavailableException(
                "STORE-UNAVAILABLE",
                why + "; look at the file, its permissions and its disk.",
                Duration.ofSeconds(30),
                cause);
    }
}
