/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeySet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an embedded store behaves when somebody else writes, when the disk is full, and when rows are damaged. */
class SqliteTroubleTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir
    Path directory;

    private JdbcContactStore store;

    @BeforeEach
    void openImpatientStore() {
        KeySet keys = KeySet.generate();
        store = JdbcContactStore.open(database(), () -> keys).withBusyTimeout(Duration.ofMillis(30));
        assertThat(store.prepare()).isEmpty();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Nested
    class WhileAnotherProcessWrites {

        private Connection other;

        @BeforeEach
        void lock() throws SQLException {
            other = connection();
            run(other, "BEGIN IMMEDIATE");
        }

        @AfterEach
        void unlock() throws SQLException {
            other.close();
        }

        @Test
        void saysThatItIsBusyAndForHowLongToWait() {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> StoredEnquiries.insertInto(store))
                    .satisfies(e -> {
                        assertThat(e.code()).isEqualTo("STORE-BUSY");
                        assertThat(e.retryHelps()).isTrue();
                        assertThat(e.retryAfter()).isPositive();
                    });
            assertThat(store.isAvailable()).isFalse();
        }

        @Test
        void readsAsBefore() {
            assertThat(store.submissions().findByEmail(StoredEnquiries.ADDRESS)).isEmpty();
        }

        @Test
        void looksForWorkWithoutWaitingForTheWriter() {
            assertThat(store.outbox().lease("worker", NOW, NOW.plusSeconds(60), 10))
                    .isEmpty();
        }

        @Test
        void writesAgainOnceTheOtherHasEnded() throws SQLException {
            assertThatThrownBy(() -> StoredEnquiries.insertInto(store)).isInstanceOf(UnavailableException.class);
            run(other, "COMMIT");

            Submission enquiry = StoredEnquiries.insertInto(store);

            assertThat(store.submissions().find(enquiry.id())).contains(enquiry);
            assertThat(store.isAvailable()).isTrue();
        }
    }

    @Nested
    class WhileAnotherThreadWrites {

        @Test
        void saysThatItIsBusy() {
            store.transactions()
                    .run(() -> assertThatThrownBy(() -> elsewhere(() -> StoredEnquiries.insertInto(store)))
                            .cause()
                            .isInstanceOfSatisfying(
                                    UnavailableException.class,
                                    e -> assertThat(e.code()).isEqualTo("STORE-BUSY")));
        }

        @Test
        void reads() {
            store.transactions().run(() -> {
                StoredEnquiries.insertInto(store);
                assertThat(elsewhere(() -> store.submissions().findByEmail(StoredEnquiries.ADDRESS)))
                        .isEmpty();
            });
        }

        @Test
        void anInterruptedThreadDoesNotWaitAndStaysInterrupted() {
            store.transactions().run(() -> {
                boolean[] interrupted = new boolean[1];
                assertThatThrownBy(() -> elsewhere(() -> {
                            Thread.currentThread().interrupt();
                            try {
                                return StoredEnquiries.insertInto(store);
                            } finally {
                                interrupted[0] = Thread.interrupted();
                            }
                        }))
                        .hasCauseInstanceOf(UnavailableException.class);
                assertThat(interrupted[0]).isTrue();
            });
        }
    }

    @Nested
    class WhenTheDiskIsFull {

        @Test
        void saysSoAndStoresNothingOfTheTransaction() {
            store.close();
            SqliteEngine engine = new SqliteEngine(new SqliteFile(database()), Duration.ofSeconds(5));
            JdbcTransactions transactions = new JdbcTransactions(engine);
            JdbcOutbox outbox = new JdbcOutbox(transactions);
            limitPages(transactions, 40);
            List<OutboxItem> mails = new ArrayList<>();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> transactions.run(() -> {
                        for (int i = 0; i < 10_000; i++) {
                            mails.add(StoredEnquiries.mail());
                            outbox.enqueue(mails.get(i));
                        }
                    }))
                    .satisfies(e -> assertThat(e.code()).isEqualTo("STORE-FULL"));

            limitPages(transactions, 10_000);
            assertThat(mails).hasSizeGreaterThan(10);
            assertThat(outbox.backlog().counts()).isEmpty();
            outbox.enqueue(mails.get(0));
            assertThat(outbox.backlog().counts()).hasSize(1);
            engine.close();
        }

        private void limitPages(JdbcTransactions transactions, int pages) {
            transactions.write(
                    session -> session.sql("PRAGMA max_page_count = " + pages).any());
        }
    }

    @Nested
    class WithADamagedRow {

        @Test
        void saysWhichRecordAndListsTheOthers() throws SQLException {
            Submission whole = StoredEnquiries.insertInto(store);
            Submission damaged = StoredEnquiries.insertInto(store);
            run("UPDATE cf_submission SET sealed_values = zeroblob(60) WHERE id = '" + damaged.id() + "'");

            assertThatExceptionOfType(BrokenSealException.class)
                    .isThrownBy(() -> store.submissions().find(damaged.id()))
                    .withMessageContaining(damaged.id().toString());
            assertThat(store.submissions().findByEmail(StoredEnquiries.ADDRESS)).containsExactly(whole);
        }

        @Test
        void doesNotTakeTheContentOfOneRecordForAnothers() throws SQLException {
            Submission first = StoredEnquiries.insertInto(store);
            Submission second = StoredEnquiries.insertInto(store);
            run("UPDATE cf_submission SET sealed_values = (SELECT sealed_values FROM cf_submission WHERE id = '"
                    + first.id() + "') WHERE id = '" + second.id() + "'");

            assertThatThrownBy(() -> store.submissions().find(second.id())).isInstanceOf(BrokenSealException.class);
        }
    }

    @Test
    void isNotAvailableOnceItsFileWasTakenAway() throws Exception {
        Files.delete(database());

        assertThat(store.isAvailable()).isFalse();
    }

    @Test
    void refusesWorkOnceItIsClosed() {
        store.close();

        assertThatThrownBy(() -> StoredEnquiries.insertInto(store))
                .isInstanceOfSatisfying(
                        UnavailableException.class, e -> assertThat(e.code()).isEqualTo("STORE-UNAVAILABLE"));
        assertThatThrownBy(() -> store.outbox().backlog()).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(store::prepare).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransactionUnderWayMayEndAfterClosing() {
        Submission enquiry = StoredEnquiries.next();

        store.transactions().run(() -> {
            elsewhere(() -> {
                store.close();
                return true;
            });
            store.submissions().insert(enquiry);
        });

        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM cf_submission")) {
            assertThat(rows.getInt(1)).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void saysThatAnIdIsStoredWithoutNamingValues() {
        Submission enquiry = StoredEnquiries.insertInto(store);
        OutboxItem mail = StoredEnquiries.mail();
        store.outbox().enqueue(mail);

        assertThatThrownBy(() -> store.outbox().enqueue(mail)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> store.submissions()
                        .insert(new Submission(
                                enquiry.id(),
                                StoredEnquiries.next().reference(),
                                enquiry.form(),
                                enquiry.purpose(),
                                enquiry.receivedAt(),
                                enquiry.state(),
                                enquiry.screeningReasons(),
                                enquiry.notice(),
                                "another",
                                enquiry.fingerprint(),
                                enquiry.values(),
                                enquiry.technical(),
                                false,
                                false)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(StoredEnquiries.ADDRESS);
    }

    private Path database() {
        return directory.resolve("contact.db");
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + database());
    }

    private void run(String text) throws SQLException {
        try (Connection connection = connection()) {
            run(connection, text);
        }
    }

    private static void run(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    private static <T> T elsewhere(java.util.function.Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(work).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
