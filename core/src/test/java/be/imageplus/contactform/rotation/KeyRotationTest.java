/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

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
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final KeySet FIRST = KeySet.generate();
    private static final KeySet STAGED = FIRST.staged();
    private static final KeySet PROMOTED = STAGED.promoted();

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final List<Node> nodes = new ArrayList<>();

    @AfterEach
    void close() {
        nodes.forEach(Node::close);
    }

    @Nested
    class MakingAnew {

        @Test
        void isDoneOnceAmongNodesAndWrittenDown() {
            Node one = node(FIRST);
            Node other = node(FIRST);
            one.keep(3);
            one.use(PROMOTED);
            other.use(PROMOTED);

            one.rotation.resealNow();
            other.rotation.resealNow();

            assertThat(one.ledger())
                    .containsExactly(
                            "KEYS_CHANGED promoted " + one.store.vault().primaryKey(),
                            "RESEALED " + one.store.vault().primaryKey() + " resealed 6 unreadable 0");
            assertThat(one.rotation.use().older()).isZero();
        }

        @Test
        void waitsUntilEveryNodeHasLoadedThePromotedKeys() {
            Node node = node(PROMOTED, FIRST);

            assertThat(node.resealing.step(false)).isFalse();
            assertThat(node.ledger()).as("it is taken up at once").hasSize(1);
            clock.advance(SETTLING.minusMillis(1));
            assertThat(node.resealing.step(false)).isFalse();
            assertThat(node.older()).isEqualTo(2);

            clock.advance(Duration.ofMillis(1));
            node.stepToTheEnd();

            assertThat(node.older()).isZero();
        }

        @Test
        void doesNotWaitLongerBecauseTheClockWasSetBack() {
            Node node = node(PROMOTED, FIRST);
            node.resealing.step(false);

            clock.advance(Duration.ofDays(-1));
            node.stepToTheEnd();

            assertThat(node.older()).isZero();
        }

        @Test
        void doesNothingAsLongAsKeysAreTheSame() {
            Node node = node(STAGED);
            node.keep(1);

            node.rotation.resealNow();

            assertThat(node.ledger()).isEmpty();
            assertThat(node.store.chores().find(KeyRotation.WORK)).isEmpty();
        }

        @Test
        void goesOnWhereAnotherNodeStopped() {
            Node killed = node(FIRST);
            killed.keep(Resealing.BATCH + 20);
            killed.use(PROMOTED);
            assertThat(killed.resealing.step(true)).isTrue();
            int left = killed.older();
            assertThat(left).isEqualTo(2 * (Resealing.BATCH + 20) - Resealing.BATCH);
            Node other = node(PROMOTED);

            assertThat(other.resealing.step(true)).as("until the lease ends").isFalse();
            assertThat(other.older()).isEqualTo(left);
            clock.advance(Duration.ofSeconds(30));
            other.rotation.resealNow();

            assertThat(other.older()).isZero();
            assertThat(other.ledger()).last().asString().endsWith("resealed 140 unreadable 0");
        }

        @Test
        void beginsAgainWhenOtherKeysArePromotedMeanwhile() {
            Node node = node(FIRST);
            node.keep(Resealing.BATCH + 1);
            node.use(PROMOTED);
            node.resealing.step(true);

            KeySet others = PROMOTED.rotated();
            node.use(others);
            clock.advance(SETTLING);
            node.rotation.resealNow();

            assertThat(node.older()).isZero();
            assertThat(node.ledger()).hasSize(3).last().asString().endsWith("resealed 102 unreadable 0");
            assertThat(node(others.retired()).rotation.use().unreadable()).isZero();
        }

        @Test
        void neverGoesBackToOlderKeysOnANodeThatIsBehind() {
            Node behind = node(STAGED);
            behind.keep(2);
            Node ahead = node(PROMOTED);
            ahead.rotation.resealNow();
            List<String> written = ahead.ledger();

            behind.rotation.resealNow();

            assertThat(ahead.older()).isZero();
            assertThat(ahead.ledger()).isEqualTo(written);
        }

        @Test
        void countsWhatDoesNotOpenAndGoesOn() {
            Node node = node(FIRST);
            Node foreign = node(FIRST.rotated());
            foreign.keep(1);
            node.keep(1);
            node.use(PROMOTED);

            node.rotation.resealNow();

            // What another node has sealed with a key that this one lacks, and its technical data.
            assertThat(node.ledger()).last().asString().endsWith("resealed 2 unreadable 2");
            assertThat(node.rotation.use().unreadable()).isEqualTo(2);
        }

        @Test
        void leavesNothingOfTheOldBytesInTheFiles() throws SQLException, IOException {
            Node node = node(FIRST);
            node.keep(3);
            List<String> old = sealedValues();
            assertThat(old).hasSize(3).allMatch(KeyRotationTest.this::isInTheFiles);
            node.use(PROMOTED);

            node.rotation.resealNow();

            assertThat(old).noneMatch(KeyRotationTest.this::isInTheFiles);
            assertThat(sealedValues()).hasSize(3).allMatch(KeyRotationTest.this::isInTheFiles);
        }

        @Test
        void happensInTheBackground() {
            Node node = node(PROMOTED, FIRST);
            node.resealing.step(false);
            clock.advance(SETTLING);

            node.rotation.start();
            node.rotation.start();

            await().untilAsserted(() -> assertThat(node.older()).isZero());
        }

        @Test
        void isNotStartedAgainOnceItIsClosed() {
            Node node = node(FIRST);
            node.rotation.start();

            node.rotation.close();
            node.rotation.close();

            assertThatIllegalStateException().isThrownBy(node.rotation::start);
        }
    }

    @Nested
    class Retiring {

        @Test
        void isTooEarlyBeforeANodeUsesThePromotedKeys() {
            assertThat(node(PROMOTED, FIRST).rotation.retirement(true)).isEqualTo(new Retirement.NotTakenUp());
        }

        @Test
        void isTooEarlyWhilePagesAreOpenThatWereSignedWithOldKeysUnlessTheyLeaked() {
            Node node = node(PROMOTED, FIRST);
            node.rotation.resealNow();
            node.chain();
            Instant until = clock.instant().plus(Duration.ofDays(14));

            assertThat(node.rotation.retirement(false)).isEqualTo(new Retirement.TokensValid(until));
            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(0));
            clock.advance(Duration.ofDays(14));
            assertThat(node.rotation.retirement(false)).isEqualTo(new Retirement.Ready(0));
        }

        @Test
        void isTooEarlyWhileEventsWaitThatOldKeysHaveProven() {
            Node node = node(FIRST);
            node.keep(1);
            node.use(FIRST.rotated());
            node.rotation.resealNow(); // what it writes down is proven with the second key
            node.use(node.keys.get().rotated());
            node.rotation.resealNow();

            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.EventsWaiting());
            node.chain();
            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(0));
        }

        @Test
        void isTooEarlyWhileRecordsNeedOldKeysAndHasThemLookedAtOnceMore() {
            Node late = node(STAGED);
            Node node = node(PROMOTED, FIRST);
            node.rotation.resealNow();
            node.chain();
            late.keep(1);

            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.StillNeeded(2));
            node.rotation.resealNow();
            node.chain();
            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(0));
        }

        @Test
        void tellsHowManyRecordsOpenWithNoneOfTheKeys() {
            Node node = node(PROMOTED, FIRST);
            node(FIRST.rotated()).keep(1);
            node.rotation.resealNow();
            node.chain();

            assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(2));
        }
    }

    private List<String> sealedValues() throws SQLException {
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

    private boolean isInTheFiles(String bytes) {
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
    private Node node(KeySet keys, KeySet before) {
        Node earlier = node(before);
        earlier.keep(1);
        return node(keys);
    }

    private Node node(KeySet keys) {
        Node node = new Node(keys);
        nodes.add(node);
        return node;
    }

    private final class Node {

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
