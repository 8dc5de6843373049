/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Which of Spring's transactions the store takes for its application's. */
class SpringTransactionsTest {

    private final PostgresServer server = PostgresServer.shared();
    private final HikariDataSource pool = pool();
    private final HikariDataSource another = pool();
    private final SpringTransactions transactions = new SpringTransactions(pool);

    private HikariDataSource pool() {
        HikariDataSource created = new HikariDataSource();
        created.setJdbcUrl(server.url(server.newDatabase()));
        created.setMaximumPoolSize(3);
        return created;
    }

    @AfterEach
    void closePools() {
        pool.close();
        another.close();
    }

    @Nested
    class ATransactionOverTheSameDatabase {

        @Test
        void isOneWhicheverOfSpringsProxiesStandsBeforeItsDataSource() {
            DataSource lazy = new LazyConnectionDataSourceProxy(pool);
            List<DataSource> sameOnes = List.of(
                    pool, lazy, new TransactionAwareDataSourceProxy(pool), new TransactionAwareDataSourceProxy(lazy));
            for (DataSource managed : sameOnes) {
                for (DataSource known : sameOnes) {
                    SpringTransactions asKnown = new SpringTransactions(known);
                    JdbcTemplate jdbc = new JdbcTemplate(SpringTransactions.ownConnections(managed));
                    inTransaction(managed, () -> {
                        assertThat(asKnown.isUnderWay()).isTrue();
                        long ours = backend(asKnown);
                        assertThat(ours).isEqualTo(jdbc.queryForObject("SELECT pg_backend_pid()", Long.class));
                        return true;
                    });
                    assertThat(asKnown.isUnderWay()).isFalse();
                }
            }
        }

        @Test
        void keepsItsConnectionWhenOursIsGivenBack() {
            inTransaction(pool, () -> {
                long first = backend(transactions);
                assertThat(backend(transactions)).isEqualTo(first);
                return true;
            });
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Nested
    class IsNone {

        @Test
        void withoutAny() {
            assertThat(transactions.isUnderWay()).isFalse();
        }

        @Test
        void whenItIsOverAnotherDatabase() {
            inTransaction(another, () -> assertThat(transactions.isUnderWay()).isFalse());
        }

        /** Such a connection stays bound until the other transaction ends, and nobody would commit what we do on it. */
        @Test
        void whenTheConnectionIsOnlyBoundForReadingBesideATransactionOverAnother() {
            pool.setAutoCommit(false); // the connection alone then looks like one of a transaction
            inTransaction(another, () -> {
                new JdbcTemplate(pool).queryForObject("SELECT 1", Integer.class);
                return assertThat(transactions.isUnderWay()).isFalse();
            });
        }

        @Test
        void inAScopeWithoutOne() {
            TransactionTemplate scope = new TransactionTemplate(new JdbcTransactionManager(pool));
            scope.setPropagationBehavior(TransactionDefinition.PROPAGATION_SUPPORTS);
            scope.executeWithoutResult(status -> {
                new JdbcTemplate(pool).queryForObject("SELECT 1", Integer.class);
                assertThat(transactions.isUnderWay()).isFalse();
            });
        }

        @Test
        void whileItIsSuspended() {
            PlatformTransactionManager manager = new JdbcTransactionManager(pool);
            TransactionTemplate outside = new TransactionTemplate(manager);
            outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
            new TransactionTemplate(manager).executeWithoutResult(status -> {
                outside.executeWithoutResult(
                        none -> assertThat(transactions.isUnderWay()).isFalse());
                assertThat(transactions.isUnderWay()).isTrue();
            });
        }
    }

    /** Nested managers have one set of callbacks, the outer one's, which knows nothing of how the inner one ended. */
    @Test
    void nobodyHearsOfACommitThatMayNotHaveBeen() {
        List<String> told = new ArrayList<>();
        inTransaction(another, () -> {
            TransactionTemplate inner = new TransactionTemplate(new JdbcTransactionManager(pool));
            inner.executeWithoutResult(status -> {
                transactions.afterCommit(() -> told.add("rolled back"));
                status.setRollbackOnly();
            });
            return true;
        });
        assertThat(told).isEmpty();
    }

    @Test
    void anActionIsToldOfItsOwnTransactionOnly() {
        List<String> told = new ArrayList<>();
        TransactionTemplate apart = new TransactionTemplate(new JdbcTransactionManager(pool));
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        inTransaction(pool, () -> {
            transactions.afterCommit(() -> told.add("outer"));
            apart.executeWithoutResult(status -> transactions.afterCommit(() -> told.add("inner")));
            return assertThat(told).containsExactly("inner");
        });
        assertThat(told).containsExactly("inner", "outer");
    }

    private static void inTransaction(DataSource dataSource, Supplier<?> work) {
        new TransactionTemplate(new JdbcTransactionManager(dataSource)).execute(status -> work.get());
    }

    /** Which of the server's processes the transaction is in. */
    private static long backend(SpringTransactions transactions) {
        try {
            Connection connection = transactions.connection();
            try (var row = connection.createStatement().executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                return row.getLong(1);
            } finally {
                transactions.release(connection);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
