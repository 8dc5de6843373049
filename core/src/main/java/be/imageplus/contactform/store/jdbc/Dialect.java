/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.sql.SQLException;
import java.util.Locale;

/** What a database product says in its own way; all other SQL is the same for all of them. */
enum Dialect {
    SQLITE("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?", "", "IN (", ")", "") {
        @Override
        RuntimeException failure(SQLException e) {
            return SqliteErrors.failure(e);
        }
    },
    /** Its array keeps the planner from running the selection more than once, each time locking other rows. */
    POSTGRESQL(
            "SELECT 1 WHERE to_regclass(?) IS NOT NULL",
            "SELECT pg_advisory_xact_lock(71220261123)",
            "= ANY (ARRAY(",
            " FOR UPDATE SKIP LOCKED))",
            " FOR KEY SHARE") {
        @Override
        RuntimeException failure(SQLException e) {
            return PostgresErrors.failure(e);
        }
    };

    private final String tableLookUp;
    private final String schemaLock;
    private final String freeRowsBegin;
    private final String freeRowsEnd;
    private final String writableRow;

    Dialect(String tableLookUp, String schemaLock, String freeRowsBegin, String freeRowsEnd, String writableRow) {
        this.tableLookUp = tableLookUp;
        this.schemaLock = schemaLock;
        this.freeRowsBegin = freeRowsBegin;
        this.freeRowsEnd = freeRowsEnd;
        this.writableRow = writableRow;
    }

    /** The folder of its schema files. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Yields a row when there is a table of the name that is given to it. */
    String tableLookUp() {
        return tableLookUp;
    }

    /** Keeps other nodes from changing the schema until the transaction ends; empty where beginning one does so. */
    String schemaLock() {
        return schemaLock;
    }

    /** A condition on a column: it is among the selected ones that no other worker is taking at this moment. */
    String isAmongFree(String selection) {
        return freeRowsBegin + selection + freeRowsEnd;
    }

    /** Ends a selection so that the rows of one table stay as they are until the transaction ends. */
    String lockedRowsOf(String alias) {
        return this == POSTGRESQL ? " FOR UPDATE OF " + alias + " SKIP LOCKED" : "";
    }

    /** Ends a selection so that it fails where nothing can be written. */
    String writableRow() {
        return writableRow;
    }

    /** Whether several statements can be one text, sent together; with a file there is nothing to be saved. */
    boolean runsSeveralAtOnce() {
        return this == POSTGRESQL;
    }

    /** What an error means to a caller. */
    abstract RuntimeException failure(SQLException e);
}
