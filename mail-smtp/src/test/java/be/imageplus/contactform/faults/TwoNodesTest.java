/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.kit.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes over one store: each mail is one node's, and what a killed one held is the other's once its lease ends. */
class TwoNodesTest {

    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");
    private static final int ENQUIRIES = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Where the nodes keep what they share. */
    enum Engine {
        SQLITE,
        POSTGRESQL;

        String store(Path directory) {
            PostgresServer server = this == POSTGRESQL ? PostgresServer.shared() : null;
            return server == null ? directory.resolve("data/contact.db").toString() : server.url(server.newDatabase());
        }
    }

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void deliverEachMailOnceAndTakeOverFromAKilledOne(Engine engine) throws Exception {
        String store = engine.store(directory);
        try (Postbox postbox = new Postbox();
                Nodes nodes = Nodes.over(directory, store, postbox.port())) {
            NodeProcess first = nodes.start();
            NodeProcess second = nodes.start();
            first.ask("go " + START);
            second.ask("go " + START);
            Map<Integer, String> receipts = new LinkedHashMap<>();
            enquire(0, ENQUIRIES, receipts, first, second);
            await().atMost(PATIENCE).until(() -> postbox.taken().size() == ENQUIRIES);
            first.ask("idle");
            second.ask("idle");
            assertThat(postbox.taken()).hasSize(ENQUIRIES);

            // The second node's workers are held in the middle of a conversation, and with them their leases.
            postbox.becomes(Postbox.Mood.STALLING);
            enquire(ENQUIRIES, ENQUIRIES + 2, receipts, second);
            await().atMost(PATIENCE).until(() -> postbox.inMail() == 2);
            second.kill();
            postbox.becomes(Postbox.Mood.WELL);
            enquire(ENQUIRIES + 2, ENQUIRIES + 12, receipts, first);
            first.ask("idle");
            assertThat(postbox.taken())
                    .as("what the killed node held still waits")
                    .hasSizeLessThan(ENQUIRIES + 12);
            Instant later = START.plus(Duration.ofMinutes(10));
            first.ask("at " + later);
            first.ask("idle");
            first.stop();

            new Books(postbox).balance(receipts, store, nodes.keys());
        }
    }

    /** Visitors turn to the nodes in turns. */
    private static void enquire(int from, int to, Map<Integer, String> receipts, NodeProcess... nodes)
            throws InterruptedException {
        for (int visitor = from; visitor < to; visitor++) {
            NodeProcess node = nodes[visitor % nodes.length];
            String token = node.ask("page " + visitor).split(" ")[1];
            String post = "post " + visitor + " " + token + " This is enquiry-" + visitor + ".";
            String answer = node.ask(post);
            while (answer.startsWith(visitor + " 503 ")) { // the two write to one database
                answer = node.ask(post);
            }
            assertThat(answer).startsWith(visitor + " 202 ");
            receipts.put(visitor, answer.replaceAll(".*\"reference\":\"([^\"]+)\".*", "$1"));
        }
    }
}
