/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.FlightCounter;
import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a store on PostgreSQL behaves when others hold locks, when connections end, and when the server is away. */
class PostgresTroubleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** With a server that is away. A pool takes up another timeout half a minute later only. */
    private static final Duration IMPATIENCE = Duration.ofMillis(500);

    private final KeySet keys = KeySet.generate();
    private final PostgresServer server = PostgresServer.shared();
    private final String name = server.newDatabase();
    private final HikariDataSource pool = pool(server.url(name));
    private JdbcContactStore store;

    @BeforeEach
    void openStore() {
        store = opened(pool);
    }

    @AfterEach
    void closeAll() {
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
                .as("connections that were not given back")
                .isZero();
        pool.close();
    }

    @Test
    void saysThatItIsBusyWhenAnotherTransactionHoldsTheSameToken() throws SQLException {
        Submission enquiry = StoredEnquiries.next();
        JdbcContactStore impatient = JdbcContactStore.open(pool, () -> keys).withBusyTimeout(Duration.ofSeconds(1));
        assertThat(impatient.prepare()).isEmpty();
        try (Connection other = server.dataSource(name).getConnection()) {
            other.setAutoCommit(false);
            run(other, "LOCK TABLE cf_submission");

            assertUnavailable("STORE-BUSY", () -> impatient.submissions().insert(enquiry));
            other.rollback();
        }

        assertThat(store.submissions().insert(enquiry)).isNotNull();
    }

    @Test
    void storesNothingOfATransactionWhoseConnectionIsCut() {
        Submission enquiry = StoredEnquiries.next();

        assertUnavailable(
                "STORE-UNAVAILABLE",
                () -> store.transactions().run(() -> {
                    store.submissions().insert(enquiry);
                    cutAllConnections();
                    store.outbox().enqueue(StoredEnquiries.mail());
                }));

        // The pool may lend another of the cut ones before it finds out.
        await().ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(store.submissions().find(enquiry.id())).isEmpty());
        assertThat(store.outbox().backlog().counts()).isEmpty();
        assertThat(StoredEnquiries.insertInto(store)).isNotNull();
    }

    @Test
    void storesNothingWhenAStatementThatWasOwedFails() {
        Submission enquiry = StoredEnquiries.next();
        OutboxItem mail = StoredEnquiries.mail();
        store.outbox().enqueue(mail);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.submissions().insert(enquiry);
                    store.outbox().enqueue(mail);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(store.submissions().find(enquiry.id())).isEmpty();
    }

    @Test
    void givesConnectionsBackAsItGotThem() throws SQLException {
        store.transactions().run(() -> StoredEnquiries.insertInto(store));
        assertThatThrownBy(() -> store.transactions().run(() -> {
                    throw new IllegalStateException("synthetic");
                }))
                .hasMessage("synthetic");

        try (Connection connection = pool.getConnection()) {
            assertThat(connection.getAutoCommit()).isTrue();
            assertThat(connection.getNetworkTimeout()).isZero();
        }
    }

    @Test
    void workersPassOverWhatOthersAreTaking() throws SQLException {
        OutboxItem taken = StoredEnquiries.mail();
        OutboxItem free = StoredEnquiries.mail();
        store.outbox().enqueue(taken);
        store.outbox().enqueue(free);
        try (Connection other = server.dataSource(name).getConnection()) {
            other.setAutoCommit(false);
            run(other, "SELECT id FROM cf_outbox WHERE id = '" + taken.id() + "' FOR UPDATE");

            assertThat(store.outbox().lease("worker", NOW, NOW.plusSeconds(60), 10))
                    .extracting(leased -> leased.item().id())
                    .containsExactly(free.id());
        }
    }

    @Test
    void comesBackByItselfWhenTheServerWasStopped(@TempDir Path data) {
        try (PostgresServer own = PostgresServer.startIn(data.resolve("postgres"));
                HikariDataSource connections = pool(own.url(own.newDatabase()), IMPATIENCE)) {
            JdbcContactStore restarted = opened(connections);
            Submission before = StoredEnquiries.insertInto(restarted);

            own.stop();
            assertUnavailable("STORE-UNAVAILABLE", () -> StoredEnquiries.insertInto(restarted));
            assertThat(restarted.isAvailable()).isFalse();

            own.start();
            await().untilAsserted(() -> assertThat(restarted.isAvailable()).isTrue());
            await().ignoreExceptions()
                    .untilAsserted(() -> assertThat(restarted.submissions().find(before.id()))
                            .contains(before));
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(StoredEnquiries.insertInto(restarted)).isNotNull());
        }
    }

    /** Look-up of a replay, the enquiry, all that goes with it, commit. */
    @Test
    void takesAnEnquiryInFourFlights() throws IOException {
        try (FlightCounter network = new FlightCounter(server.port());
                HikariDataSource connections =
                        pool("jdbc:postgresql://127.0.0.1:" + network.port() + "/" + name + "?user=postgres")) {
            JdbcContactStore counted = opened(connections);
            take(counted); // the driver asks once for a connection's types

            // Some have more: a pool asks whether a connection is still there that nobody used for half a second.
            assertThat(IntStream.range(0, 10).map(i -> flightsOf(network, () -> take(counted))))
                    .as("flights of ten enquiries")
                    .contains(4)
                    .allMatch(flights -> flights >= 4);
        }
    }

    private static int flightsOf(FlightCounter network, Runnable work) {
        int before = network.flights();
        work.run();
        return network.flights() - before;
    }

    @ParameterizedTest
    @CsvSource({
        "08006, STORE-UNAVAILABLE",
        "57P01, STORE-UNAVAILABLE",
        "25006, STORE-UNAVAILABLE",
        "53300, STORE-UNAVAILABLE",
        "53100, STORE-FULL",
        "40001, STORE-BUSY",
        "40P01, STORE-BUSY",
        "55P03, STORE-BUSY",
        "57014, STORE-BUSY"
    })
    void saysWhatAnErrorMeans(String sqlState, String code) {
        assertThat(PostgresErrors.failure(new SQLException("synthetic", sqlState)))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private void take(JdbcContactStore where) {
        Submission enquiry = StoredEnquiries.next();
        assertThat(where.submissions().findByNonce(enquiry.nonce())).isEmpty();
        where.transactions().run(() -> {
            where.submissions().insert(enquiry);
            where.outbox().enqueue(OutboxItem.due(StoredEnquiries.mail().id(), enquiry.id(), NOW));
            where.ledger().append(StoredEnquiries.accepted(enquiry));
        });
    }

    private static void assertUnavailable(String code, ThrowingCallable call) {
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private void cutAllConnections() {
        try (Connection other = server.dataSource("postgres").getConnection()) {
            run(other, "SELECT pg_terminate_backend(pid, 20000) FROM pg_stat_activity WHERE datname = '" + name + "'");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private JdbcContactStore opened(HikariDataSource connections) {
        JdbcContactStore patient =
                JdbcContactStore.open(connections, () -> keys).withBusyTimeout(PATIENCE);
        assertThat(patient.prepare()).isEmpty();
        return patient;
    }

    private static HikariDataSource pool(String url) {
        return pool(url, PATIENCE);
    }

    private static HikariDataSource pool(String url, Duration patience) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(url);
        pool.setMinimumIdle(1); // or it would open another one while flights are counted
        pool.setMaximumPoolSize(2);
        pool.setInitializationFailTimeout(PATIENCE.toMillis());
        pool.setConnectionTimeout(patience.toMillis());
        return pool;
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
