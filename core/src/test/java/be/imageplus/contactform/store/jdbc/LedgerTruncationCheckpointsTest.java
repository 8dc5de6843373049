/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.TamperedLedger.CHAINED;
import static be.imageplus.contactform.store.jdbc.TamperedLedger.OLD;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoint;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerVerification.Broken;
import be.imageplus.contactform.ledger.LedgerVerification.Kind;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.store.ContactStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A truncated ledger is held against the checkpoints of every node, as far as they say something of what is left. */
@ParameterizedClass
@EnumSource
class LedgerTruncationCheckpointsTest {

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
    void close() {
        at.close();
    }

    @Test
    void isCoveredByACheckpointBeforeAnythingGoes() {
        at.append(3);
        at.withoutCheckpoints().chainNow();

        at.ledger.truncate();

        assertThat(at.checkpoints().latest()).get().extracting("seq").isEqualTo(CHAINED + 3L);
        at.remove("seq > " + CHAINED);
        at.assertBroken(Kind.CUT_OFF, CHAINED + 1);
    }

    /** Of a node that was away, while another one with a file of its own truncated the ledger. */
    @Test
    void aCheckpointFromBeforeTheAnchorIsNoneAnyMoreUntilThatNodeTakesAnother() {
        Checkpoints elsewhere = at.checkpoints("elsewhere");
        at.checkpoints().latest().ifPresent(elsewhere::append);
        at.append(3);
        at.ledger.chainNow();
        at.clock.advance(Duration.ofDays(1000));
        assertThat(at.ledger.truncate()).extracting("events").isEqualTo(CHAINED + 0L);
        at.append(1);
        at.ledger.chainNow();
        at.clock.advance(Duration.ofDays(1000));
        assertThat(at.ledger.truncate()).isInstanceOf(Truncated.class);
        at.ledger.chainNow();
        ChainedLedger back = StoreLedger.of(at.store, Optional.of(elsewhere), at.clock);

        assertThat(back.verify()).isInstanceOfSatisfying(Verified.class, verified -> {
            assertThat(verified.anchor())
                    .get()
                    .satisfies(anchor -> assertThat(anchor.seq()).isGreaterThan(CHAINED));
            assertThat(verified.checkpoint()).isEmpty();
        });

        back.chainNow();
        assertThat(back.verify()).extracting("checkpoint").isEqualTo(elsewhere.latest());
        at.remove("seq = (SELECT MAX(seq) FROM cf_ledger_chain)");
        assertThat(back.verify())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.kind()).isEqualTo(Kind.CUT_OFF));
    }

    @Test
    void aCheckpointAtTheAnchorMustSayTheSame() {
        at.ledger.truncate();
        Checkpoints elsewhere = at.checkpoints("elsewhere");
        ChainedLedger other = StoreLedger.of(at.store, Optional.of(elsewhere), at.clock);
        at.ledger.chainNow();
        elsewhere.append(checkpointOfAnotherChain());

        assertThat(other.verify()).isEqualTo(new Broken(Kind.REPLACED, OLD + 1, Optional.empty()));
    }

    /** Of the same length as what was truncated, proven with the same keys. */
    private Checkpoint checkpointOfAnotherChain() {
        Path place = directory.resolve("another");
        try (ContactStore another = JdbcContactStore.open(place.resolve("contact.db"), () -> at.keys)) {
            assertThat(another.prepare()).isEmpty();
            Checkpoints checkpoints = Checkpoints.file(place.resolve("checkpoints/file"));
            for (int i = 0; i < OLD; i++) {
                another.ledger().append(at.event());
            }
            StoreLedger.of(another, Optional.of(checkpoints), at.clock).chainNow();
            return checkpoints.latest().orElseThrow();
        }
    }
}
