/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts nodes over one store, with one key file and one mail server. */
final class Nodes implements AutoCloseable {

    private final Path directory;
    private final String store;
    private final int mailPort;
    private final List<NodeProcess> all = new ArrayList<>();
    private Duration mailPatience = Duration.ofSeconds(20);
    private String transferUntil = Registers.FAR;

    private Nodes(Path directory, String store, int mailPort) {
        this.directory = directory;
        this.store = store;
        this.mailPort = mailPort;
    }

    /**
     * Nodes over a store that need not exist yet.
     *
     * @param directory for keys, and what the nodes write to standard error
     * @param store path or JDBC URL
     */
    static Nodes over(Path directory, String store, int mailPort) {
        return new Nodes(directory, store, mailPort);
    }

    /** Until which day nodes that are started from now on may send. */
    void transferUntil(String day) {
        transferUntil = day;
    }

    /** How long nodes that are started from now on wait for an answer of the mail server. */
    void mailPatience(Duration patience) {
        mailPatience = patience;
    }

    Path keys() {
        return directory.resolve("keys/keys.json");
    }

    /** Starts a node that waits for its {@code go}. */
    NodeProcess start(String... prefix) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(prefix));
        command.addAll(NodeClasses.shared().javaWith(directory));
        command.addAll(
                List.of(store, keys().toString(), Integer.toString(mailPort), mailPatience.toString(), transferUntil));
        NodeProcess node = new NodeProcess(command, directory.resolve("errors.log"));
        all.add(node);
        return node;
    }

    @Override
    public void close() {
        all.forEach(NodeProcess::close);
    }
}
