/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static be.imageplus.contactform.KeySite.assertVerified;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.reception.SubmissionOutcome;
import be.imageplus.contactform.reception.SubmissionOutcome.Accepted;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** "Every year" of vault/keys.md, step by step on both engines. */
@ParameterizedClass
@EnumSource
class YearlyKeyRotationTest {

    private static final Duration TWO_WEEKS = Duration.ofDays(14);

    @Parameter
    TransfersTest.Engine engine;

    @TempDir
    Path directory;

    private KeySite site;
    private final List<RecordId> kept = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        site = KeySite.on(engine, directory);
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void rotatesEveryYearWhileTwoNodesServe() {
        KeyNode one = site.started();
        KeyNode two = site.started();
        List<String> open = serve(List.of(), one, two);

        // 1. stage, one node after the other
        assertThat(site.command("stage")).isZero();
        open = serve(open, one, two);
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        open = serve(open, one, two);

        // 2. promote
        assertThat(site.command("promote")).isZero();
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        one.forms.keyRotation().resealNow(); // what begins by itself two minutes later
        open = serve(open, one, two);

        // 3. retire, which is refused before
        assertThat(site.command("retire")).isEqualTo(1);
        site.clock.advance(TWO_WEEKS);
        open = serve(List.of(), one, two); // what was open has expired
        site.retireOnceEventsAreChained();
        open = serve(open, one, two);
        assertThat(one.loadsItsKeys()).isTrue();
        open = serve(open, one, two);
        assertThat(two.loadsItsKeys()).isTrue();
        serve(open, one, two);
        assertThat(one.forms.keyRotation().use().unreadable()).isZero();
        assertThat(ledger())
                .as("written down once among nodes")
                .containsOnlyOnce("KEYS_CHANGED keys", "RESEALED keys", "KEYS_CHANGED operator");
    }

    /** Both nodes take what is sent to either, know it again, and find and prove everything. */
    private List<String> serve(List<String> open, KeyNode... all) {
        site.clock.advance(Duration.ofSeconds(10)); // what comes now is newer than all before
        List<String> tokens = open.isEmpty() ? Stream.of(all).map(KeyNode::page).toList() : open;
        for (int i = 0; i < all.length; i++) {
            KeyNode other = all[(i + 1) % all.length];
            SubmissionOutcome first = other.submit(tokens.get(i));
            assertThat(first).as("a page of the other node's").isInstanceOf(Accepted.class);
            for (KeyNode node : all) {
                assertThat(node.submit(tokens.get(i))).as("a double click").isEqualTo(first);
            }
        }
        kept.addAll(all[0].found().subList(0, all.length));
        for (KeyNode node : all) {
            assertThat(node.found()).containsExactlyInAnyOrderElementsOf(kept);
            kept.forEach(id -> assertThat(node.message(id)).isEqualTo("Could you build a website for us?"));
            assertVerified(node);
        }
        return Stream.of(all).map(KeyNode::page).toList();
    }

    /** Types and actors of everything that was written down. */
    private List<String> ledger() {
        return site.text("SELECT type || ' ' || actor FROM cf_ledger_event WHERE type IN ('KEYS_CHANGED', 'RESEALED')");
    }
}
