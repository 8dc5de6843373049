/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.TamperedLedger.CHAINED;
import static be.imageplus.contactform.store.jdbc.TamperedLedger.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is not as it was chained is not truncated, so that no anchor is ever signed for what somebody did to the ledger.
 */
@ParameterizedClass
@EnumSource
class LedgerTruncationRefusalTest {

    @Parameter
    TamperedLedger.Kept kept;

    @TempDir
    Path directory;

    private TamperedLedger at;

    @BeforeEach
    void open() {
        at = new TamperedLedger(kept, directory);
    }

    @AfterEach
    void showsItStill() {
        assertThat(at.ledger.verify()).isInstanceOf(Broken.class);
        at.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason = 'another'", "actor = 'operator'", "occurred_at = occurred_at - 1"})
    void nothingGoesBehindAnEventThatWasChanged(String change) {
        at.tamper("UPDATE cf_ledger_event SET " + change + " WHERE id ="
                + " (SELECT event FROM cf_ledger_chain WHERE seq = 3)");

        at.assertRefused(Kind.CHANGED, 3);
    }

    @Test
    void anEventThatWasMadeToLookOldDoesNotGo() {
        at.tamper("UPDATE cf_ledger_event SET occurred_at = 1 WHERE id IN"
                + " (SELECT event FROM cf_ledger_chain WHERE seq > " + OLD + ")");

        at.assertRefused(Kind.CHANGED, OLD + 1);
    }

    @Test
    void nothingGoesBehindAGap() {
        at.remove("seq = 3");

        at.assertRefused(Kind.REMOVED, 3);
    }

    @Test
    void aBeginningThatSomebodyRemovedDoesNotBecomeATruncation() {
        at.remove("seq <= 3");

        at.assertRefused(Kind.BEGINNING_REMOVED, 1);
    }

    @Test
    void aChainThatWasCutOffIsNotTruncated() {
        at.remove("seq > 9");

        at.assertRefused(Kind.CUT_OFF, 10);
    }

    @Test
    void aChainThatWasReplacedIsNotTruncatedWhatEverIsWrittenOn() {
        at.remove("seq > 9");
        at.append(20);
        at.withoutCheckpoints().chainNow();
        at.clock.advance(Duration.ofDays(2000)); // past the checkpoint, which nothing would contradict then

        at.assertRefused(Kind.REPLACED, CHAINED);
    }

    @Test
    void anAnchorOfSomebodyElseIsNoneToGoOnFrom() {
        at.tamper("INSERT INTO cf_ledger_anchor SELECT 1, seq, mac, 1, mac FROM cf_ledger_chain WHERE seq = 3");

        at.assertRefused(Kind.ANCHOR_CHANGED, 1);
        at.assertBroken(Kind.ANCHOR_CHANGED, 1);
    }
}
