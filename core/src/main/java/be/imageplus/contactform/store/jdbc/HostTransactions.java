/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * The transactions of the application around the store, over the same {@code DataSource}. A store that knows them joins
 * the one that the calling thread has under way: its rows become durable with the application's, or not at all.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * Thread-safe; every answer is about the calling thread. All methods but {@link #isUnderWay} are called only while a
 * transaction is under way.
 */
public interface HostTransactions {

    /** Whether the calling thread has a transaction over the store's {@code DataSource} under way. */
    boolean isUnderWay();

    /**
     * Its connection. The store neither closes it nor ends the transaction on it.
     *
     * @throws SQLException when there is none to be had
     */
    Connection connection() throws SQLException;

    /** Takes a connection back; called once for each {@link #connection}. */
    void release(Connection connection);

    /** Lets it end in a rollback: part of the store's work has failed, so the whole must not become durable. */
    void setRollbackOnly();

    /** Runs an action once the outermost transaction has been committed, never if it is rolled back. */
    void afterCommit(Runnable action);
}
