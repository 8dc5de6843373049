/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads that queue for the right to write share one commit, and nothing else. */
class SqliteGroupTest {

    @TempDir
    Path directory;

    private final List<FutureTask<Integer>> units = new ArrayList<>();
    private SqliteEngine engine;
    private JdbcTransactions transactions;

    @BeforeEach
    void open() {
        engine = new SqliteEngine(new SqliteFile(database()), Duration.ofMinutes(1));
        transactions = new JdbcTransactions(engine);
        transactions.change(session -> session.execute("CREATE TABLE written (part INTEGER NOT NULL)"));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void nothingIsDurableOrToldBeforeTheOneCommit() throws Exception {
        CountDownLatch thirdWrites = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        queueBehindOneAnother(() -> {}, () -> {}, () -> {
            thirdWrites.countDown();
            uninterrupted(mayEnd);
        });

        uninterrupted(thirdWrites);
        assertThat(written()).as("two parts have ended, and wait").isEmpty();
        assertThat(units).noneMatch(FutureTask::isDone);

        mayEnd.countDown();
        for (FutureTask<Integer> unit : units) {
            unit.get();
        }
        assertThat(written()).containsExactly(0, 1, 2);
    }

    @Test
    void whatFailsIsUndoneAlone() throws Exception {
        queueBehindOneAnother(
                () -> {},
                () -> {
                    throw new IllegalArgumentException("the second fails");
                },
                () -> {});

        units.get(0).get();
        units.get(2).get();
        assertThatThrownBy(() -> units.get(1).get()).hasRootCauseMessage("the second fails");
        assertThat(written()).containsExactly(0, 2);
    }

    @Test
    void whereTheFirstFailsTheOthersBeginAnew() throws Exception {
        queueBehindOneAnother(
                () -> {
                    throw new IllegalArgumentException("the first fails");
                },
                () -> {},
                () -> {});

        units.get(1).get();
        units.get(2).get();
        assertThatThrownBy(() -> units.get(0).get()).hasRootCauseMessage("the first fails");
        assertThat(written()).containsExactly(1, 2);
    }

    @Test
    void allLearnThatTheTransactionIsGone() throws Exception {
        queueBehindOneAnother(
                () -> {},
                () -> {},
                // As SQLite does by itself when the disk is full or fails.
                () -> transactions.change(session -> {
                    session.execute("ROLLBACK");
                    throw new IllegalStateException("the disk fails");
                }));

        for (FutureTask<Integer> unit : units) {
            assertThatThrownBy(unit::get).isInstanceOf(ExecutionException.class);
        }
        assertThat(written()).isEmpty();
        insert(7);
        assertThat(written()).as("the next one finds a clean connection").containsExactly(7);
    }

    @Test
    void closingMakesDurableWhatHasEnded() throws Exception {
        Thread closing = new Thread(engine::close);
        queueBehindOneAnother(
                () -> {
                    closing.start();
                    awaitQueueing(closing);
                },
                () -> {});
        closing.join();

        units.get(0).get();
        assertThat(written()).contains(0);
    }

    /** Each begins its unit of work while the one before is in its own. */
    private void queueBehindOneAnother(Runnable... inside) {
        CountDownLatch allQueue = new CountDownLatch(1);
        CountDownLatch firstWrites = new CountDownLatch(1);
        for (int i = 0; i < inside.length; i++) {
            boolean first = i == 0;
            Runnable work = inside[i];
            int part = i;
            units.add(new FutureTask<>(() -> transactions.call(() -> {
                insert(part);
                if (first) {
                    firstWrites.countDown();
                    uninterrupted(allQueue);
                }
                work.run();
                return part;
            })));
            Thread thread = new Thread(units.get(i));
            thread.start();
            if (first) {
                uninterrupted(firstWrites);
            } else {
                awaitQueueing(thread);
            }
        }
        allQueue.countDown();
    }

    private static void awaitQueueing(Thread thread) {
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    }

    private void insert(int part) {
        transactions.change(session ->
                session.sql("INSERT INTO written (part) VALUES (?)").with(part).update());
    }

    /** What another process sees. */
    private List<Integer> written() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT part FROM written ORDER BY part")) {
            List<Integer> parts = new ArrayList<>();
            while (rows.next()) {
                parts.add(rows.getInt(1));
            }
            return parts;
        }
    }

    private Path database() {
        return directory.resolve("contact.db");
    }

    private static void uninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
