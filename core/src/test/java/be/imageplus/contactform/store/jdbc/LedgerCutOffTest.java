/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.LedgerFile.CHAINED;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody has the database in their hands, and cuts its ledger off, or puts an older one in its place. */
class LedgerCutOffTest {

    @TempDir
    Path directory;

    private LedgerFile file;

    @BeforeEach
    void chainSomeEvents() {
        file = new LedgerFile(directory);
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Nested
    class TheEnd {

        @Test
        void showsThatItWasCutOff() {
            file.tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");

            file.assertBroken(Kind.CUT_OFF, 10);
        }

        @Test
        void showsThatEverythingIsGone() {
            file.tamper("DELETE FROM cf_ledger_event", "DELETE FROM cf_ledger_chain");

            file.assertBroken(Kind.CUT_OFF, 1);
        }

        @Test
        void showsThatItWasCutOffAndWrittenOn() {
            file.tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");
            file.append(10);
            file.ledger.chainNow();

            file.assertBroken(Kind.REPLACED, CHAINED);
        }

        @Test
        void showsThatOnlyLinksWereCutOffBeforeACheckpointCoveredThem() {
            file.append(3);
            file.withoutCheckpoints().chainNow();
            file.tamper("DELETE FROM cf_ledger_chain WHERE seq > " + (CHAINED + 1));

            file.assertBroken(Kind.UNLINKED, CHAINED + 2, CHAINED + 1);
        }

        @Test
        void isNotCoveredByACheckpointOfAShorterChainOnceItWasCut() throws Exception {
            file.tamper(
                    "DELETE FROM cf_ledger_event WHERE id IN (SELECT event FROM cf_ledger_chain WHERE seq > 9)",
                    "DELETE FROM cf_ledger_chain WHERE seq > 9");
            String before = Files.readString(file.checkpointFile());

            file.ledger.chainNow();

            assertThat(Files.readString(file.checkpointFile())).isEqualTo(before);
        }
    }

    @Nested
    class ACopyOfTheDatabaseThatWasRestored {

        private Path copy;

        @BeforeEach
        void copyAndGoOn() throws Exception {
            file.store.close();
            copy = Files.copy(file.database(), directory.resolve("copy.db"));
            file.open();
            file.append(5);
            file.ledger.chainNow();
            file.store.close();
        }

        @Test
        void showsAsCutOff() throws Exception {
            Files.copy(copy, file.database(), StandardCopyOption.REPLACE_EXISTING);
            file.open();

            file.assertBroken(Kind.CUT_OFF, CHAINED + 1);
        }

        @Test
        void showsAsReplacedOnceItWasWrittenOn() throws Exception {
            Files.copy(copy, file.database(), StandardCopyOption.REPLACE_EXISTING);
            file.open();
            file.append(8);
            file.ledger.chainNow();

            file.assertBroken(Kind.REPLACED, CHAINED + 5);
        }

        @Test
        void showsWhenOnlySomeRowsCameFromIt() {
            file.open();
            file.tamper(
                    "ATTACH '" + copy + "' AS old",
                    "DELETE FROM cf_ledger_event WHERE id NOT IN (SELECT id FROM old.cf_ledger_event)",
                    "DELETE FROM cf_ledger_chain",
                    "INSERT INTO cf_ledger_chain SELECT * FROM old.cf_ledger_chain");

            file.assertBroken(Kind.CUT_OFF, CHAINED + 1);
        }
    }

    @Nested
    class TheFileOfCheckpoints {

        @Test
        void liesBesideTheKeysAndHoldsOneForTheWholeChain() {
            assertThat(file.checkpointFile()).isRegularFile();
        }

        @Test
        void showsAClaimThatNobodyWithTheKeysMade() throws Exception {
            Files.writeString(
                    file.checkpointFile(),
                    Files.readString(file.checkpointFile()).replace("12 2026", "11 2026"));

            file.assertBroken(Kind.CHECKPOINT_CHANGED, 1);
        }

        @Test
        void isWrittenToOnceMoreWhenTheNodeEnds() {
            file.ledger.start(true);
            file.append(1);
            file.ledger.close();

            assertThat(file.ledger.verify())
                    .isInstanceOfSatisfying(
                            Verified.class,
                            verified -> assertThat(verified.checkpoint())
                                    .get()
                                    .extracting("seq")
                                    .isEqualTo(CHAINED + 1L));
        }

        @Test
        void mayNotLieBesideTheDatabase() {
            try (ContactStore careless = JdbcContactStore.open(file.database(), file.keys())
                    .withCheckpoints(file.database().resolveSibling("checkpoints"))) {
                assertThat(careless.prepare()).extracting(Finding::code).containsExactly("CHECKPOINTS-BESIDE-STORE");
            }
        }

        @Test
        void mayBeMissingAndThenACutDoesNotShow() throws Exception {
            Files.delete(file.checkpointFile());

            assertThat(file.ledger.verify()).isEqualTo(new Verified(CHAINED, 0, Optional.empty()));
        }
    }

    @Test
    void theKeysAreNeeded() throws Exception {
        file.close();
        Path others = directory.resolve("others/contact.db");
        file.openOthers(others);
        file.append(1);
        file.ledger.chainNow();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + others);
                Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + file.database() + "' AS ours");
            statement.execute("DELETE FROM cf_ledger_chain");
            statement.execute("DELETE FROM cf_ledger_event");
            statement.execute("INSERT INTO cf_ledger_event SELECT * FROM ours.cf_ledger_event");
            statement.execute("DELETE FROM cf_ledger_unchained");
            statement.execute("INSERT INTO cf_ledger_chain SELECT * FROM ours.cf_ledger_chain");
        }

        file.assertBroken(Kind.KEY_UNKNOWN, 1, 0);
    }
}
