/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk is full while enquiries come and mails leave: visitors are asked to come back later, nothing that was
 * received is lost, and once there is room everything goes on by itself.
 */
class FullDiskTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    /** Less than SQLite's log grows to before it is written back, more than its driver's library. */
    private static final int MOST_OCTETS = 3 * 1024 * 1024;

    @TempDir
    Path directory;

    @Test
    void asksVisitorsToComeBackWhenAFileMayNotGrow() throws Exception {
        Path store = directory.resolve("data/contact.db");
        try (Postbox postbox = new Postbox();
                Nodes nodes = Nodes.over(directory, store.toString(), postbox.port())) {
            limitedFiles(postbox, nodes, store);
        }
    }

    @Test
    void asksVisitorsToComeBackWhenTheFileSystemIsFull() throws Exception {
        Path disk = Files.createDirectories(directory.resolve("disk"));
        Path rescued = directory.resolve("rescued");
        Path store = disk.resolve("contact.db");
        try (Postbox postbox = new Postbox();
                Nodes nodes = Nodes.over(directory, store.toString(), postbox.port())) {
            if (!mayMount(disk)) { // a kernel that gives no name spaces to ordinary users
                limitedFiles(postbox, nodes, store);
                return;
            }
            Path ballast = disk.resolve("ballast");
            NodeProcess node = nodes.start(
                    "unshare",
                    "-Urm",
                    "sh",
                    "-c",
                    "mount -t tmpfs -o size=16m tmpfs \"$0\" && head -c 14680064 /dev/zero > \"$1\""
                            + " && (shift 2; \"$@\"); cp -r \"$0\" \"$2\"",
                    disk.toString(),
                    ballast.toString(),
                    rescued.toString());
            Visitors visitors = fill(node);

            node.ask("room " + ballast);

            goOn(visitors, node);
            new Books(postbox)
                    .balance(visitors.receipts(), rescued.resolve("contact.db").toString(), nodes.keys());
        }
    }

    private static void limitedFiles(Postbox postbox, Nodes nodes, Path store) throws Exception {
        NodeProcess node = nodes.start(
                "sh", "-c", "ulimit -S -f " + MOST_OCTETS / 512 + " && exec \"$@\"", "a shell with a limit");
        Visitors visitors = fill(node);
        Books books = new Books(postbox);

        if (!ends("prlimit", "--pid", Long.toString(node.pid()), "--fsize=unlimited")) {
            node.kill(); // where no process can be given more, a new one has it
            postbox.awaitNobody();
            books.nodeWasKilled();
            node = nodes.start();
            books.cutOff(node.ask("go " + NOW.plus(Duration.ofMinutes(5))));
        }

        goOn(visitors, node);
        books.balance(visitors.receipts(), store.toString(), nodes.keys());
    }

    /** Enquiries until there is no more room, and some more after that. */
    private static Visitors fill(NodeProcess node) throws InterruptedException {
        Visitors visitors = new Visitors();
        node.ask("go " + NOW);
        visitors.visitUntilTurnedAway(node, NOW);
        visitors.awaitWord(node, NOW);
        for (int i = 0; i < 3; i++) {
            visitors.visitUntilTurnedAway(node, NOW);
            visitors.awaitWord(node, NOW);
        }
        return visitors;
    }

    /** Those who were turned away come back. */
    private static void goOn(Visitors visitors, NodeProcess node) throws InterruptedException {
        assertThat(visitors.isSomebodyWaiting()).isTrue();
        visitors.turnTo(node);
        visitors.awaitAnswers(node, NOW);
        node.ask("idle");
        node.stop();
    }

    private static boolean mayMount(Path at) throws IOException, InterruptedException {
        return ends("unshare", "-Urm", "mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", at.toString());
    }

    private static boolean ends(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program here
        }
    }
}
