/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.PostgresServer;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoint;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult;
import be.imageplus.contactform.ledger.TruncationResult.Refused;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.Chores.Chore;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Somebody has a database in their hands whose ledger was truncated, or will be, and neither the keys nor the file of
 * checkpoints.
 */
class LedgerTruncationTamperingTest {

    /** Places 1 to 6 are 400 days older than 7 to 12. */
    private static final int OLD = 6;

    private static final int CHAINED = 12;

    /** The place of the event of the truncation. */
    private static final int TOLD = 13;

    /** What holds on either engine. */
    abstract static class OnAnEngine {

        @TempDir
        Path directory;

        final KeySet keys = KeySet.generate();
        final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
        private final RecordIds ids = new RecordIds(clock);
        private ContactStore store;
        private ChainedLedger ledger;

        abstract ContactStore open();

        abstract Connection connection() throws SQLException;

        @BeforeEach
        void chainOldEventsAndYoungerOnes() {
            store = open();
            assertThat(store.prepare()).isEmpty();
            ledger = StoreLedger.of(store, Optional.of(checkpoints()), clock);
            append(OLD);
            clock.advance(Duration.ofDays(400));
            append(CHAINED - OLD);
            ledger.chainNow();
            tamper(
                    "CREATE TABLE copy_event AS SELECT * FROM cf_ledger_event",
                    "CREATE TABLE copy_chain AS SELECT * FROM cf_ledger_chain");
            clock.advance(Duration.ofDays(800));
        }

        @AfterEach
        void close() {
            store.close();
        }

        @Nested
        class OnceItWasTruncated {

            @BeforeEach
            void truncate() {
                assertThat(ledger.truncate()).extracting("events").isEqualTo((long) OLD);
                ledger.chainNow();
                assertThat(ledger.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
                    assertThat(verified.count()).isEqualTo(TOLD - OLD);
                    assertThat(verified.anchor())
                            .isEqualTo(store.ledgerBeginning().anchor());
                    assertThat(verified.anchor()).get().extracting("seq").isEqualTo((long) OLD);
                    assertThat(verified.checkpoint()).get().extracting("seq").isEqualTo((long) TOLD);
                });
            }

            @ParameterizedTest
            @ValueSource(
                    strings = {
                        "seq = seq + 1",
                        "seq = seq - 1",
                        "seq = 0",
                        "anchored_at = anchored_at + 1",
                        "mac = (SELECT mac FROM cf_ledger_chain WHERE seq = 8)",
                        "proof = mac",
                        "proof = (SELECT mac FROM cf_ledger_chain WHERE seq = 7)"
                    })
            void showsAChangeOfTheAnchor(String change) {
                tamper("UPDATE cf_ledger_anchor SET " + change);

                assertBroken(Kind.ANCHOR_CHANGED, 1);
            }

            @Test
            void showsThatTheAnchorIsGone() {
                tamper("DELETE FROM cf_ledger_anchor");

                assertBroken(Kind.BEGINNING_REMOVED, 1);
            }

            @Test
            void showsThatTheAnchorIsGoneEvenIfWhatWasTruncatedIsBack() {
                tamper("DELETE FROM cf_ledger_anchor");
                putBack(1, OLD);

                assertBroken(Kind.ANCHOR_CHANGED, 1);
            }

            @Test
            void showsThatMoreOfTheOldestEndIsGone() {
                remove("seq <= 8");

                assertBroken(Kind.BEGINNING_REMOVED, OLD + 1);
            }

            @Test
            void showsThatMoreOfItIsGoneWithAnAnchorOfSomebodyElse() {
                tamper("UPDATE cf_ledger_anchor SET seq = 8, mac = (SELECT mac FROM cf_ledger_chain WHERE seq = 8)");
                remove("seq <= 8");

                assertBroken(Kind.ANCHOR_CHANGED, 1);
            }

            @Test
            void showsThatTheFirstEventIsGoneWithoutItsLink() {
                tamper("DELETE FROM cf_ledger_event WHERE id = (SELECT event FROM cf_ledger_chain WHERE seq = 7)");

                assertBroken(Kind.REMOVED, OLD + 1);
            }

            @Test
            void showsAChangeOfTheFirstEvent() {
                tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id ="
                        + " (SELECT event FROM cf_ledger_chain WHERE seq = 7)");

                assertBroken(Kind.CHANGED, OLD + 1);
            }

            @Test
            void showsAGapBehindTheFirstLink() {
                remove("seq = 8");

                assertBroken(Kind.REMOVED, 8);
            }

            @Test
            void showsAChangeOfTheEventThatTellsOfIt() {
                tamper("UPDATE cf_ledger_event SET reason = '0 0' WHERE type = 'LEDGER_TRUNCATED'");

                assertBroken(Kind.CHANGED, TOLD);
            }

            @Test
            void showsALinkThatIsBackBeforeTheAnchor() {
                putBack(3, 3);

                assertBroken(Kind.INSERTED, OLD + 1);
            }

            /** No walk along the chain comes by there. */
            @ParameterizedTest
            @ValueSource(strings = {"0", "-1", "-9223372036854775807"})
            void showsAnEventWithALinkWhereNoLinkCanBe(String place) {
                tamper(
                        "INSERT INTO cf_ledger_event (id, occurred_at, type, actor)"
                                + " VALUES ('foreign', 1, 'MAIL_DELIVERED', 'delivery')",
                        "DELETE FROM cf_ledger_unchained",
                        "INSERT INTO cf_ledger_chain SELECT " + place + ", 'foreign', chained_at, 0, mac"
                                + " FROM cf_ledger_chain WHERE seq = 7");

                assertBroken(Kind.UNLINKED, TOLD + 1);
            }

            @Test
            void showsThatTheNewestEndWasCutOff() {
                remove("seq > 10");

                assertBroken(Kind.CUT_OFF, 11);
            }

            @Test
            void showsWithoutACheckpointThatTheNewestEndWasCutOffWithTheEventThatTellsOfIt() {
                remove("seq > 10");

                assertThat(withoutCheckpoints().verify()).isEqualTo(new Broken(Kind.CUT_OFF, 11, Optional.empty()));
            }

            @Test
            void showsThatEverythingButTheAnchorIsGone() {
                remove("seq > 0");

                assertBroken(Kind.CUT_OFF, OLD + 1);
                assertThat(withoutCheckpoints().verify())
                        .isEqualTo(new Broken(Kind.CUT_OFF, OLD + 1, Optional.empty()));
            }

            @Test
            void showsThatEverythingIsGone() {
                remove("seq > 0");
                tamper("DELETE FROM cf_ledger_anchor");

                assertBroken(Kind.CUT_OFF, 1);
            }

            @Test
            void showsThatItWasCutOffAndWrittenOn() {
                remove("seq > 10");
                append(8);
                ledger.chainNow();

                assertBroken(Kind.REPLACED, TOLD);
            }

            @Test
            void showsThatTheTablesWereSetBackToBeforeIt() {
                remove("seq > 0");
                tamper("DELETE FROM cf_ledger_anchor");
                putBack(1, CHAINED);

                assertBroken(Kind.CUT_OFF, TOLD);
            }

            @Test
            void showsThatTheyWereSetBackAndWrittenOn() {
                remove("seq > 0");
                tamper("DELETE FROM cf_ledger_anchor");
                putBack(1, CHAINED);
                append(8);
                ledger.chainNow();

                assertBroken(Kind.REPLACED, TOLD);
            }

            @Test
            void showsThatTheyWereSetBackButForTheAnchor() {
                remove("seq > 0");
                putBack(1, CHAINED);

                assertBroken(Kind.INSERTED, OLD + 1);
                remove("seq <= " + OLD);
                assertBroken(Kind.CUT_OFF, TOLD);
                assertThat(withoutCheckpoints().verify()).isEqualTo(new Broken(Kind.CUT_OFF, TOLD, Optional.empty()));
            }

            @Test
            void needsTheKeys() {
                LedgerVerification found = new ChainedLedger(
                                ports(Optional.empty()), Vault.of(KeySet.generate()), StoreLedger.TERMS, clock)
                        .verify();

                assertThat(found).isEqualTo(new Broken(Kind.KEY_UNKNOWN, 1, Optional.empty()));
            }

            @Nested
            class AndTruncatedAgain {

                @BeforeEach
                void truncateAgain() {
                    tamper(
                            "CREATE TABLE copy_anchor AS SELECT * FROM cf_ledger_anchor",
                            "DROP TABLE copy_event",
                            "DROP TABLE copy_chain",
                            "CREATE TABLE copy_event AS SELECT * FROM cf_ledger_event",
                            "CREATE TABLE copy_chain AS SELECT * FROM cf_ledger_chain");
                    clock.advance(Duration.ofDays(400));
                    assertThat(ledger.truncate()).extracting("events").isEqualTo((long) CHAINED - OLD);
                    ledger.chainNow();
                    assertThat(ledger.verify()).extracting("count").isEqualTo(2L);
                    tamper("UPDATE cf_ledger_anchor SET seq = o.seq, mac = o.mac, anchored_at = o.anchored_at,"
                            + " proof = o.proof FROM copy_anchor o");
                }

                @Test
                void showsThatTheAnchorIsTheOneBefore() {
                    assertBroken(Kind.BEGINNING_REMOVED, OLD + 1);
                }

                @Test
                void showsThatTheAnchorIsTheOneBeforeEvenIfWhatWasTruncatedIsBack() {
                    putBack(OLD + 1, CHAINED);

                    assertBroken(Kind.ANCHOR_CHANGED, OLD + 1);
                }

                @Test
                void isNotTruncatedFromTheOneBefore() {
                    assertRefused(Kind.BEGINNING_REMOVED, OLD + 1);
                }
            }
        }

        @Nested
        class BeforeItIsTruncated {

            @AfterEach
            void everythingThatIsLeftIsStillThere() {
                assertThat(store.ledgerBeginning().anchor()).isEmpty();
                assertThat(ledger.verify()).isInstanceOf(Broken.class);
            }

            @ParameterizedTest
            @ValueSource(strings = {"reason = 'another'", "actor = 'operator'", "occurred_at = occurred_at - 1"})
            void nothingGoesBehindAnEventThatWasChanged(String change) {
                tamper("UPDATE cf_ledger_event SET " + change + " WHERE id ="
                        + " (SELECT event FROM cf_ledger_chain WHERE seq = 3)");

                assertRefused(Kind.CHANGED, 3);
            }

            @Test
            void anEventThatWasMadeToLookOldDoesNotGo() {
                tamper("UPDATE cf_ledger_event SET occurred_at = 1 WHERE id IN"
                        + " (SELECT event FROM cf_ledger_chain WHERE seq > " + OLD + ")");

                assertRefused(Kind.CHANGED, OLD + 1);
            }

            @Test
            void nothingGoesBehindAGap() {
                remove("seq = 3");

                assertRefused(Kind.REMOVED, 3);
            }

            @Test
            void aBeginningThatSomebodyRemovedDoesNotBecomeATruncation() {
                remove("seq <= 3");

                assertRefused(Kind.BEGINNING_REMOVED, 1);
            }

            @Test
            void aChainThatWasCutOffIsNotTruncated() {
                remove("seq > 9");

                assertRefused(Kind.CUT_OFF, 10);
            }

            @Test
            void aChainThatWasReplacedIsNotTruncatedWhatEverIsWrittenOn() {
                remove("seq > 9");
                append(20);
                withoutCheckpoints().chainNow();
                clock.advance(Duration.ofDays(2000)); // past the checkpoint, which nothing would contradict then

                assertRefused(Kind.REPLACED, CHAINED);
            }
        }

        @Test
        void anAnchorOfSomebodyElseIsNoneToGoOnFrom() {
            tamper("INSERT INTO cf_ledger_anchor SELECT 1, seq, mac, 1, mac FROM cf_ledger_chain WHERE seq = 3");

            assertRefused(Kind.ANCHOR_CHANGED, 1);
            assertBroken(Kind.ANCHOR_CHANGED, 1);
        }

        @Test
        void isCoveredByACheckpointBeforeAnythingGoes() {
            append(3);
            withoutCheckpoints().chainNow();

            ledger.truncate();

            assertThat(checkpoints().latest()).get().extracting("seq").isEqualTo(CHAINED + 3L);
            remove("seq > " + CHAINED);
            assertBroken(Kind.CUT_OFF, CHAINED + 1);
        }

        /** Of a node that was away, while another one with a file of its own truncated the ledger. */
        @Test
        void aCheckpointFromBeforeTheAnchorIsNoneAnyMoreUntilThatNodeTakesAnother() {
            Checkpoints elsewhere = Checkpoints.file(directory.resolve("elsewhere/checkpoints"));
            checkpoints().latest().ifPresent(elsewhere::append);
            append(3);
            ledger.chainNow();
            clock.advance(Duration.ofDays(1000));
            assertThat(ledger.truncate()).extracting("events").isEqualTo(CHAINED + 0L);
            append(1);
            ledger.chainNow();
            clock.advance(Duration.ofDays(1000));
            assertThat(ledger.truncate()).isInstanceOf(Truncated.class);
            ledger.chainNow();
            ChainedLedger back = StoreLedger.of(store, Optional.of(elsewhere), clock);

            assertThat(back.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
                assertThat(verified.anchor())
                        .get()
                        .satisfies(anchor -> assertThat(anchor.seq()).isGreaterThan(CHAINED));
                assertThat(verified.checkpoint()).isEmpty();
            });

            back.chainNow();
            assertThat(back.verify()).extracting("checkpoint").isEqualTo(elsewhere.latest());
            remove("seq = (SELECT MAX(seq) FROM cf_ledger_chain)");
            assertThat(back.verify())
                    .isInstanceOfSatisfying(
                            Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.CUT_OFF));
        }

        @Test
        void aCheckpointAtTheAnchorMustSayTheSame() {
            ledger.truncate();
            Checkpoints elsewhere = Checkpoints.file(directory.resolve("elsewhere/checkpoints"));
            ChainedLedger other = StoreLedger.of(store, Optional.of(elsewhere), clock);
            ledger.chainNow();
            elsewhere.append(checkpointOfAnotherChain());

            assertThat(other.verify()).isEqualTo(new Broken(Kind.REPLACED, OLD + 1, Optional.empty()));
        }

        /** Of the same length as what was truncated, proven with the same keys. */
        private Checkpoint checkpointOfAnotherChain() {
            Path place = directory.resolve("another");
            try (ContactStore another = JdbcContactStore.open(place.resolve("contact.db"), () -> keys)) {
                assertThat(another.prepare()).isEmpty();
                Checkpoints checkpoints = Checkpoints.file(place.resolve("checkpoints/file"));
                for (int i = 0; i < OLD; i++) {
                    another.ledger().append(event());
                }
                StoreLedger.of(another, Optional.of(checkpoints), clock).chainNow();
                return checkpoints.latest().orElseThrow();
            }
        }

        private Checkpoints checkpoints() {
            return Checkpoints.file(directory.resolve("keys/checkpoints"));
        }

        private ChainedLedger withoutCheckpoints() {
            return StoreLedger.of(store, clock);
        }

        private ChainedLedger.Ports ports(Optional<Checkpoints> checkpoints) {
            return new ChainedLedger.Ports(
                    store.transactions(),
                    store.leases(),
                    store.chores(),
                    store.ledger(),
                    store.ledgerChain(),
                    store.ledgerBeginning(),
                    checkpoints);
        }

        private void append(int count) {
            for (int i = 0; i < count; i++) {
                clock.advance(Duration.ofSeconds(1));
                store.ledger().append(event());
            }
        }

        private LedgerEvent event() {
            return new LedgerEvent(
                    ids.next(),
                    clock.instant(),
                    LedgerEvent.Type.SUBMISSION_ACCEPTED,
                    "visitor",
                    Optional.of(ids.next()),
                    Optional.of("2026-11"),
                    Optional.of("code"));
        }

        /** Links and the events behind them. */
        private void remove(String places) {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE " + places + ")",
                    "DELETE FROM cf_ledger_chain WHERE " + places);
        }

        /** From the copy. */
        private void putBack(int from, int to) {
            String places = " FROM copy_chain WHERE seq BETWEEN " + from + " AND " + to;
            tamper(
                    "INSERT INTO cf_ledger_event SELECT * FROM copy_event WHERE id IN (SELECT event" + places + ")",
                    "DELETE FROM cf_ledger_unchained",
                    "INSERT INTO cf_ledger_chain SELECT *" + places);
        }

        private void tamper(String... statements) {
            try (Connection connection = connection();
                    Statement statement = connection.createStatement()) {
                for (String each : statements) {
                    statement.execute(each);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private void assertBroken(Kind kind, long seq) {
            assertThat(ledger.verify()).isInstanceOfSatisfying(Broken.class, broken -> {
                assertThat(broken.kind()).isEqualTo(kind);
                assertThat(broken.seq()).isEqualTo(seq);
            });
        }

        private void assertRefused(Kind kind, long seq) {
            int links = store.ledgerChain().links(0, 100).size();
            Optional<Instant> done = done();
            clock.advance(Duration.ofMinutes(1));
            TruncationResult result = ledger.truncate();

            assertThat(result).isInstanceOfSatisfying(Refused.class, refused -> {
                assertThat(refused.events()).isZero();
                assertThat(refused.broken().kind()).isEqualTo(kind);
                assertThat(refused.broken().seq()).isEqualTo(seq);
            });
            assertThat(store.ledgerChain().links(0, 100)).as("is left").hasSize(links);
            assertThat(done()).as("is not said to be done").isEqualTo(done);
        }

        private Optional<Instant> done() {
            return store.chores().find("ledger-truncation").flatMap(Chore::doneAt);
        }
    }

    @Nested
    class OnSqlite extends OnAnEngine {

        @Override
        ContactStore open() {
            return JdbcContactStore.open(directory.resolve("data/contact.db"), () -> keys);
        }

        @Override
        Connection connection() throws SQLException {
            return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("data/contact.db"));
        }
    }

    @Nested
    class OnPostgres extends OnAnEngine {

        private final DataSource database =
                PostgresServer.shared().dataSource(PostgresServer.shared().newDatabase());

        @Override
        ContactStore open() {
            return JdbcContactStore.open(database, () -> keys);
        }

        @Override
        Connection connection() throws SQLException {
            return database.getConnection();
        }
    }
}
