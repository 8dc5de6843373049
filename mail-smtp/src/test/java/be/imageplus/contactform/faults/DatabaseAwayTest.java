/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The database goes away in full work and comes back: visitors are asked to come back later, and everything goes on by
 * itself, without a restart.
 */
class DatabaseAwayTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Ends the lease of a mail whose node never heard that it had got it. */
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(10));

    @TempDir
    Path directory;

    @Test
    void aServerThatIsStoppedForAWhileLosesAndDoublesNothing() throws Exception {
        try (Database database = Database.postgresql(directory)) {
            PostgresServer server = database.server().orElseThrow();
            goesOn(database, server::stop, server::start, true);
        }
    }

    @Test
    void aServerThatIsRestartedUnderLoadLosesAndDoublesNothing() throws Exception {
        try (Database database = Database.postgresql(directory)) {
            PostgresServer server = database.server().orElseThrow();
            goesOn(
                    database,
                    () -> {
                        server.stop();
                        server.start();
                    },
                    () -> {},
                    false);
        }
    }

    @Test
    void aFileThatAnotherProcessHoldsLosesAndDoublesNothing() throws Exception {
        try (Database database = Database.sqlite(directory)) {
            Database.Trouble[] holding = new Database.Trouble[1];
            goesOn(database, () -> holding[0] = database.busy(), () -> holding[0].close(), true);
        }
    }

    @Test
    void tablesThatAnotherProcessHoldsLoseAndDoubleNothing() throws Exception {
        try (Database database = Database.postgresql(directory)) {
            Database.Trouble[] holding = new Database.Trouble[1];
            goesOn(database, () -> holding[0] = database.busy(), () -> holding[0].close(), true);
        }
    }

    private interface Act {
        void run() throws Exception;
    }

    private void goesOn(Database database, Act away, Act back, boolean noticed) throws Exception {
        try (Postbox postbox = new Postbox();
                Nodes nodes = Nodes.over(directory, database.where(), postbox.port())) {
            NodeProcess node = nodes.start();
            node.ask("go " + NOW);
            Visitors visitors = new Visitors();
            visitors.visitUntil(node, NOW, () -> visitors.receipts().size() > 20);

            away.run();
            for (int i = 0; i < 3 && noticed; i++) {
                visitors.visitUntilTurnedAway(node, NOW);
            }
            back.run();

            visitors.awaitWord(node, NOW);
            visitors.turnTo(node);
            visitors.awaitAnswers(node, NOW);
            int before = visitors.receipts().size();
            visitors.visitUntil(node, NOW, () -> visitors.receipts().size() > before + 20);
            visitors.awaitWord(node, NOW);
            visitors.turnTo(node);
            visitors.awaitAnswers(node, NOW);
            node.ask("idle");
            node.ask("at " + LATER);
            node.ask("idle");
            assertThat(node.ask("verify")).startsWith("Verified");
            node.stop();
            new Books(postbox).balance(visitors.receipts(), database.where(), nodes.keys());
        }
    }
}
