/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.TamperedLedger.CHAINED;
import static be.imageplus.contactform.store.jdbc.TamperedLedger.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.Vault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A ledger that was truncated: whatever is done to its beginning, to the anchor and to its end shows, also together.
 */
@ParameterizedClass
@EnumSource
class LedgerTruncationTamperingTest {

    /** The place of the event of the truncation. */
    private static final int TOLD = 13;

    @Parameter
    TamperedLedger.Kept kept;

    @TempDir
    Path directory;

    private TamperedLedger at;

    @BeforeEach
    void open() {
        at = new TamperedLedger(kept, directory);
        assertThat(at.ledger.truncate()).extracting("events").isEqualTo((long) OLD);
        at.ledger.chainNow();
        assertThat(at.ledger.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.count()).isEqualTo(TOLD - OLD);
            assertThat(verified.anchor()).isEqualTo(at.store.ledgerBeginning().anchor());
            assertThat(verified.anchor()).get().extracting("seq").isEqualTo((long) OLD);
            assertThat(verified.checkpoint()).get().extracting("seq").isEqualTo((long) TOLD);
        });
    }

    @AfterEach
    void close() {
        at.close();
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
        at.tamper("UPDATE cf_ledger_anchor SET " + change);

        at.assertBroken(Kind.ANCHOR_CHANGED, 1);
    }

    @Test
    void showsThatTheAnchorIsGone() {
        at.tamper("DELETE FROM cf_ledger_anchor");

        at.assertBroken(Kind.BEGINNING_REMOVED, 1);
    }

    @Test
    void showsThatTheAnchorIsGoneEvenIfWhatWasTruncatedIsBack() {
        at.tamper("DELETE FROM cf_ledger_anchor");
        at.putBack(1, OLD);

        at.assertBroken(Kind.ANCHOR_CHANGED, 1);
    }

    @Test
    void showsThatMoreOfTheOldestEndIsGone() {
        at.remove("seq <= 8");

        at.assertBroken(Kind.BEGINNING_REMOVED, OLD + 1);
    }

    @Test
    void showsThatMoreOfItIsGoneWithAnAnchorOfSomebodyElse() {
        at.tamper("UPDATE cf_ledger_anchor SET seq = 8, mac = (SELECT mac FROM cf_ledger_chain WHERE seq = 8)");
        at.remove("seq <= 8");

        at.assertBroken(Kind.ANCHOR_CHANGED, 1);
    }

    @Test
    void showsThatTheFirstEventIsGoneWithoutItsLink() {
        at.tamper("DELETE FROM cf_ledger_event WHERE id = (SELECT event FROM cf_ledger_chain WHERE seq = 7)");

        at.assertBroken(Kind.REMOVED, OLD + 1);
    }

    @Test
    void showsAChangeOfTheFirstEvent() {
        at.tamper("UPDATE cf_ledger_event SET reason = 'another' WHERE id ="
                + " (SELECT event FROM cf_ledger_chain WHERE seq = 7)");

        at.assertBroken(Kind.CHANGED, OLD + 1);
    }

    @Test
    void showsAGapBehindTheFirstLink() {
        at.remove("seq = 8");

        at.assertBroken(Kind.REMOVED, 8);
    }

    @Test
    void showsAChangeOfTheEventThatTellsOfIt() {
        at.tamper("UPDATE cf_ledger_event SET reason = '0 0' WHERE type = 'LEDGER_TRUNCATED'");

        at.assertBroken(Kind.CHANGED, TOLD);
    }

    @Test
    void showsALinkThatIsBackBeforeTheAnchor() {
        at.putBack(3, 3);

        at.assertBroken(Kind.INSERTED, OLD + 1);
    }

    /** No walk along the chain comes by there. */
    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "-9223372036854775807"})
    void showsAnEventWithALinkWhereNoLinkCanBe(String place) {
        at.tamper(
                "INSERT INTO cf_ledger_event (id, occurred_at, type, actor)"
                        + " VALUES ('foreign', 1, 'MAIL_DELIVERED', 'delivery')",
                "DELETE FROM cf_ledger_unchained",
                "INSERT INTO cf_ledger_chain SELECT " + place + ", 'foreign', chained_at, 0, mac"
                        + " FROM cf_ledger_chain WHERE seq = 7");

        at.assertBroken(Kind.UNLINKED, TOLD + 1);
    }

    @Test
    void showsThatTheNewestEndWasCutOff() {
        at.remove("seq > 10");

        at.assertBroken(Kind.CUT_OFF, 11);
    }

    @Test
    void showsWithoutACheckpointThatTheNewestEndWasCutOffWithTheEventThatTellsOfIt() {
        at.remove("seq > 10");

        assertThat(at.withoutCheckpoints().verify()).isEqualTo(new Broken(Kind.CUT_OFF, 11, Optional.empty()));
    }

    @Test
    void showsThatEverythingButTheAnchorIsGone() {
        at.remove("seq > 0");

        at.assertBroken(Kind.CUT_OFF, OLD + 1);
        assertThat(at.withoutCheckpoints().verify()).isEqualTo(new Broken(Kind.CUT_OFF, OLD + 1, Optional.empty()));
    }

    @Test
    void showsThatEverythingIsGone() {
        at.remove("seq > 0");
        at.tamper("DELETE FROM cf_ledger_anchor");

        at.assertBroken(Kind.CUT_OFF, 1);
    }

    @Test
    void showsThatItWasCutOffAndWrittenOn() {
        at.remove("seq > 10");
        at.append(8);
        at.ledger.chainNow();

        at.assertBroken(Kind.REPLACED, TOLD);
    }

    @Test
    void showsThatTheTablesWereSetBackToBeforeIt() {
        at.remove("seq > 0");
        at.tamper("DELETE FROM cf_ledger_anchor");
        at.putBack(1, CHAINED);

        at.assertBroken(Kind.CUT_OFF, TOLD);
    }

    @Test
    void showsThatTheyWereSetBackAndWrittenOn() {
        at.remove("seq > 0");
        at.tamper("DELETE FROM cf_ledger_anchor");
        at.putBack(1, CHAINED);
        at.append(8);
        at.ledger.chainNow();

        at.assertBroken(Kind.REPLACED, TOLD);
    }

    @Test
    void showsThatTheyWereSetBackButForTheAnchor() {
        at.remove("seq > 0");
        at.putBack(1, CHAINED);

        at.assertBroken(Kind.INSERTED, OLD + 1);
        at.remove("seq <= " + OLD);
        at.assertBroken(Kind.CUT_OFF, TOLD);
        assertThat(at.withoutCheckpoints().verify()).isEqualTo(new Broken(Kind.CUT_OFF, TOLD, Optional.empty()));
    }

    @Test
    void needsTheKeys() {
        ContactStore underOtherKeys = new AlteredStore(at.store) {
            @Override
            public Vault vault() {
                return Vault.of(KeySet.generate());
            }
        };

        assertThat(StoreLedger.of(underOtherKeys, at.clock).verify())
                .isEqualTo(new Broken(Kind.KEY_UNKNOWN, 1, Optional.empty()));
    }

    @Nested
    class AndTruncatedAgain {

        @BeforeEach
        void truncateAgain() {
            at.tamper("CREATE TABLE copy_anchor AS SELECT * FROM cf_ledger_anchor");
            at.copy();
            at.clock.advance(Duration.ofDays(400));
            assertThat(at.ledger.truncate()).extracting("events").isEqualTo((long) CHAINED - OLD);
            at.ledger.chainNow();
            assertThat(at.ledger.verify()).extracting("count").isEqualTo(2L);
            at.tamper("UPDATE cf_ledger_anchor SET seq = o.seq, mac = o.mac, anchored_at = o.anchored_at,"
                    + " proof = o.proof FROM copy_anchor o");
        }

        @Test
        void showsThatTheAnchorIsTheOneBefore() {
            at.assertBroken(Kind.BEGINNING_REMOVED, OLD + 1);
        }

        @Test
        void showsThatTheAnchorIsTheOneBeforeEvenIfWhatWasTruncatedIsBack() {
            at.putBack(OLD + 1, CHAINED);

            at.assertBroken(Kind.ANCHOR_CHANGED, OLD + 1);
        }

        @Test
        void isNotTruncatedFromTheOneBefore() {
            at.assertRefused(Kind.BEGINNING_REMOVED, OLD + 1);
        }
    }
}
