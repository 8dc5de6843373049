/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.store.jdbc.HostTransactions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Spring's transactions over one DataSource, as the store joins them: those of JDBC transaction managers and of JPA
 * ones that expose their connection.
 *
 * <p>What is not one of them is none: a scope without a transaction, a suspended one, one over another DataSource, one
 * whose commit has begun. The store then works in a transaction of its own. JTA is not joined.
 *
 * <p>Transaction managers tell it when a commit begins ({@link TransactionExecutionListener}): what calls from then on,
 * after-commit listeners above all, still finds the connection, but nothing would commit its work.
 */
final class SpringTransactions implements HostTransactions, TransactionExecutionListener {

    private final DataSource dataSource;

    /** Connections whose commit has begun; a holder serves one transaction only. */
    private final Set<ConnectionHolder> ended =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Map<DataSource, Probe> probes = new ConcurrentHashMap<>();

    /** @param dataSource that the store works on; as {@link #ownConnections} gives it */
    SpringTransactions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Where the store gets connections of its own. A proxy that hands out the transaction's connection must not be
     * asked: it also keeps one for as long as a scope without transaction lasts.
     */
    static DataSource ownConnections(DataSource dataSource) {
        DataSource own = dataSource;
        while (own instanceof TransactionAwareDataSourceProxy proxy && proxy.getTargetDataSource() != null) {
            own = proxy.getTargetDataSource();
        }
        return own;
    }

    @Override
    public boolean isUnderWay() {
        return underWay() != null;
    }

    @Override
    public Connection connection() throws SQLException {
        Bound bound = require();
        try {
            return DataSourceUtils.doGetConnection(bound.key);
        } catch (RuntimeException e) { // of JPA providers that fetch it only now
            throw new SQLNonTransientConnectionException("The transaction has no connection", "08003", e);
        }
    }

    @Override
    public void release(Connection connection) {
        Bound bound = bound();
        if (bound != null) { // else its transaction has ended, and the connection with it
            DataSourceUtils.releaseConnection(connection, bound.key);
        }
    }

    @Override
    public void setRollbackOnly() {
        Bound bound = require();
        bound.holder.setRollbackOnly();
        boolean isJpa = JpaRollback.IS_PRESENT
                && JpaRollback.mark(TransactionSynchronizationManager.getResourceMap(), this::isOurs);
        if (!isJpa) {
            joined(bound).setRollbackOnly();
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        joined(require()).afterCommit(action);
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        Bound bound = transaction.isNewTransaction() ? bound() : null; // the release of a savepoint ends nothing
        if (bound != null) {
            ended.add(bound.holder);
        }
    }

    private Bound require() {
        return Objects.requireNonNull(underWay(), "no transaction over the store's DataSource is under way");
    }

    private @Nullable Bound underWay() {
        // Without synchronization a transaction has completed, or its manager tells nobody when it does.
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return null;
        }
        Bound bound = bound();
        return bound != null && isTransactional(bound) && !ended.contains(bound.holder) ? bound : null;
    }

    /** A holder may also be bound for reads outside of a transaction; a JPA manager's own never looks like that. */
    private boolean isTransactional(Bound bound) {
        return !bound.holder.isSynchronizedWithTransaction()
                || probes.computeIfAbsent(bound.key, Probe::new).finds();
    }

    private @Nullable Bound bound() {
        Object exact = TransactionSynchronizationManager.getResource(dataSource);
        if (exact instanceof ConnectionHolder holder) {
            return new Bound(dataSource, holder);
        }
        for (Object key : TransactionSynchronizationManager.getResourceMap().keySet()) {
            if (key instanceof DataSource other
                    && isOurs(other)
                    && TransactionSynchronizationManager.getResource(other) instanceof ConnectionHolder holder) {
                return new Bound(other, holder);
            }
        }
        return null;
    }

    /** Whether another DataSource is this one, directly or through the proxies that Spring itself puts before it. */
    private boolean isOurs(DataSource other) {
        return target(other) == target(dataSource);
    }

    private static DataSource target(DataSource dataSource) {
        DataSource target = ownConnections(dataSource);
        while (target instanceof LazyConnectionDataSourceProxy lazy && lazy.getTargetDataSource() != null) {
            target = ownConnections(lazy.getTargetDataSource());
        }
        return target;
    }

    private JoinedTransaction joined(Bound bound) {
        for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
            if (each instanceof JoinedTransaction joined && joined.isOf(bound.holder)) {
                return joined;
            }
        }
        JoinedTransaction joined = new JoinedTransaction(bound.key, bound.holder);
        TransactionSynchronizationManager.registerSynchronization(joined);
        return joined;
    }

    /** A connection that is bound to the thread, and the DataSource that it is bound under. */
    private record Bound(DataSource key, ConnectionHolder holder) {}

    /** Asks as the transaction manager itself does, since a holder tells nobody else. It never begins anything. */
    private static final class Probe extends DataSourceTransactionManager {

        private static final long serialVersionUID = 1L;

        Probe(DataSource dataSource) {
            super(dataSource);
        }

        boolean finds() {
            return isExistingTransaction(doGetTransaction());
        }
    }
}
