/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has the database in their hands, and neither the keys nor the file of checkpoints. */
class LedgerTamperingTest {

    private static final int CHAINED = 12;
    private static final int FIFTH = 4;
    private static final String EVENT_COLUMNS = "id, occurred_at, type, actor, subject, register_version, reason";

    @TempDir
    Path directory;

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private final List<RecordId> events = new ArrayList<>();
    private ContactStore store;
    private ChainedLedger ledger;

    @BeforeEach
    void chainSomeEvents() {
        open();
        append(CHAINED);
        ledger.chainNow();
        assertThat(ledger.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.count()).isEqualTo(CHAINED);
            assertThat(verified.checkpoint()).get().extracting("seq").isEqualTo((long) CHAINED);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Nested
    class AnEventThatIsChained {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "occurred_at = occurred_at + 1",
                    "type = 'SUBMISSION_QUARANTINED'",
                    "type = 'NO_TYPE_OF_OURS'",
                    "actor = 'operator'",
                    "subject = NULL",
                    "subject = ''",
                    "register_version = '2026-12'",
                    "register_version = NULL",
                    "reason = 'another'",
                    "register_version = reason, reason = register_version"
                })
        void showsAChangeOfAnyColumn(String change) {
            tamper("UPDATE cf_ledger_event SET " + change + " WHERE id = " + id(FIFTH));

            assertBroken(Kind.CHANGED, FIFTH + 1, FIFTH);
        }

        @Test
        void showsThatItsIdWasChanged() {
            tamper("UPDATE cf_ledger_event SET id = 'no id' WHERE id = " + id(FIFTH));

            assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGone() {
            tamper("DELETE FROM cf_ledger_event WHERE id = " + id(FIFTH));

            assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGoneWithItsLink() {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id = " + id(FIFTH),
                    "DELETE FROM cf_ledger_chain WHERE event = " + id(FIFTH));

            assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGoneAndThatTheRestMovedUp() {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id = " + id(FIFTH),
                    "DELETE FROM cf_ledger_chain WHERE event = " + id(FIFTH),
                    "UPDATE cf_ledger_chain SET seq = -seq WHERE seq > " + FIFTH,
                    "UPDATE cf_ledger_chain SET seq = -seq - 1 WHERE seq < 0");

            assertBroken(Kind.CHANGED, FIFTH + 1);
        }

        @Test
        void showsThatAnotherWasPutInItsPlace() {
            tamper(
                    "UPDATE cf_ledger_chain SET event = 'x' WHERE seq = 2",
                    "UPDATE cf_ledger_chain SET event = " + id(1) + " WHERE seq = 5",
                    "UPDATE cf_ledger_chain SET event = " + id(FIFTH) + " WHERE seq = 2");

            assertBroken(Kind.CHANGED, 2, FIFTH);
        }

        @Test
        void showsThatTwoContentsWereSwapped() {
            tamper(
                    "CREATE TEMP TABLE swap AS SELECT * FROM cf_ledger_event WHERE id IN (" + id(2) + ", " + id(3)
                            + ")",
                    "UPDATE cf_ledger_event SET subject = (SELECT subject FROM swap WHERE id = " + id(3) + ")"
                            + " WHERE id = " + id(2),
                    "UPDATE cf_ledger_event SET subject = (SELECT subject FROM swap WHERE id = " + id(2) + ")"
                            + " WHERE id = " + id(3));

            assertBroken(Kind.CHANGED, 3, 2);
        }

        @Test
        void showsThatTwoPlacesWereSwapped() {
            tamper(
                    "UPDATE cf_ledger_chain SET seq = -1 WHERE seq = 3",
                    "UPDATE cf_ledger_chain SET seq = 3 WHERE seq = 4",
                    "UPDATE cf_ledger_chain SET seq = 4 WHERE seq = -1");

            assertBroken(Kind.INSERTED, 3, 3);
        }

        @Test
        void showsThatItsTimeInTheChainWasChanged() {
            tamper("UPDATE cf_ledger_chain SET chained_at = chained_at - 1 WHERE seq = 5");

            assertBroken(Kind.CHANGED, 5, FIFTH);
        }

        @Test
        void showsThatItsCodeWasReplaced() {
            tamper("UPDATE cf_ledger_chain SET mac = (SELECT mac FROM cf_ledger_chain WHERE seq = 6) WHERE seq = 5");

            assertBroken(Kind.CHANGED, 5, FIFTH);
        }
    }

    @Nested
    class AnEventThatIsNotOurs {

        @Test
        void showsWhenItWasInsertedBesideTheChain() {
            tamper(insertion("foreign"));

            assertBroken(Kind.INSERTED, CHAINED + 1);
        }

        @Test
        void isNeverTakenUpAndHoldsNothingUp() {
            tamper(insertion("0"), "UPDATE cf_ledger_unchained SET proof = x'00' WHERE event = '0'");
            append(3);

            ledger.chainNow();

            assertThat(store.ledgerChain().length()).isEqualTo(CHAINED + 3);
            assertBroken(Kind.CHANGED, CHAINED + 4);
        }

        @Test
        void showsWhenItWasInsertedIntoTheChain() {
            tamper(
                    "UPDATE cf_ledger_chain SET seq = -seq WHERE seq >= 5",
                    "UPDATE cf_ledger_chain SET seq = 1 - seq WHERE seq < 0",
                    insertion("foreign"),
                    "DELETE FROM cf_ledger_unchained",
                    "INSERT INTO cf_ledger_chain SELECT 5, 'foreign', chained_at, 0, mac FROM cf_ledger_chain"
                            + " WHERE seq = 4");

            assertBroken(Kind.INSERTED, 5);
        }

        @Test
        void showsWhenItWasAppendedToTheChain() {
            tamper(
                    insertion("foreign"),
                    "DELETE FROM cf_ledger_unchained",
                    "INSERT INTO cf_ledger_chain SELECT seq + 1, 'foreign', chained_at, 1, mac FROM cf_ledger_chain"
                            + " WHERE seq = " + CHAINED);

            assertBroken(Kind.CHANGED, CHAINED + 1);
        }

        @Test
        void hasNoProofThatFitsItEvenWithThatOfAnother() {
            append(1);
            tamper(
                    insertion("foreign"),
                    "UPDATE cf_ledger_unchained SET proof ="
                            + " (SELECT proof FROM cf_ledger_unchained WHERE event = " + id(CHAINED) + ")"
                            + " WHERE event = 'foreign'");

            assertBroken(Kind.CHANGED, CHAINED + 1);
        }

        private String insertion(String id) {
            return "INSERT INTO cf_ledger_event (" + EVENT_COLUMNS + ") VALUES ('" + id
                    + "', 1, 'MAIL_DELIVERED', 'delivery', NULL, NULL, NULL)";
        }
    }

    @Nested
    class AnEventThatWaits {

        @BeforeEach
        void appendOne() {
            append(1);
            assertThat(ledger.verify()).extracting("unchained").isEqualTo(1L);
        }

        @Test
        void showsAChange() {
            tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id = " + id(CHAINED));

            assertBroken(Kind.CHANGED, CHAINED + 1, CHAINED);
        }

        @Test
        void showsThatItIsGone() {
            tamper("DELETE FROM cf_ledger_event WHERE id = " + id(CHAINED));

            assertBroken(Kind.REMOVED, CHAINED + 1, CHAINED);
        }

        @Test
        void showsThatItWasTakenOutOfTheQueue() {
            tamper("DELETE FROM cf_ledger_unchained");

            assertBroken(Kind.UNLINKED, CHAINED + 1, CHAINED);
        }
    }

    @Nested
    class TheEnd {

        @Test
        void showsThatItWasCutOff() {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");

            assertBroken(Kind.CUT_OFF, 10);
        }

        @Test
        void showsThatEverythingIsGone() {
            tamper("DELETE FROM cf_ledger_event", "DELETE FROM cf_ledger_chain");

            assertBroken(Kind.CUT_OFF, 1);
        }

        @Test
        void showsThatItWasCutOffAndWrittenOn() {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");
            append(10);
            ledger.chainNow();

            assertBroken(Kind.REPLACED, CHAINED);
        }

        @Test
        void showsThatOnlyLinksWereCutOffBeforeACheckpointCoveredThem() {
            append(3);
            withoutCheckpoints().chainNow();
            tamper("DELETE FROM cf_ledger_chain WHERE seq > " + (CHAINED + 1));

            assertBroken(Kind.UNLINKED, CHAINED + 2, CHAINED + 1);
        }

        @Test
        void isNotCoveredByACheckpointOfAShorterChainOnceItWasCut() throws Exception {
            tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");
            String before = Files.readString(checkpointFile());

            ledger.chainNow();

            assertThat(Files.readString(checkpointFile())).isEqualTo(before);
        }
    }

    @Nested
    class ACopyOfTheDatabaseThatWasRestored {

        private Path copy;

        @BeforeEach
        void copyAndGoOn() throws Exception {
            store.close();
            copy = Files.copy(database(), directory.resolve("copy.db"));
            open();
            append(5);
            ledger.chainNow();
            store.close();
        }

        @Test
        void showsAsCutOff() throws Exception {
            Files.copy(copy, database(), StandardCopyOption.REPLACE_EXISTING);
            open();

            assertBroken(Kind.CUT_OFF, CHAINED + 1);
        }

        @Test
        void showsAsReplacedOnceItWasWrittenOn() throws Exception {
            Files.copy(copy, database(), StandardCopyOption.REPLACE_EXISTING);
            open();
            append(8);
            ledger.chainNow();

            assertBroken(Kind.REPLACED, CHAINED + 5);
        }

        @Test
        void showsWhenOnlySomeRowsCameFromIt() {
            open();
            tamper(
                    "ATTACH '" + copy + "' AS old",
                    "DELETE FROM cf_ledger_event WHERE id NOT IN (SELECT id FROM old.cf_ledger_event)",
                    "DELETE FROM cf_ledger_chain",
                    "INSERT INTO cf_ledger_chain SELECT * FROM old.cf_ledger_chain");

            assertBroken(Kind.CUT_OFF, CHAINED + 1);
        }
    }

    @Nested
    class TheFileOfCheckpoints {

        @Test
        void liesBesideTheKeysAndHoldsOneForTheWholeChain() {
            assertThat(checkpointFile()).isRegularFile();
        }

        @Test
        void showsAClaimThatNobodyWithTheKeysMade() throws Exception {
            Files.writeString(
                    checkpointFile(), Files.readString(checkpointFile()).replace("12 2026", "11 2026"));

            assertBroken(Kind.CHECKPOINT_CHANGED, 1);
        }

        @Test
        void isWrittenToOnceMoreWhenTheNodeEnds() {
            ledger.start(true);
            append(1);
            ledger.close();

            assertThat(ledger.verify())
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.checkpoint())
                                    .get()
                                    .extracting("seq")
                                    .isEqualTo(CHAINED + 1L));
        }

        @Test
        void mayNotLieBesideTheDatabase() {
            try (ContactStore careless = JdbcContactStore.open(database(), keys())
                    .withCheckpoints(database().resolveSibling("checkpoints"))) {
                assertThat(careless.prepare()).extracting(Finding::code).containsExactly("CHECKPOINTS-BESIDE-STORE");
            }
        }

        @Test
        void mayBeMissingAndThenACutDoesNotShow() throws Exception {
            Files.delete(checkpointFile());

            assertThat(ledger.verify()).isEqualTo(new Verified(CHAINED, 0, Optional.empty()));
        }
    }

    @Test
    void theKeysAreNeeded() throws Exception {
        store.close();
        KeySet others = KeySet.generate();
        store = JdbcContactStore.open(directory.resolve("others/contact.db"), () -> others);
        assertThat(store.prepare()).isEmpty();
        ledger = withoutCheckpoints();
        append(1);
        ledger.chainNow();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("others/contact.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + database() + "' AS ours");
            statement.execute("DELETE FROM cf_ledger_chain");
            statement.execute("DELETE FROM cf_ledger_event");
            statement.execute("INSERT INTO cf_ledger_event SELECT * FROM ours.cf_ledger_event");
            statement.execute("DELETE FROM cf_ledger_unchained");
            statement.execute("INSERT INTO cf_ledger_chain SELECT * FROM ours.cf_ledger_chain");
        }

        assertBroken(Kind.KEY_UNKNOWN, 1, 0);
    }

    private void open() {
        store = JdbcContactStore.open(database(), keys());
        assertThat(store.prepare()).isEmpty();
        ledger = ledger(store.checkpoints());
    }

    private ChainedLedger withoutCheckpoints() {
        return ledger(Optional.empty());
    }

    private ChainedLedger ledger(Optional<Checkpoints> checkpoints) {
        return StoreLedger.of(store, checkpoints, clock);
    }

    private Path database() {
        return directory.resolve("data/contact.db");
    }

    private KeySource keys() {
        return KeySource.fileCreatedIfMissing(directory.resolve("keys/keys.json"));
    }

    private Path checkpointFile() {
        return directory.resolve("keys/keys.json.checkpoints");
    }

    private void append(int count) {
        for (int i = 0; i < count; i++) {
            clock.advance(Duration.ofSeconds(1));
            RecordId id = ids.next();
            store.ledger()
                    .append(new LedgerEvent(
                            id,
                            clock.instant(),
                            LedgerEvent.Type.SUBMISSION_ACCEPTED,
                            "visitor",
                            Optional.of(ids.next()),
                            Optional.of("2026-11"),
                            Optional.of("code")));
            events.add(id);
        }
    }

    private String id(int index) {
        return "'" + events.get(index) + "'";
    }

    private void tamper(String... statements) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
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

    private void assertBroken(Kind kind, long seq, int event) {
        LedgerVerification expected = new Broken(kind, seq, Optional.of(events.get(event)));
        assertThat(ledger.verify()).isEqualTo(expected);
    }
}
