/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.UnavailableException;
import java.util.List;
import java.util.function.Function;

/**
 * What differs between database products: where the data lies, who may write at once, how a transaction begins and
 * ends. SQL, schema and ports above it are the same for all. Thread-safe.
 */
interface Engine extends AutoCloseable {

    /** The folder of its schema files. */
    String dialect();

    /** What prevents its use, as far as can be told without opening or creating anything. */
    List<Finding> check();

    /** Whether there is a database already. */
    boolean exists();

    /**
     * Begins a transaction and creates the database where there is none. The session is the caller's alone until it is
     * given back by {@link #commit} or {@link #rollback}, one of which must follow.
     *
     * @throws UnavailableException when it does not begin in time
     */
    Session begin();

    /**
     * Makes a transaction durable and takes the session back, whatever happens.
     *
     * @throws UnavailableException when that fails; the transaction is rolled back then
     */
    void commit(Session session);

    /** Undoes a transaction and takes the session back. Never throws. */
    void rollback(Session session);

    /** Reads what is committed, without waiting for writers. */
    <T> T read(Function<Session, T> work);

    /** Ends all connections. Idempotent; afterwards every call is refused as unavailable. */
    @Override
    void close();
}
