/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.submission.Submission;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * After a day on which everything goes wrong, every enquiry that a visitor was told of is delivered, or waits where a
 * human sees it.
 */
class SimulatedDayTest {

    /** What the memory of a node may differ by over a day, whatever the number of enquiries: caches that fill. */
    private static final long MOST_GROWTH = 3 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void endsInOrderOnSqlite() throws Exception {
        try (Database database = Database.sqlite(directory)) {
            endsInOrder(database);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void endsInOrderOnPostgreSql() throws Exception {
        try (Database database = Database.postgresql(directory)) {
            endsInOrder(database);
        }
    }

    private void endsInOrder(Database database) throws Exception {
        long seed = Seed.get();
        System.out.println("simulated day with seed " + seed);
        try (SimulatedDay day = new SimulatedDay(database, directory, seed)) {
            day.pass();

            Map<State, Integer> ends = new HashMap<>();
            Map<Integer, String> records = new HashMap<>();
            Map<String, List<Postbox.Taken>> mails =
                    day.postbox().taken().stream().collect(groupingBy(Postbox.Taken::id));
            for (State state : State.values()) {
                for (OutboxItem mail : OutboxPages.all(day.store().outbox(), state)) {
                    Submission submission =
                            day.store().submissions().find(mail.submission()).orElseThrow();
                    int enquiry = Books.enquiryOf(submission);
                    assertThat(records.put(enquiry, submission.reference().value()))
                            .as("a second record of enquiry " + enquiry)
                            .isNull();
                    ends.merge(state, 1, Integer::sum);
                    List<Postbox.Taken> copies = mails.getOrDefault(mail.id().toString(), List.of());
                    assertCopies(day, mail, copies);
                    assertEvents(day, mail, submission);
                }
            }
            System.out.printf(
                    "%d enquiries ended as %s after %s; %d mails were parked at midnight; octets in use: %s%n",
                    day.receipts().size(), ends, day.faults(), day.parkedAtMidnight(), day.heaps());
            assertThat(records).as("records of enquiries").containsAllEntriesOf(day.receipts());
            assertThat(ends).containsKeys(State.DELIVERED, State.DEAD).doesNotContainKey(State.PENDING);
            assertThat(day.faults().keySet()).hasSizeGreaterThan(8);
            assertThat(day.parkedAtMidnight()).isPositive();
            assertThat(database.count("SELECT COUNT(*) FROM cf_outbox WHERE lease_until <> 0"))
                    .isZero();
            assertThat(database.count("SELECT COUNT(*) FROM cf_lease WHERE lease_until <> 0"))
                    .isZero();
            assertThat(day.heaps()).hasSize(4);
            assertThat(day.heaps().get(3) - day.heaps().get(0))
                    .as("growth of memory: " + day.heaps())
                    .isLessThan(MOST_GROWTH);
        }
    }

    /** A second copy comes from an end that was ambiguous for its sender, or from a node that was killed. */
    private static void assertCopies(SimulatedDay day, OutboxItem mail, List<Postbox.Taken> copies) {
        long reasons = copies.stream().filter(day::isFromAKill).count() + (mail.mayHaveArrived() ? 1 : 0);
        assertThat((long) copies.size())
                .as(() -> copies + " of " + mail + "\n" + day.accountOf(mail, copies))
                .isBetween(mail.state() == State.DELIVERED ? 1L : 0L, reasons + 1);
    }

    private static void assertEvents(SimulatedDay day, OutboxItem mail, Submission submission) {
        Map<LedgerEvent.Type, Long> events =
                day.store().ledger().about(submission.id()).stream().collect(groupingBy(LedgerEvent::type, counting()));
        assertThat(events).containsEntry(LedgerEvent.Type.SUBMISSION_ACCEPTED, 1L);
        assertThat(events.getOrDefault(LedgerEvent.Type.MAIL_DELIVERED, 0L))
                .isEqualTo(mail.state() == State.DELIVERED ? 1 : 0);
        assertThat(events.getOrDefault(LedgerEvent.Type.MAIL_DEAD_LETTERED, 0L))
                .isEqualTo(mail.state() == State.DEAD ? 1 : 0);
        if (mail.state() == State.PARKED) {
            assertThat(events).containsKey(LedgerEvent.Type.MAIL_PARKED);
        }
    }
}
