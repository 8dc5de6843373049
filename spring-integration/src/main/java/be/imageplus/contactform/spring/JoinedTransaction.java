/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the store waits for in one transaction of the application. Of one thread, as the transaction is. */
final class JoinedTransaction implements TransactionSynchronization {

    private static final State NOTHING = new State(0, false);

    private final DataSource key;
    private final ConnectionHolder holder;
    private final IdentityHashMap<Object, State> savepoints = new IdentityHashMap<>();
    private final List<Runnable> actions = new ArrayList<>();
    private boolean rollbackOnly;

    /**
     * @param key that the connection is bound under
     * @param holder the bound connection, which stands for the transaction
     */
    JoinedTransaction(DataSource key, ConnectionHolder holder) {
        this.key = key;
        this.holder = holder;
    }

    boolean isOf(ConnectionHolder other) {
        return holder == other;
    }

    void afterCommit(Runnable action) {
        actions.add(action);
    }

    void setRollbackOnly() {
        rollbackOnly = true;
    }

    @Override
    public void savepoint(Object savepoint) {
        savepoints.put(savepoint, new State(actions.size(), rollbackOnly));
    }

    /** What was done since then is undone; a savepoint from before this began undoes all of it. */
    @Override
    public void savepointRollback(Object savepoint) {
        State then = savepoints.getOrDefault(savepoint, NOTHING);
        actions.subList(then.actions, actions.size()).clear();
        rollbackOnly = then.rollbackOnly;
    }

    /**
     * The last guard, for a transaction manager that does not heed the mark on its connection. No exception of Spring's
     * transactions: those say that a rollback has been done already.
     */
    @Override
    public void beforeCommit(boolean readOnly) {
        if (rollbackOnly) {
            throw new IllegalStateException(
                    "Part of what the contact form did in this transaction has failed, so nothing"
                            + " of it is stored. Let the exception pass instead of catching it inside.");
        }
    }

    /**
     * Only for the commit of this very connection: where several transaction managers nest, this is called for the
     * outer one, and how the inner one ended is not known any more. Delivery then finds the mail when it looks next.
     */
    @Override
    public void afterCommit() {
        if (TransactionSynchronizationManager.getResource(key) == holder) {
            List.copyOf(actions).forEach(Runnable::run);
        }
    }

    /** How much there was at a savepoint. */
    private record State(int actions, boolean rollbackOnly) {}
}
