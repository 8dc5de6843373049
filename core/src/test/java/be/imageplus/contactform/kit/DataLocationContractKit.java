/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.DataLocation;
import be.imageplus.contactform.retention.ErasedRecord;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The guarantees that {@link DataLocation} asks of an implementation.
 *
 * <p>Extend it and open your location together with the place that it erases in: a server in the same process, a
 * directory. Give it timeouts of about a second, since some tests take the place away.
 *
 * <pre>{@code
 * class ImapMailboxContractTest extends DataLocationContractKit {
 *     protected Bench open() {
 *         return new MailboxBench();
 *     }
 * }
 * }</pre>
 */
public abstract class DataLocationContractKit {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int THREADS = 4;

    /** A location and the place that it erases in. */
    public interface Bench extends AutoCloseable {

        /** The location under test; the same one each time. */
        DataLocation location();

        /** Puts copies of a record into the place. */
        void put(ErasedRecord record) throws Exception;

        /** Whether anything of the record can be read there: looks for itself, without asking the location. */
        boolean holds(ErasedRecord record) throws Exception;

        /**
         * Takes the place away: it cannot be reached, with all that it holds.
         *
         * @return false when it cannot be away, being a part of this process: such tests are skipped
         */
        boolean takeAway() throws Exception;

        /** Brings it back with all that it held. */
        void bringBack() throws Exception;

        /** Closes both sides. */
        @Override
        void close();
    }

    /** A new location with an empty place. */
    protected abstract Bench open() throws Exception;

    /** R5.12: what is {@code Done} can be read nowhere, and every copy of it was meant. */
    @Test
    void saysDoneOnlyWhenNothingIsLeft() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            assertThat(bench.holds(record(1))).as("it is there before").isTrue();
            assertHonest(bench, record(1), erase(bench, record(1)));
        }
    }

    /** A place that nobody can look into, such as a backup, may say the day of all that it holds. */
    @Test
    void saysDoneForARecordThatIsNotThere() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            assertThat(erase(bench, record(2)))
                    .isInstanceOfAny(ErasureAnswer.Done.class, ErasureAnswer.Scheduled.class);
        }
    }

    @Test
    void erasesTheGivenRecordOnly() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            bench.put(record(2));
            erase(bench, record(1));
            assertThat(bench.holds(record(2)))
                    .as("another record is still there")
                    .isTrue();
        }
    }

    /** A crash between the erasure and the storing of its answer: the location is asked again. */
    @Test
    void saysTheSameWhenItIsAskedAgain() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            ErasureAnswer first = erase(bench, record(1));
            assertThat(erase(bench, record(1))).isEqualTo(first);
            assertHonest(bench, record(1), first);
        }
    }

    @Test
    void erasesWhatComesBackLater() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            erase(bench, record(1));
            bench.put(record(1)); // a backup was restored
            assertHonest(bench, record(1), erase(bench, record(1)));
        }
    }

    @Test
    void saysThatItCannotTellWhileThePlaceIsAway() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            assumeTrue(bench.takeAway());
            assertUnavailable(bench, record(1));
            bench.bringBack();
            assertThat(bench.holds(record(1))).as("it is still there").isTrue();
            assertHonest(bench, record(1), erase(bench, record(1)));
        }
    }

    @Test
    void noticesThatThePlaceHasGoneSinceTheLastErasure() throws Exception {
        try (Bench bench = open()) {
            bench.put(record(1));
            bench.put(record(2));
            erase(bench, record(1));
            assumeTrue(bench.takeAway());
            assertUnavailable(bench, record(2));
            bench.bringBack();
            assertHonest(bench, record(2), erase(bench, record(2)));
        }
    }

    @Test
    void erasesOnManyThreadsAtOnce() throws Exception {
        try (Bench bench = open()) {
            for (int i = 0; i < THREADS; i++) {
                bench.put(record(i));
            }
            bench.put(record(THREADS));
            // Each is asked for twice at the same time, as by two nodes.
            List<ErasureAnswer> answers = Together.run(2 * THREADS, thread -> erase(bench, record(thread % THREADS)));
            for (int i = 0; i < THREADS; i++) {
                assertHonest(bench, record(i), answers.get(i));
                assertHonest(bench, record(i), answers.get(i + THREADS));
            }
            assertThat(bench.holds(record(THREADS))).as("what nobody asked for").isTrue();
        }
    }

    @Test
    void saysWhoItIs() throws Exception {
        try (Bench bench = open()) {
            DataLocation location = bench.location();
            assertThat(location.id()).matches("[a-z0-9-]{1,64}").isEqualTo(location.id());
            assertThat(location.recipient()).isNotBlank(); // R4.2
            assertThat(location.categories()).isNotEmpty();
        }
    }

    @Test
    void closesTwice() throws Exception {
        try (Bench bench = open()) {
            erase(bench, record(1));
            bench.location().close();
            bench.location().close();
        }
    }

    private static void assertHonest(Bench bench, ErasedRecord record, ErasureAnswer answer) throws Exception {
        assertThat(answer).isNotNull();
        if (answer instanceof ErasureAnswer.Done || answer instanceof ErasureAnswer.Shredded) {
            assertThat(bench.holds(record)).as("can be read after %s", answer).isFalse();
        }
    }

    private static void assertUnavailable(Bench bench, ErasedRecord record) {
        Throwable thrown = catchThrowable(() -> erase(bench, record));
        assertThat(thrown).as("while the place is away").isInstanceOf(UnavailableException.class);
        UnavailableException unavailable = (UnavailableException) thrown;
        assertThat(unavailable.code()).matches("[A-Z][A-Z0-9-]{0,63}");
        assertThat(unavailable.getMessage()).isNotBlank().doesNotContain("@");
        assertThat(unavailable.retryAfter()).isPositive();
    }

    private static ErasureAnswer erase(Bench bench, ErasedRecord record) {
        return assertTimeoutPreemptively(LONGEST, () -> bench.location().erase(record));
    }

    private static ErasedRecord record(int number) {
        String id = "01a2b0c1-7a5b-7c3d-8e4f-" + String.format("%012d", number);
        return new ErasedRecord(
                new RecordId(UUID.fromString(id)),
                Set.of("0192f0c1-7a5b-7c3d-8e4f-" + String.format("%012d", number) + "@website.example.org"),
                Instant.parse("2026-11-23T09:00:00Z"));
    }
}
