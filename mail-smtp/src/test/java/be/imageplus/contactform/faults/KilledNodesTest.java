/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * {@code kill -9}, again and again, at random moments of accepting and delivering: nothing that a visitor was told of
 * is lost, and a mail comes twice only if the kill fell between the mail server's word and our commit.
 */
class KilledNodesTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    /** Longer than any lease, so that each node goes on where the killed one before it was cut off. */
    private static final Duration ROUND = Duration.ofMinutes(5);

    private static final long LONGEST_MILLIS = 300;

    @TempDir
    Path directory;

    private int whileStarting;
    private int accepting;
    private int delivering;
    private int afterTheDot;

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void loseNothingOnSqlite() throws Exception {
        loseNothing(directory.resolve("data/contact.db").toString(), 100, Seed.get());
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void loseNothingOnSqliteInAnotherHistory() throws Exception {
        loseNothing(directory.resolve("data/contact.db").toString(), 100, Seed.get() + 1);
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void loseNothingOnPostgreSql() throws Exception {
        PostgresServer server = PostgresServer.shared();
        loseNothing(server.url(server.newDatabase()), 40, Seed.get());
    }

    /** At least so many kills, and as many more as it takes until they fell where they can do harm. */
    private void loseNothing(String store, int atLeast, long seed) throws Exception {
        Random random = new Random(seed);
        Visitors visitors = new Visitors();
        try (Postbox postbox = new Postbox();
                Nodes nodes = Nodes.over(directory, store, postbox.port())) {
            Books books = new Books(postbox);
            Instant now = START;
            NodeProcess next = nodes.start();
            int rounds = 0;
            for (; rounds < atLeast || (!fellIntoWork() && rounds < 10 * atLeast); rounds++) {
                NodeProcess node = next;
                next = nodes.start(); // while this one works
                now = now.plus(ROUND);
                node.say("go " + now);
                int moment = random.nextInt(10);
                boolean starting = moment == 0;
                if (starting) {
                    LockSupport.parkNanos(soon(random));
                } else {
                    afterTheDot += books.cutOff(node.answer("go")) > 0 ? 1 : 0;
                    visitors.turnTo(node);
                    if (moment > 3) { // somewhere in full work, and not only before it
                        int mails = postbox.taken().size();
                        visitors.visitUntil(node, now, () -> postbox.taken().size() > mails + 3);
                    }
                    visitors.visit(node, now, System.nanoTime() + soon(random));
                    delivering += postbox.inMail() > 0 ? 1 : 0;
                }
                node.kill();
                postbox.awaitNobody();
                if (starting) {
                    afterTheDot += node.poll("go").map(books::cutOff).orElse(0) > 0 ? 1 : 0;
                    whileStarting++;
                }
                books.nodeWasKilled();
                visitors.readLastAnswers(node, now);
                accepting += !starting && visitors.isSomebodyWaiting() ? 1 : 0;
            }
            now = now.plus(ROUND);
            books.cutOff(next.ask("go " + now));
            visitors.turnTo(next);
            visitors.awaitAnswers(next, now);
            next.ask("idle");
            assertThat(next.ask("verify")).startsWith("Verified");
            next.stop();
            String happened = "seed %d: %d enquiries received; of %d kills %d fell into the start, %d left visitors"
                            .formatted(seed, visitors.receipts().size(), rounds, whileStarting, accepting)
                    + " without an answer (%d enquiries were stored by then), %d cut a conversation with the mail server,"
                            .formatted(visitors.committedUnanswered(), delivering)
                    + " %d fell between its word and our commit (%d mails have copies)"
                            .formatted(afterTheDot, books.duplicatesAllowed());
            System.out.println(happened);
            assertThat(fellIntoWork()).as(happened).isTrue();
            books.balance(visitors.receipts(), store, nodes.keys());
        }
    }

    /** Whether kills fell into accepting as well as into delivering. */
    private boolean fellIntoWork() {
        return accepting > 0 && delivering + afterTheDot > 0;
    }

    private static long soon(Random random) {
        return Duration.ofMillis(random.nextLong(LONGEST_MILLIS)).toNanos();
    }
}
