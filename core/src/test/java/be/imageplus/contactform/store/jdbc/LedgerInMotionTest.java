/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another node writes, chains and truncates at the very moments at which a verification reads. */
class LedgerInMotionTest {

    private static final int PAGE = 500;
    private static final int OLD = 1200;

    @TempDir
    Path directory;

    private final KeySet keys = KeySet.generate();
    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final RecordIds ids = new RecordIds(clock);
    private ContactStore store;
    private ChainedLedger other;

    @BeforeEach
    void chainOldEvents() {
        store = JdbcContactStore.open(directory.resolve("contact.db"), () -> keys);
        assertThat(store.prepare()).isEmpty();
        other = StoreLedger.of(store, clock);
        append(OLD);
        other.chainNow();
        clock.advance(Duration.ofDays(4 * 366));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void whatIsTruncatedBeforeAnyPageIsReadIsNoGap() {
        assertVerified(during("links", 1, other::truncate), OLD - 1);
    }

    @Test
    void whatIsTruncatedBetweenTwoPagesIsNoGap() {
        append(PAGE);
        other.chainNow();

        assertVerified(during("links", 2, other::truncate), OLD);
    }

    @Test
    void whatIsTruncatedOnceTheChainWasReadIsWhereItsEventsSay() {
        assertVerified(during("unchained", 1, other::truncate), 0);
    }

    @Test
    void theEventOfATruncationIsSeenThoughItIsChainedBetweenTheWalks() {
        other.truncate();

        assertVerified(during("unchained", 1, other::chainNow), OLD - 1);
    }

    @Test
    void anEventThatIsChainedWhileItWaitsIsNoneTheLess() {
        append(3 * PAGE);

        assertVerified(during("unchained", 2, other::chainNow), 0);
    }

    private static void assertVerified(ChainedLedger ledger, long anchor) {
        assertThat(ledger.verify())
                .isInstanceOfSatisfying(
                        Verified.class,
                        verified -> assertThat(verified.anchor()
                                        .map(begins -> begins.seq())
                                        .orElse(0L))
                                .isEqualTo(anchor));
    }

    /** A ledger of this node; something happens right before its chain is asked for the n-th time. */
    private ChainedLedger during(String method, int time, Runnable event) {
        AtomicInteger times = new AtomicInteger();
        return StoreLedger.of(
                new AlteredStore(store) {
                    @Override
                    public LedgerChain ledgerChain() {
                        return Watched.calls(LedgerChain.class, store.ledgerChain(), called -> {
                            if (called.equals(method) && times.incrementAndGet() == time) {
                                event.run();
                            }
                        });
                    }
                },
                clock);
    }

    private void append(int count) {
        store.transactions()
                .run(() -> IntStream.range(0, count)
                        .forEach(i -> store.ledger()
                                .append(new LedgerEvent(
                                        ids.next(),
                                        clock.instant(),
                                        LedgerEvent.Type.MAIL_DELIVERED,
                                        "delivery",
                                        Optional.of(ids.next()),
                                        Optional.of("2026-11"),
                                        Optional.empty()))));
    }
}
