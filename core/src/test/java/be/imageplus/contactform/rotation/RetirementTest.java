/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import static be.imageplus.contactform.rotation.RotationBench.FIRST;
import static be.imageplus.contactform.rotation.RotationBench.PROMOTED;
import static be.imageplus.contactform.rotation.RotationBench.STAGED;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.rotation.RotationBench.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old keys are retired when nothing needs them any more, and not before. */
class RetirementTest {

    @TempDir
    Path directory;

    private RotationBench bench;

    @BeforeEach
    void open() {
        bench = new RotationBench(directory);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void isTooEarlyBeforeANodeUsesThePromotedKeys() {
        assertThat(bench.node(PROMOTED, FIRST).rotation.retirement(true)).isEqualTo(new Retirement.NotTakenUp());
    }

    @Test
    void isTooEarlyWhilePagesAreOpenThatWereSignedWithOldKeysUnlessTheyLeaked() {
        Node node = bench.node(PROMOTED, FIRST);
        node.rotation.resealNow();
        node.chain();
        Instant until = bench.clock.instant().plus(Duration.ofDays(14));

        assertThat(node.rotation.retirement(false)).isEqualTo(new Retirement.TokensValid(until));
        assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(0));
        bench.clock.advance(Duration.ofDays(14));
        assertThat(node.rotation.retirement(false)).isEqualTo(new Retirement.Ready(0));
    }

    @Test
    void isTooEarlyWhileEventsWaitThatOldKeysHaveProven() {
        Node node = bench.node(FIRST);
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
        Node late = bench.node(STAGED);
        Node node = bench.node(PROMOTED, FIRST);
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
        Node node = bench.node(PROMOTED, FIRST);
        bench.node(FIRST.rotated()).keep(1);
        node.rotation.resealNow();
        node.chain();

        assertThat(node.rotation.retirement(true)).isEqualTo(new Retirement.Ready(2));
    }
}
