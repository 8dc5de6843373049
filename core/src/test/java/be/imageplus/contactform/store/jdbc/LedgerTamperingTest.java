/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.LedgerFile.CHAINED;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody has the database in their hands, and changes, removes and inserts events. */
class LedgerTamperingTest {

    private static final int FIFTH = 4;
    private static final String EVENT_COLUMNS = "id, occurred_at, type, actor, subject, register_version, reason";

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
            file.tamper("UPDATE cf_ledger_event SET " + change + " WHERE id = " + file.id(FIFTH));

            file.assertBroken(Kind.CHANGED, FIFTH + 1, FIFTH);
        }

        @Test
        void showsThatItsIdWasChanged() {
            file.tamper("UPDATE cf_ledger_event SET id = 'no id' WHERE id = " + file.id(FIFTH));

            file.assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGone() {
            file.tamper("DELETE FROM cf_ledger_event WHERE id = " + file.id(FIFTH));

            file.assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGoneWithItsLink() {
            file.tamper(
                    "DELETE FROM cf_ledger_event WHERE id = " + file.id(FIFTH),
                    "DELETE FROM cf_ledger_chain WHERE event = " + file.id(FIFTH));

            file.assertBroken(Kind.REMOVED, FIFTH + 1);
        }

        @Test
        void showsThatItIsGoneAndThatTheRestMovedUp() {
            file.tamper(
                    "DELETE FROM cf_ledger_event WHERE id = " + file.id(FIFTH),
                    "DELETE FROM cf_ledger_chain WHERE event = " + file.id(FIFTH),
                    "UPDATE cf_ledger_chain SET seq = -seq WHERE seq > " + FIFTH,
                    "UPDATE cf_ledger_chain SET seq = -seq - 1 WHERE seq < 0");

            file.assertBroken(Kind.CHANGED, FIFTH + 1);
        }

        @Test
        void showsThatAnotherWasPutInItsPlace() {
            file.tamper(
                    "UPDATE cf_ledger_chain SET event = 'x' WHERE seq = 2",
                    "UPDATE cf_ledger_chain SET event = " + file.id(1) + " WHERE seq = 5",
                    "UPDATE cf_ledger_chain SET event = " + file.id(FIFTH) + " WHERE seq = 2");

            file.assertBroken(Kind.CHANGED, 2, FIFTH);
        }

        @Test
        void showsThatTwoContentsWereSwapped() {
            file.tamper(
                    "CREATE TEMP TABLE swap AS SELECT * FROM cf_ledger_event WHERE id IN (" + file.id(2) + ", "
                            + file.id(3) + ")",
                    "UPDATE cf_ledger_event SET subject = (SELECT subject FROM swap WHERE id = " + file.id(3) + ")"
                            + " WHERE id = " + file.id(2),
                    "UPDATE cf_ledger_event SET subject = (SELECT subject FROM swap WHERE id = " + file.id(2) + ")"
                            + " WHERE id = " + file.id(3));

            file.assertBroken(Kind.CHANGED, 3, 2);
        }

        @Test
        void showsThatTwoPlacesWereSwapped() {
            file.tamper(
                    "UPDATE cf_ledger_chain SET seq = -1 WHERE seq = 3",
                    "UPDATE cf_ledger_chain SET seq = 3 WHERE seq = 4",
                    "UPDATE cf_ledger_chain SET seq = 4 WHERE seq = -1");

            file.assertBroken(Kind.INSERTED, 3, 3);
        }

        @Test
        void showsThatItsTimeInTheChainWasChanged() {
            file.tamper("UPDATE cf_ledger_chain SET chained_at = chained_at - 1 WHERE seq = 5");

            file.assertBroken(Kind.CHANGED, 5, FIFTH);
        }

        @Test
        void showsThatItsCodeWasReplaced() {
            file.tamper(
                    "UPDATE cf_ledger_chain SET mac = (SELECT mac FROM cf_ledger_chain WHERE seq = 6) WHERE seq = 5");

            file.assertBroken(Kind.CHANGED, 5, FIFTH);
        }
    }

    @Nested
    class AnEventThatIsNotOurs {

        @Test
        void showsWhenItWasInsertedBesideTheChain() {
            file.tamper(insertion("foreign"));

            file.assertBroken(Kind.INSERTED, CHAINED + 1);
        }

        @Test
        void isNeverTakenUpAndHoldsNothingUp() {
            file.tamper(insertion("0"), "UPDATE cf_ledger_unchained SET proof = x'00' WHERE event = '0'");
            file.append(3);

            file.ledger.chainNow();

            assertThat(file.store.ledgerChain().length()).isEqualTo(CHAINED + 3);
            file.assertBroken(Kind.CHANGED, CHAINED + 4);
        }

        @Test
        void showsWhenItWasInsertedIntoTheChain() {
            file.tamper(
                    "UPDATE cf_ledger_chain SET seq = -seq WHERE seq >= 5",
                    "UPDATE cf_ledger_chain SET seq = 1 - seq WHERE seq < 0",
                    insertion("foreign"),
                    "DELETE FROM cf_ledger_unchained",
                    "INSERT INTO cf_ledger_chain SELECT 5, 'foreign', chained_at, 0, mac FROM cf_ledger_chain"
                            + " WHERE seq = 4");

            file.assertBroken(Kind.INSERTED, 5);
        }

        @Test
        void showsWhenItWasAppendedToTheChain() {
            file.tamper(
                    insertion("foreign"),
                    "DELETE FROM cf_ledger_unchained",
                    "INSERT INTO cf_ledger_chain SELECT seq + 1, 'foreign', chained_at, 1, mac FROM cf_ledger_chain"
                            + " WHERE seq = " + CHAINED);

            file.assertBroken(Kind.CHANGED, CHAINED + 1);
        }

        @Test
        void hasNoProofThatFitsItEvenWithThatOfAnother() {
            file.append(1);
            file.tamper(
                    insertion("foreign"),
                    "UPDATE cf_ledger_unchained SET proof ="
                            + " (SELECT proof FROM cf_ledger_unchained WHERE event = " + file.id(CHAINED) + ")"
                            + " WHERE event = 'foreign'");

            file.assertBroken(Kind.CHANGED, CHAINED + 1);
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
            file.append(1);
            assertThat(file.ledger.verify()).extracting("unchained").isEqualTo(1L);
        }

        @Test
        void showsAChange() {
            file.tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id = " + file.id(CHAINED));

            file.assertBroken(Kind.CHANGED, CHAINED + 1, CHAINED);
        }

        @Test
        void showsThatItIsGone() {
            file.tamper("DELETE FROM cf_ledger_event WHERE id = " + file.id(CHAINED));

            file.assertBroken(Kind.REMOVED, CHAINED + 1, CHAINED);
        }

        @Test
        void showsThatItWasTakenOutOfTheQueue() {
            file.tamper("DELETE FROM cf_ledger_unchained");

            file.assertBroken(Kind.UNLINKED, CHAINED + 1, CHAINED);
        }
    }
}
