/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.problem.UnavailableException;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BackgroundScheduleTest {

    /** So long that no test sees a poll. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final AtomicInteger rounds = new AtomicInteger();
    private final Semaphore gate = new Semaphore(0);
    private final AtomicReference<BackgroundSchedule> started = new AtomicReference<>();

    @AfterEach
    void close() {
        gate.release(1_000_000);
        BackgroundSchedule schedule = started.get();
        if (schedule != null) {
            schedule.close();
        }
    }

    @Test
    void runsARoundAtOnce() {
        start(2, NEVER, this::count);

        awaitRounds(1);
    }

    @Test
    void runsARoundOnceAnInterval() {
        start(1, Duration.ofMillis(1), this::count);

        awaitRounds(5);
    }

    @Test
    void runsARoundWhenItIsWoken() {
        BackgroundSchedule schedule = start(2, NEVER, this::count);
        awaitRounds(1);

        schedule.wake();
        awaitRounds(2);
        schedule.wake();
        awaitRounds(3);
    }

    @Test
    void runsAgainAfterAWakeThatCameDuringARound() {
        BackgroundSchedule schedule = start(1, NEVER, this::countAndWaitAtTheGate);
        awaitRounds(1);

        schedule.wake();
        gate.release(2);

        awaitRounds(2);
    }

    @Test
    void owesNoMoreRoundsThanItHasWorkersHoweverOftenItIsWoken() {
        BackgroundSchedule schedule = start(2, NEVER, this::countAndWaitAtTheGate);
        awaitRounds(1);
        schedule.wake();
        awaitRounds(2);

        for (int i = 0; i < 1_000; i++) {
            schedule.wake();
        }
        gate.release(1_000);

        awaitRounds(4);
        assertThat(schedule.close(Duration.ofMinutes(2))).isTrue();
        assertThat(rounds).hasValue(4);
    }

    @Test
    void goesOnAtOnceWhileThereIsMore() {
        start(1, NEVER, () -> rounds.incrementAndGet() < 50);

        awaitRounds(50);
    }

    @Test
    void bringsInItsOtherWorkersWhileThereIsMore() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        CountDownLatch allAtOnce = new CountDownLatch(3);
        start(3, NEVER, () -> {
            rounds.incrementAndGet();
            if (threads.add(Thread.currentThread().getName())) {
                allAtOnce.countDown();
            }
            return allAtOnce.getCount() > 0;
        });

        await().until(() -> allAtOnce.getCount() == 0);
        assertThat(threads).containsExactlyInAnyOrder("test-work-1", "test-work-2", "test-work-3");
    }

    @Test
    void runsOnDaemonThreads() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        start(1, NEVER, () -> {
            thread.set(Thread.currentThread());
            return count();
        });
        awaitRounds(1);

        assertThat(thread.get().isDaemon()).isTrue();
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(0, NEVER, this::count))
                .withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(65, NEVER, this::count))
                .withMessageContaining("workers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> start(1, Duration.ZERO, this::count))
                .withMessageContaining("interval");
    }

    @Nested
    class ARoundThatThrows {

        private final ListAppender<ILoggingEvent> log = new ListAppender<>();

        @Test
        void runsAgainAndItsMessageIsNotLogged() {
            logging(() -> {
                BackgroundSchedule schedule = start(1, NEVER, () -> {
                    rounds.incrementAndGet();
                    throw new IllegalStateException("CANARY-ada@example.org");
                });
                awaitRounds(1);
                schedule.wake();
                awaitRounds(2);
            });

            assertThat(rounds).as("rounds: none at once after a failure").hasValue(2);
            assertThat(log.list).isNotEmpty().allSatisfy(event -> {
                assertThat(event.getFormattedMessage())
                        .contains("test-work", "java.lang.IllegalStateException", "BackgroundScheduleTest")
                        .doesNotContain("CANARY");
                assertThat(event.getThrowableProxy()).isNull();
            });
        }

        @Test
        void runsAgainAfterAnErrorToo() {
            logging(() -> {
                BackgroundSchedule schedule = start(1, NEVER, () -> {
                    rounds.incrementAndGet();
                    throw new StackOverflowError();
                });
                awaitRounds(1);
                schedule.wake();
                awaitRounds(2);
            });
        }

        @Test
        void isNamedByItsStableCodeWhereItHasOne() {
            logging(() -> {
                start(1, NEVER, () -> {
                    rounds.incrementAndGet();
                    throw new UnavailableException("STORE-BUSY", "the writer is taken", Duration.ofSeconds(1), null);
                });
                awaitRounds(1);
                await().until(() -> !log.list.isEmpty());
            });

            assertThat(log.list.get(0).getFormattedMessage()).contains("STORE-BUSY");
        }

        private void logging(Runnable test) {
            Logger logger = (Logger) LoggerFactory.getLogger(BackgroundSchedule.class);
            log.start();
            logger.addAppender(log);
            logger.setAdditive(false);
            try {
                test.run();
                started.get().close();
            } finally {
                logger.setAdditive(true);
                logger.detachAppender(log);
            }
        }
    }

    @Nested
    class Closing {

        @Test
        void letsARoundUnderWayEndAndBeginsNoOther() {
            BackgroundSchedule schedule = start(1, Duration.ofMillis(1), this::endAfterTheClose);
            awaitRounds(1);
            AtomicReference<Boolean> answer = new AtomicReference<>();
            Thread closing = new Thread(() -> answer.set(schedule.close(Duration.ofMinutes(2))));
            closing.start();
            await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
            assertThat(answer).hasValue(null);
            gate.release();

            await().until(() -> answer.get() != null);
            assertThat(answer).hasValue(true);
            schedule.wake();
            assertThat(rounds).hasValue(1);
        }

        @Test
        void interruptsWhatDoesNotEndInTime() {
            BackgroundSchedule schedule = start(2, NEVER, BackgroundScheduleTest.this::countAndWaitAtTheGate);
            awaitRounds(1);

            assertThat(schedule.close(Duration.ZERO)).isFalse();
            await().untilAsserted(() ->
                    assertThat(schedule.close(Duration.ofSeconds(1))).isTrue());
        }

        @Test
        void endsEarlyAndStaysInterruptedOnAnInterruptedThread() {
            BackgroundSchedule schedule = start(1, NEVER, BackgroundScheduleTest.this::countAndWaitAtTheGate);
            awaitRounds(1);

            Thread.currentThread().interrupt();
            boolean ended = schedule.close(Duration.ofDays(1));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(ended).isFalse();
        }

        @Test
        void isIdempotent() {
            BackgroundSchedule schedule = start(2, NEVER, BackgroundScheduleTest.this::count);

            assertThat(schedule.close(Duration.ofMinutes(2))).isTrue();
            assertThat(schedule.close(Duration.ZERO)).isTrue();
            schedule.close();
        }

        @Test
        void mayBeDoneByARound() {
            AtomicReference<Boolean> answer = new AtomicReference<>();
            start(1, NEVER, () -> {
                await().until(() -> started.get() != null);
                answer.set(started.get().close(Duration.ofDays(1)));
                return true;
            });

            await().until(() -> answer.get() != null);
            assertThat(answer).hasValue(true);
        }

        private boolean endAfterTheClose() {
            rounds.incrementAndGet();
            gate.acquireUninterruptibly();
            return true;
        }
    }

    private BackgroundSchedule start(int workers, Duration interval, BooleanSupplier round) {
        BackgroundSchedule schedule = BackgroundSchedule.start("test-work", workers, interval, round);
        started.set(schedule);
        return schedule;
    }

    private boolean count() {
        rounds.incrementAndGet();
        return false;
    }

    private boolean countAndWaitAtTheGate() {
        rounds.incrementAndGet();
        try {
            gate.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void awaitRounds(int atLeast) {
        await().untilAsserted(() -> assertThat(rounds).hasValueGreaterThanOrEqualTo(atLeast));
    }
}
