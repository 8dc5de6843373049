/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerEntry;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.ledger.TruncationResult;
import be.imageplus.contactform.ledger.TruncationResult.Busy;
import be.imageplus.contactform.ledger.TruncationResult.Truncated;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.Chores.Chore;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link LedgerBeginning} guarantees, and with it the end of what the ledger keeps. */
interface LedgerBeginningContract extends StoreContract {

    /** More than two batches, and no whole number of them. */
    int MANY = 450;

    String CHORE = "ledger-truncation";

    @Test
    default void isWholeUntilItIsTruncated() {
        ContactStore store = ready();

        assertThat(store.ledgerBeginning().isReady()).isTrue();
        assertThat(store.ledgerBeginning().anchor()).isEmpty();
        assertThat(ledger(store).truncate()).isEqualTo(new Truncated(0, Optional.empty()));
        assertThat(ledger(store).verify()).isEqualTo(new Verified(0, 0, Optional.empty()));
    }

    @Test
    default void removesLinksWithTheirEventsAndKeepsTheAnchor() {
        ContactStore store = ready();
        append(store, 3);
        ledger(store).chainNow();
        List<Chained> links = store.ledgerChain().links(0, 10);
        Anchor anchor = new Anchor(2, links.get(1).link().mac(), clock().instant(), "ab".repeat(36));

        store.transactions().run(() -> store.ledgerBeginning().truncate(1, anchor));

        assertThat(store.ledgerBeginning().anchor()).contains(anchor);
        assertThat(store.ledgerChain().links(0, 10)).containsExactly(links.get(2));
        assertThat(store.ledgerChain().length()).isEqualTo(3);
        assertThat(store.ledger().list(Optional.empty(), 10))
                .extracting("event")
                .containsExactly(links.get(2).link().event());
    }

    @Test
    default void keepsTheLastAnchorOnly() {
        ContactStore store = ready();
        append(store, 3);
        ledger(store).chainNow();

        store.ledgerBeginning().truncate(1, new Anchor(1, "01", clock().instant(), "02"));
        Anchor last = new Anchor(2, "03", clock().instant(), "04");
        store.ledgerBeginning().truncate(2, last);

        assertThat(store.ledgerBeginning().anchor()).contains(last);
        assertThat(ready().ledgerBeginning().anchor()).as("on another node").contains(last);
    }

    /** R5.1: calendar units, clamped, to the end of that local day; no roll. */
    @Test
    default void removesNothingBeforeTheLocalDayOfItsEndIsOver() {
        ContactStore store = ready();
        clock().set("2028-02-29T22:59:59Z"); // 23:59:59 in Brussels
        append(store, 1);
        clock().set("2028-02-29T23:00:00Z");
        append(store, 2);
        ledger(store).chainNow();

        clock().set("2031-02-28T22:59:59.999Z");
        assertThat(ledger(store).truncate()).isEqualTo(new Truncated(0, Optional.empty()));
        clock().set("2031-02-28T23:00:00Z");
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(1L);

        clock().set("2031-03-01T22:59:59.999Z");
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(0L);
        clock().set("2031-03-01T23:00:00Z");
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(1L);
    }

    @Test
    default void countsDaysOnNightsOnWhichTheClocksChange() {
        ContactStore store = ready();
        clock().set("2026-03-28T10:00:00Z");
        append(store, 2);
        ChainedLedger days = StoreLedger.of(store, Period.ofDays(1), clock());
        days.chainNow();

        clock().set("2026-03-29T21:59:59Z"); // 23:59:59 of the day of 23 hours
        assertThat(days.truncate()).extracting("events").isEqualTo(0L);
        clock().set("2026-03-29T22:00:00Z");
        assertThat(days.truncate()).extracting("events").isEqualTo(1L);
    }

    @Test
    default void goesOnlyAsFarAsTheFirstThatIsYounger() {
        ContactStore store = ready();
        append(store, 2);
        clock().advance(Duration.ofDays(400));
        append(store, 1);
        clock().advance(Duration.ofDays(-300)); // a node whose clock is behind
        append(store, 2);
        ledger(store).chainNow();
        assertThat(store.ledgerChain().links(0, 10)).hasSize(5);

        clock().advance(Duration.ofDays(3 * 366));
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(2L);
    }

    @Test
    default void leavesTheLastLinkAndEverythingThatWaits() {
        ContactStore store = ready();
        append(store, 2);
        ledger(store).chainNow();
        append(store, 3);
        makeOld();

        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(1L);

        assertThat(store.ledgerChain().links(0, 10)).hasSize(1);
        assertThat(ledger(store).verify())
                .isInstanceOfSatisfying(
                        Verified.class,
                        left -> assertThat(left.unchained())
                                .as("and the event of the truncation")
                                .isEqualTo(3 + 1));
    }

    @Test
    default void losesTheLastLinkOnceAnotherFollowsIt() {
        ContactStore store = ready();
        append(store, 2);
        ledger(store).chainNow();
        makeOld();
        ledger(store).truncate();

        ledger(store).chainNow();
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(1L);
        ledger(store).chainNow();

        assertThat(events(store)).extracting(LedgerEntry::type).containsOnly("LEDGER_TRUNCATED");
        assertThat(ledger(store).truncate())
                .as("these are young")
                .extracting("events")
                .isEqualTo(0L);
    }

    @Test
    default void tellsInTheLedgerHowFarEachBatchWentAndHowManyItTook() {
        ContactStore store = ready();
        append(store, MANY);
        ledger(store).chainNow();
        makeOld();

        TruncationResult result = ledger(store).truncate();

        assertThat(result).isInstanceOfSatisfying(Truncated.class, all -> {
            assertThat(all.events()).isEqualTo(MANY - 1);
            assertThat(all.anchor()).isEqualTo(store.ledgerBeginning().anchor());
            assertThat(all.anchor()).get().extracting(Anchor::seq).isEqualTo(MANY - 1L);
        });
        assertThat(store.ledgerChain().unchained(Optional.empty(), 10).stream()
                        .flatMap(waiting -> waiting.entry().stream()))
                .allSatisfy(event -> {
                    assertThat(event.type()).isEqualTo("LEDGER_TRUNCATED");
                    assertThat(event.actor()).isEqualTo("retention");
                    assertThat(event.registerVersion()).contains(StoreLedger.TERMS.registerVersion());
                    assertThat(event.subject()).isEmpty();
                })
                .extracting(event -> event.reason().orElseThrow())
                .containsExactly("200 200", "400 200", "449 49");
        assertThat(ledger(store).verify())
                .isEqualTo(new Verified(
                        1, 3, Optional.empty(), store.ledgerBeginning().anchor()));
    }

    @Test
    default void theChainGoesOnAfterItAndAfterARotationOfTheKeys() {
        ContactStore before = ready();
        append(before, 3);
        ledger(before).chainNow();
        makeOld();
        ledger(before).truncate();

        ContactStore after = ready(keys()::rotated);
        append(after, 2);
        ledger(after).chainNow();

        assertThat(after.ledgerChain().links(0, 10))
                .extracting(each -> each.link().seq())
                .containsExactly(3L, 4L, 5L, 6L);
        assertThat(ledger(after).verify()).extracting("count").isEqualTo(4L);
        makeOld();
        assertThat(ledger(after).truncate()).extracting("events").isEqualTo(3L);
        assertThat(ledger(after).verify()).extracting("count").isEqualTo(1L);
    }

    @Test
    default void aBatchThatEndsHalfWayLeavesTheBeginningAsItWas() {
        ContactStore store = ready();
        append(store, 3);
        ledger(store).chainNow();
        makeOld();
        LedgerBeginning dying = new DyingBeginning(store.ledgerBeginning());

        assertThatThrownBy(() -> ledger(store, dying).truncate()).hasMessage("on purpose");

        assertThat(ledger(store).verify()).isEqualTo(new Verified(3, 0, Optional.empty()));
        assertThat(store.chores().find(CHORE).orElseThrow().doneAt()).isEmpty();
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(2L);
    }

    @Test
    default void waitsForANodeThatIsAtTheChain() {
        ContactStore store = ready();
        append(store, 3);
        ledger(store).chainNow();
        makeOld();
        Instant now = clock().instant();
        store.leases().take("ledger-chain", "another", now, now.plusSeconds(30));

        assertThat(ledger(store).truncate()).isEqualTo(new Busy(0));
        assertThat(ledger(store).verify()).isEqualTo(new Verified(3, 0, Optional.empty()));

        clock().advance(Duration.ofSeconds(30));
        assertThat(ledger(store).truncate()).extracting("events").isEqualTo(2L);
        assertThat(store.leases().take("ledger-chain", "another", now, now.plusSeconds(30)))
                .as("it is given back")
                .isPresent();
    }

    @Test
    default void nodesThatWriteChainTruncateAndVerifyAtOnceSeeAWholeLedger() {
        List<ContactStore> nodes = List.of(ready(), ready());
        append(nodes.get(0), 3 * MANY);
        nodes.stream().map(this::ledger).forEach(ChainedLedger::chainNow);
        makeOld();

        List<Boolean> verified = Together.run(6, thread -> {
            ContactStore store = nodes.get(thread % 2);
            boolean sound = true;
            for (int i = 0; i < 10; i++) {
                switch (thread / 2) {
                    case 0 -> ledger(store).truncate();
                    case 1 -> sound &= ledger(store).verify() instanceof Verified;
                    default -> {
                        append(store, 5);
                        ledger(store).chainNow();
                    }
                }
            }
            return sound;
        });

        assertThat(verified).containsOnly(true);
        ledger(nodes.get(0)).chainNow();
        assertThat(ledger(nodes.get(1)).verify())
                .isInstanceOfSatisfying(
                        Verified.class,
                        left -> assertThat(left.anchor())
                                .get()
                                .satisfies(anchor -> assertThat(anchor.seq()).isGreaterThanOrEqualTo(3L * MANY - 1)));
    }

    @Test
    default void isTruncatedInTheBackgroundOnceADayAmongAllNodes() {
        ContactStore store = ready();
        append(store, 5);
        ledger(store).chainNow();
        makeOld();

        try (ChainedLedger first = ledger(store)) {
            first.start(true);
            await().until(() -> done(store).isPresent());
        }
        assertThat(store.ledgerBeginning().anchor())
                .get()
                .extracting(Anchor::seq)
                .isEqualTo(4L);
        Optional<Instant> done = done(store);

        clock().advance(Duration.ofHours(1));
        append(store, 1);
        try (ChainedLedger second = ledger(ready())) {
            second.start(true);
            await().until(() -> store.ledgerChain().length() >= 7); // it has looked, right after it had chained these
        }
        assertThat(done(store)).isEqualTo(done);
    }

    @Test
    default void isNotTruncatedInTheBackgroundByANodeThatIsNotTo() {
        ContactStore store = ready();
        append(store, 5);
        ledger(store).chainNow();
        makeOld();

        append(store, 1);
        try (ChainedLedger ledger = ledger(store)) {
            ledger.start(false);
            await().until(() -> store.ledgerChain().length() >= 6); // it would look right after it has chained this
        }

        assertThat(done(store)).isEmpty();
        assertThat(store.ledgerBeginning().anchor()).isEmpty();
        assertThat(ledger(store).truncate()).isInstanceOf(TruncationResult.Truncated.class);
        assertThat(store.ledgerBeginning().anchor()).isPresent();
    }

    private Optional<Instant> done(ContactStore store) {
        return store.chores().find(CHORE).flatMap(Chore::doneAt);
    }

    private void append(ContactStore store, int count) {
        store.transactions()
                .run(() -> IntStream.range(0, count)
                        .forEach(i ->
                                store.ledger().append(samples().event(samples().id()))));
    }

    /** What is there by now is due. */
    private void makeOld() {
        clock().advance(Duration.ofDays(4 * 366));
    }

    private ChainedLedger ledger(ContactStore store) {
        return StoreLedger.of(store, clock());
    }

    private ChainedLedger ledger(ContactStore store, LedgerBeginning beginning) {
        return new ChainedLedger(
                new ChainedLedger.Ports(
                        store.transactions(),
                        store.leases(),
                        store.chores(),
                        store.ledger(),
                        store.ledgerChain(),
                        beginning,
                        Optional.empty()),
                store.vault(),
                StoreLedger.TERMS,
                clock());
    }

    private static List<LedgerEntry> events(ContactStore store) {
        return store.ledgerChain().links(0, 10).stream()
                .flatMap(each -> each.entry().stream())
                .toList();
    }

    /** A beginning whose node ends right after it has removed links, before that is durable. */
    record DyingBeginning(LedgerBeginning real) implements LedgerBeginning {

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public Optional<Anchor> anchor() {
            return real.anchor();
        }

        @Override
        public void truncate(long first, Anchor anchor) {
            real.truncate(first, anchor);
            throw new IllegalStateException("on purpose");
        }
    }
}
