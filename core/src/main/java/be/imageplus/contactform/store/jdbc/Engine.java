/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.problem.UnavailableException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What differs between database products: where the data lies, who may write at once, how a transaction begins and
 * ends. SQL, schema and ports above it are the same for all. Thread-safe.
 */
interface Engine extends AutoCloseable {

    /** What its product says in its own way. */
    Dialect dialect();

    /** What prevents its use, as far as can be told without opening or creating anything. */
    List<Finding> check();

    /** The directory of this machine that the data lies in; empty where it lies elsewhere. */
    default Optional<Path> directory() {
        return Optional.empty();
    }

    /** Whether there is a database already. */
    boolean exists();

    /**
     * Begins a transaction and creates the database where there is none. The session is the caller's alone until it is
     * given back by {@link #commit} or {@link #rollback}, one of which must follow.
     *
     * @throws UnavailableException when it does not begin in time
     */
    Session begin();

    /** Begins a transaction like {@link #begin}, never joined to another, in which tables are made and changed. */
    default Session beginPreparation() {
        return begin();
    }

    /**
     * Makes a transaction durable and takes the session back, whatever happens. Inside a transaction of the
     * application's it becomes durable with that one.
     *
     * @throws UnavailableException when that fails; the transaction is rolled back then, unless the connection was lost
     *     before the answer
     */
    void commit(Session session);

    /**
     * Runs an action once what the calling thread has committed is durable: at once, unless a transaction of the
     * application is around it.
     */
    default void afterCommit(Runnable action) {
        action.run();
    }

    /** Undoes a transaction and takes the session back. Never throws. */
    void rollback(Session session);

    /** Reads what is committed, without waiting for writers. */
    <T> T read(Function<Session, T> work);

    /**
     * Runs statements that are a transaction each, apart from what the calling thread or the application has under way,
     * and gives up soon.
     *
     * @throws UnavailableException when one does not end soon
     */
    default <T> T apart(Function<Session, T> work) {
        throw new UnsupportedOperationException("a file has one writer: nothing is written apart from the others");
    }

    /**
     * Has what was overwritten disappear from files of its own, if that holds nobody up now; called outside a
     * transaction. Never throws.
     */
    default void forgetOverwritten() {}

    /** Ends all connections of its own. Idempotent; afterwards every call is refused as unavailable. */
    @Override
    void close();
}
