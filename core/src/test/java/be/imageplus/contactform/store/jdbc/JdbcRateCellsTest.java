/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.RateLimiterContractKit;
import be.imageplus.contactform.kit.Together;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateCells;
import be.imageplus.contactform.screening.RateLimiter;
import be.imageplus.contactform.vault.KeySet;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cells of a real PostgreSQL server, under the contract of all limiters. */
class JdbcRateCellsTest extends RateLimiterContractKit {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Rate RATE = new Rate(3, Duration.ofMinutes(3));
    private static final Demand ADA = new Demand(1, RATE);

    private final KeySet keys = KeySet.generate();
    private final List<JdbcContactStore> nodes = new ArrayList<>();
    private final HikariDataSource pool = pool();

    @AfterEach
    void close() {
        nodes.forEach(JdbcContactStore::close);
        pool.close();
    }

    @Override
    protected RateLimiter limiter(Clock clock) {
        RateCells cells = patientNode();
        return new RateLimiter() {
            @Override
            public Optional<Duration> refuseUntil(List<Demand> demands) {
                return demands.isEmpty() ? Optional.empty() : cells.count(demands, clock.instant());
            }

            @Override
            public boolean isShared() {
                return true;
            }
        };
    }

    @Test
    void sharesALimitAmongNodesAndTheirThreads() {
        List<RateCells> both = List.of(patientNode(), patientNode());
        List<Demand> demands = List.of(
                ADA,
                new Demand(2, new Rate(100, Duration.ofHours(1))),
                new Demand(3, new Rate(5, Duration.ofHours(1))));

        List<Optional<Duration>> answers =
                Together.run(16, thread -> both.get(thread % 2).count(demands, NOW));

        assertThat(answers).filteredOn(Optional::isEmpty).hasSize(3);
        assertThat(answers).filteredOn(Optional::isPresent).containsOnly(Optional.of(Duration.ofMinutes(1)));
        // What was refused did not count behind.
        assertThat(both.get(0).count(demands.subList(2, 3), NOW)).isEmpty();
        assertThat(both.get(1).count(demands.subList(2, 3), NOW)).isEmpty();
        assertThat(both.get(0).count(demands.subList(2, 3), NOW)).isPresent();
    }

    @Test
    void countsStayWhenTheTransactionAroundIsRolledBack() {
        JdbcContactStore store = patient();
        RateCells cells = store.rateCells().orElseThrow();

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    for (int i = 0; i < 3; i++) {
                        assertThat(cells.count(List.of(ADA), NOW)).isEmpty();
                    }
                    throw new IllegalStateException("the enquiry is not stored");
                }))
                .hasMessage("the enquiry is not stored");

        assertThat(cells.count(List.of(ADA), NOW)).isPresent();
    }

    /** Another node must not wait until the enquiry is stored, and a rollback of the application must not undo it. */
    @Test
    void joinNoTransactionOfTheApplication() throws SQLException {
        try (Connection around = pool.getConnection()) {
            around.setAutoCommit(false);
            JdbcContactStore joined =
                    opened(JdbcContactStore.open(pool, () -> keys).withHostTransactions(new HostTransactions() {
                        @Override
                        public boolean isUnderWay() {
                            return true;
                        }

                        @Override
                        public Connection connection() {
                            return around;
                        }

                        @Override
                        public void release(Connection connection) {}

                        @Override
                        public void setRollbackOnly() {}

                        @Override
                        public void afterCommit(Runnable action) {}
                    }));
            assertThat(joined.rateCells().orElseThrow().count(List.of(ADA), NOW))
                    .isEmpty();
            around.rollback();
        }

        assertThat(count("SELECT count(*) FROM cf_rate_cell WHERE wait = 0")).isEqualTo(1);
    }

    @Test
    void forgetsInBatchesWhatIsFullAndWhatAClockThatWasSetBackLeft() throws SQLException {
        RateCells cells = patientNode();
        for (int key = 0; key < 5; key++) {
            cells.count(List.of(new Demand(key, RATE)), NOW);
        }
        cells.count(List.of(new Demand(7, RATE)), NOW.plus(Duration.ofMinutes(1)));
        cells.count(List.of(new Demand(8, RATE)), NOW.plus(Duration.ofDays(3)));

        Instant full = NOW.plus(Duration.ofMinutes(1));
        assertThat(cells.forget(full.minusMillis(1), 4))
                .as("what the clock left")
                .isEqualTo(1);
        assertThat(cells.forget(full, 4)).isEqualTo(4);
        assertThat(cells.forget(full, 4)).isEqualTo(1);
        assertThat(cells.forget(full, 4)).isZero();
        assertThat(count("SELECT count(*) FROM cf_rate_cell")).isEqualTo(1);
    }

    /** Neither a backup nor a replica has them, and nobody waits for the disk. */
    @Test
    void areNotLogged() throws SQLException {
        patientNode();

        assertThat(count("SELECT count(*) FROM pg_class WHERE relname = 'cf_rate_cell' AND relpersistence = 'u'"))
                .isEqualTo(1);
    }

    @Test
    void doNotHoldAnybodyUpForLongerThanASecondOrSo() throws SQLException {
        RateCells cells =
                opened(JdbcContactStore.open(pool, () -> keys)).rateCells().orElseThrow();
        patientNode().count(List.of(ADA), NOW);
        try (Connection other = pool.getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT * FROM cf_rate_cell FOR UPDATE");

            assertThatThrownBy(() -> cells.count(List.of(ADA), NOW))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            busy -> assertThat(busy.code()).isEqualTo("STORE-BUSY"));
            other.rollback();
        }
        assertThat(patientNode().count(List.of(ADA), NOW)).isEmpty();
    }

    /** A connection for each thread: they are to meet in the database. */
    private static HikariDataSource pool() {
        PostgresServer server = PostgresServer.shared();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(server.url(server.newDatabase()));
        pool.setMinimumIdle(1);
        pool.setMaximumPoolSize(20);
        return pool;
    }

    /** Threads of a busy machine may have to wait for one another. */
    private JdbcContactStore patient() {
        return opened(JdbcContactStore.open(pool, () -> keys).withBusyTimeout(Duration.ofSeconds(30)));
    }

    private RateCells patientNode() {
        return patient().rateCells().orElseThrow();
    }

    private JdbcContactStore opened(JdbcContactStore store) {
        nodes.add(store);
        assertThat(store.prepare(Clock.systemUTC())).isEmpty();
        return store;
    }

    private long count(String question) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getLong(1);
        }
    }
}
