/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import static be.imageplus.contactform.rotation.RotationBench.FIRST;
import static be.imageplus.contactform.rotation.RotationBench.PROMOTED;
import static be.imageplus.contactform.rotation.RotationBench.SETTLING;
import static be.imageplus.contactform.rotation.RotationBench.STAGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.rotation.RotationBench.Node;
import be.imageplus.contactform.vault.KeySet;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a promotion everything is sealed and indexed anew: once, in pieces, whoever does it. */
class KeyRotationTest {

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
    void isDoneOnceAmongNodesAndWrittenDown() {
        Node one = bench.node(FIRST);
        Node other = bench.node(FIRST);
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
        Node node = bench.node(PROMOTED, FIRST);

        assertThat(node.resealing.step(false)).isFalse();
        assertThat(node.ledger()).as("it is taken up at once").hasSize(1);
        bench.clock.advance(SETTLING.minusMillis(1));
        assertThat(node.resealing.step(false)).isFalse();
        assertThat(node.older()).isEqualTo(2);

        bench.clock.advance(Duration.ofMillis(1));
        node.stepToTheEnd();

        assertThat(node.older()).isZero();
    }

    @Test
    void doesNotWaitLongerBecauseTheClockWasSetBack() {
        Node node = bench.node(PROMOTED, FIRST);
        node.resealing.step(false);

        bench.clock.advance(Duration.ofDays(-1));
        node.stepToTheEnd();

        assertThat(node.older()).isZero();
    }

    @Test
    void doesNothingAsLongAsKeysAreTheSame() {
        Node node = bench.node(STAGED);
        node.keep(1);

        node.rotation.resealNow();

        assertThat(node.ledger()).isEmpty();
        assertThat(node.store.chores().find(KeyRotation.WORK)).isEmpty();
    }

    @Test
    void goesOnWhereAnotherNodeStopped() {
        Node killed = bench.node(FIRST);
        killed.keep(Resealing.BATCH + 20);
        killed.use(PROMOTED);
        assertThat(killed.resealing.step(true)).isTrue();
        int left = killed.older();
        assertThat(left).isEqualTo(2 * (Resealing.BATCH + 20) - Resealing.BATCH);
        Node other = bench.node(PROMOTED);

        assertThat(other.resealing.step(true)).as("until the lease ends").isFalse();
        assertThat(other.older()).isEqualTo(left);
        bench.clock.advance(Duration.ofSeconds(30));
        other.rotation.resealNow();

        assertThat(other.older()).isZero();
        assertThat(other.ledger()).last().asString().endsWith("resealed 140 unreadable 0");
    }

    @Test
    void beginsAgainWhenOtherKeysArePromotedMeanwhile() {
        Node node = bench.node(FIRST);
        node.keep(Resealing.BATCH + 1);
        node.use(PROMOTED);
        node.resealing.step(true);

        KeySet others = PROMOTED.rotated();
        node.use(others);
        bench.clock.advance(SETTLING);
        node.rotation.resealNow();

        assertThat(node.older()).isZero();
        assertThat(node.ledger()).hasSize(3).last().asString().endsWith("resealed 102 unreadable 0");
        assertThat(bench.node(others.retired()).rotation.use().unreadable()).isZero();
    }

    @Test
    void neverGoesBackToOlderKeysOnANodeThatIsBehind() {
        Node behind = bench.node(STAGED);
        behind.keep(2);
        Node ahead = bench.node(PROMOTED);
        ahead.rotation.resealNow();
        List<String> written = ahead.ledger();

        behind.rotation.resealNow();

        assertThat(ahead.older()).isZero();
        assertThat(ahead.ledger()).isEqualTo(written);
    }

    @Test
    void countsWhatDoesNotOpenAndGoesOn() {
        Node node = bench.node(FIRST);
        Node foreign = bench.node(FIRST.rotated());
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
        Node node = bench.node(FIRST);
        node.keep(3);
        List<String> old = bench.sealedValues();
        assertThat(old).hasSize(3).allMatch(bench::isInTheFiles);
        node.use(PROMOTED);

        node.rotation.resealNow();

        assertThat(old).noneMatch(bench::isInTheFiles);
        assertThat(bench.sealedValues()).hasSize(3).allMatch(bench::isInTheFiles);
    }

    @Test
    void happensInTheBackground() {
        Node node = bench.node(PROMOTED, FIRST);
        node.resealing.step(false);
        bench.clock.advance(SETTLING);

        node.rotation.start();
        node.rotation.start();

        await().untilAsserted(() -> assertThat(node.older()).isZero());
    }

    @Test
    void isNotStartedAgainOnceItIsClosed() {
        Node node = bench.node(FIRST);
        node.rotation.start();

        node.rotation.close();
        node.rotation.close();

        assertThatIllegalStateException().isThrownBy(node.rotation::start);
    }
}
