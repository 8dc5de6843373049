/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerEntry;
import be.imageplus.contactform.ledger.LedgerTerms;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.store.jdbc.JdbcContactStore;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.TechnicalData;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Nodes over one database, each with the keys that it has loaded. */
final class RotationBench implements AutoCloseable {

    static final Duration SETTLING = Duration.ofMinutes(2);
    static final KeySet FIRST = KeySet.generate();
    static final KeySet STAGED = FIRST.staged();
    static final KeySet PROMOTED = STAGED.promoted();

    final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    final RecordIds ids = new RecordIds(clock);
    private final Path directory;
    private final List<Node> nodes = new ArrayList<>();

    RotationBench(Path directory) {
        this.directory = directory;
    }

    List<String> sealedValues() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("contact.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT sealed_values FROM cf_submission")) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(new String(rows.getBytes(1), ISO_8859_1));
            }
            return values;
        }
    }

    boolean isInTheFiles(String bytes) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.anyMatch(file -> contentOf(file).contains(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node that has just loaded these keys, over a store in which one enquiry was kept with other keys. */
    Node node(KeySet keys, KeySet before) {
        Node earlier = node(before);
        earlier.keep(1);
        return node(keys);
    }

    Node node(KeySet keys) {
        Node node = new Node(keys);
        nodes.add(node);
        return node;
    }

    @Override
    public void close() {
        nodes.forEach(Node::close);
    }

    final class Node {

        final AtomicReference<KeySet> keys;
        final ContactStore store;
        final Resealing resealing;
        final KeyRotation rotation;

        Node(KeySet keys) {
            this.keys = new AtomicReference<>(keys);
            this.store = JdbcContactStore.open(directory.resolve("contact.db"), this.keys::get);
            assertThat(store.prepare()).isEmpty();
            KeyRotation.Ports ports = new KeyRotation.Ports(
                    store.transactions(),
                    store.leases(),
                    store.chores(),
                    store.ledger(),
                    store.ledgerChain(),
                    store.sealedRecords(),
                    ids);
            this.resealing = new Resealing(
                    ports, store.vault(), Optional.of("2026-11"), clock, "node " + nodes.size(), SETTLING);
            this.rotation = new KeyRotation(ports, store.vault(), Optional.of("2026-11"), clock);
        }

        void use(KeySet others) {
            keys.set(others);
            assertThat(store.vault().reload()).isTrue();
        }

        void keep(int enquiries) {
            Map<String, String> values = Map.of("email", "ada@example.org");
            String fingerprint = new Fingerprint(store.vault()).of("contact", values);
            store.transactions()
                    .run(() -> Stream.generate(() -> new Submission(
                                    ids.next(),
                                    Reference.random(),
                                    "contact",
                                    "replying",
                                    clock.instant(),
                                    Submission.State.RECEIVED,
                                    List.of(),
                                    new NoticeRef("2026-11", "en", "hash"),
                                    ids.next().toString(),
                                    fingerprint,
                                    values,
                                    Optional.of(TechnicalData.NONE),
                                    false,
                                    false))
                            .limit(enquiries)
                            .forEach(store.submissions()::insert));
        }

        void stepToTheEnd() {
            for (boolean more = true; more; ) {
                more = resealing.step(false);
            }
        }

        int older() {
            return Stream.of(SealedRecords.Part.values())
                    .mapToInt(part -> store.sealedRecords()
                            .inspect(part, Optional.empty(), 1_000)
                            .older())
                    .sum();
        }

        void chain() {
            new ChainedLedger(
                            new ChainedLedger.Ports(
                                    store.transactions(),
                                    store.leases(),
                                    store.chores(),
                                    store.ledger(),
                                    store.ledgerChain(),
                                    store.ledgerBeginning(),
                                    Optional.empty()),
                            store.vault(),
                            new LedgerTerms(LedgerTerms.DEFAULT_PERIOD, ZoneId.of("Europe/Brussels"), "2026-11"),
                            clock)
                    .chainNow();
        }

        /** Types and reasons of the events that are not chained yet. */
        List<String> ledger() {
            return store.ledgerChain().unchained(Optional.empty(), 100).stream()
                    .flatMap(waiting -> waiting.entry().stream())
                    .map((LedgerEntry entry) ->
                            entry.type() + " " + entry.reason().orElse(""))
                    .toList();
        }

        void close() {
            rotation.close();
            store.close();
        }
    }
}
