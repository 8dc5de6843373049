/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerChain.Chained;
import be.imageplus.contactform.ledger.LedgerEntry;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerVerification;
import be.imageplus.contactform.ledger.LedgerVerification.Verified;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What {@link LedgerChain} and {@link Leases} guarantee, and with them the chain of the ledger. */
interface LedgerChainContract extends StoreContract {

    /** More than two batches, and no whole number of them. */
    int MANY = 450;

    @Test
    default void anEventWaitsAsSoonAsItIsWritten() {
        ContactStore store = ready();
        LedgerEvent event = append(store);

        assertThat(store.ledgerChain().unchained(Optional.empty(), 10))
                .singleElement()
                .satisfies(waiting -> {
                    assertThat(waiting.event()).isEqualTo(event.id().toString());
                    assertThat(waiting.entry()).isPresent();
                    assertThat(waiting.proof()).isPresent();
                });
        assertThat(chained(store).verify()).isEqualTo(verified(0, 1));
    }

    @Test
    default void anEventThatIsRolledBackNeverWaits() {
        ContactStore store = ready();

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    append(store);
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(store.ledgerChain().unchained(Optional.empty(), 10)).isEmpty();
        assertThat(chained(store).verify()).isEqualTo(verified(0, 0));
    }

    @Test
    default void givesEveryEventOnePlaceAndLeavesNoGap() {
        ContactStore store = ready();
        store.transactions().run(() -> IntStream.range(0, MANY).forEach(i -> append(store)));

        chained(store).chainNow();

        assertThat(places(store))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
        assertThat(store.ledgerChain().length()).isEqualTo(MANY);
        assertThat(store.ledgerChain().unchained(Optional.empty(), 1)).isEmpty();
        assertThat(chained(store).verify()).isEqualTo(verified(MANY, 0));
    }

    @Test
    default void chainsNothingTwice() {
        ContactStore store = ready();
        append(store);
        chained(store).chainNow();

        chained(store).chainNow();
        append(store);
        chained(store).chainNow();

        assertThat(chained(store).verify()).isEqualTo(verified(2, 0));
    }

    @Test
    default void aChainThatWasBegunBeforeARotationOfTheKeysGoesOnAndVerifies() {
        ContactStore before = ready();
        append(before);
        chained(before).chainNow();
        append(before);

        ContactStore after = ready(keys()::rotated);
        append(after);
        chained(after).chainNow();

        assertThat(chained(after).verify()).isEqualTo(verified(3, 0));
        assertThat(chained(before).verify())
                .as("to a node that has not loaded the new keys")
                .isInstanceOfSatisfying(
                        LedgerVerification.Broken.class,
                        broken -> assertThat(broken.kind()).isEqualTo(LedgerVerification.Kind.KEY_UNKNOWN));
    }

    @Test
    default void manyNodesThatWriteAndChainAtOnceMakeOneChain() {
        List<ContactStore> nodes = List.of(ready(), ready());
        List<ChainedLedger> ledgers = nodes.stream().map(this::chained).toList();

        Together.run(4, thread -> {
            for (int i = 0; i < 30; i++) {
                append(nodes.get(thread % 2));
                if (i % 3 == 0) {
                    ledgers.get(thread % 2).chainNow();
                }
            }
            return true;
        });
        ledgers.get(0).chainNow();

        assertThat(ledgers.get(1).verify()).isEqualTo(verified(120, 0));
    }

    @Test
    default void aBatchThatEndsHalfWayLeavesTheChainAsItWas() {
        ContactStore store = ready();
        append(store);
        chained(store).chainNow();
        append(store);

        assertThatThrownBy(() -> chained(store, new Dying(store.ledgerChain())).chainNow())
                .hasMessage("on purpose");

        assertThat(chained(store).verify()).isEqualTo(verified(1, 1));
        chained(store).chainNow();
        assertThat(chained(store).verify()).isEqualTo(verified(2, 0));
    }

    @Test
    default void aNodeThatDiedBetweenTwoBatchesHoldsTheOthersUpUntilItsLeaseEnds() {
        ContactStore store = ready();
        append(store);
        Instant now = clock().instant();
        store.leases().take("ledger-chain", "dead", now, now.plusSeconds(30));

        chained(store).chainNow();
        assertThat(chained(store).verify()).isEqualTo(verified(0, 1));

        clock().advance(Duration.ofSeconds(30));
        chained(store).chainNow();
        assertThat(chained(store).verify()).isEqualTo(verified(1, 0));
    }

    @Test
    default void leavesNoLeaseWhenNothingWaits() {
        ContactStore store = ready();
        append(store);
        chained(store).chainNow();
        Instant now = clock().instant();

        assertThat(store.leases().take("ledger-chain", "another", now, now.plusSeconds(30)))
                .isPresent();
    }

    @Test
    default void listsEveryEventAsAccountedFor() {
        ContactStore store = ready();
        LedgerEvent first = append(store);
        chained(store).chainNow();
        LedgerEvent second = append(store);

        List<Ledger.Listed> all = store.ledger().list(Optional.empty(), 10);

        assertThat(all).allMatch(Ledger.Listed::accounted);
        assertThat(all)
                .extracting("event")
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(store.ledger().list(Optional.of(first.id().toString()), 10)).hasSize(1);
    }

    @Test
    default void tellsWhereTheEventsAboutOneRecordStand() {
        ContactStore store = ready();
        RecordId subject = samples().id();
        LedgerEvent first = appendAbout(store, subject);
        append(store);
        LedgerEvent second = appendAbout(store, subject);
        chained(store).chainNow();
        LedgerEvent waiting = appendAbout(store, subject);
        List<Chained> links = store.ledgerChain().links(0, 10);

        List<Ledger.Placed> placed = store.ledger().placed(subject, Optional.empty(), 10);

        assertThat(placed)
                .containsExactly(
                        new Ledger.Placed(
                                LedgerEntry.of(first),
                                Optional.of(links.get(0).link()),
                                Optional.empty(),
                                Optional.empty()),
                        new Ledger.Placed(
                                LedgerEntry.of(second),
                                Optional.of(links.get(2).link()),
                                Optional.of(links.get(1).link().mac()),
                                Optional.empty()),
                        new Ledger.Placed(
                                LedgerEntry.of(waiting),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(LedgerEntry.of(waiting).proof(store.vault()))));
        assertThat(store.ledger().placed(subject, Optional.of(first.id().toString()), 1))
                .containsExactly(placed.get(1));
        assertThat(store.ledger().placed(samples().id(), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void leasesAWorkToOneOwnerAtATime() {
        Leases leases = ready().leases();
        Leases elsewhere = ready().leases();
        Instant now = clock().instant();
        Instant until = now.plusSeconds(30);
        Lease first = leases.take("work", "one", now, until).orElseThrow();

        assertThat(elsewhere.take("work", "two", now, until)).isEmpty();
        assertThat(elsewhere.take("other-work", "two", now, until)).isPresent();
        assertThat(leases.take("work", "one", now, until.plusSeconds(30)))
                .as("for longer")
                .get()
                .satisfies(longer -> assertThat(longer.version()).isGreaterThan(first.version()));
        assertThat(elsewhere.take("work", "two", until, until.plusSeconds(30))).isEmpty();
        assertThat(elsewhere.take("work", "two", until.plusSeconds(30), until.plusSeconds(60)))
                .as("when it has ended")
                .isPresent();
    }

    @Test
    default void aLeaseThatIsGivenBackIsFree() {
        Leases leases = ready().leases();
        Instant now = clock().instant();
        Instant until = now.plusSeconds(30);
        Lease old = leases.take("work", "one", now, now).orElseThrow();
        Lease held = leases.take("work", "two", now, until).orElseThrow();

        leases.release("work", old);
        assertThat(leases.take("work", "three", now, until))
                .as("by a late owner")
                .isEmpty();

        leases.release("work", held);
        assertThat(leases.take("work", "three", now, until)).isPresent();
    }

    @Test
    default void aLeaseOfADeadNodeIsFreeOnceTheClockIsSetBack() {
        Leases leases = ready().leases();
        Instant now = clock().instant();
        leases.take("work", "dead", now, now.plusSeconds(30));
        Instant early = now.minus(Duration.ofHours(1));

        assertThat(leases.take("work", "alive", early, early.plusSeconds(30))).isPresent();
        assertThat(leases.take("work", "another", early, early.plusSeconds(30))).isEmpty();
    }

    @Test
    default void oneOfManyNodesGetsALease() {
        List<Leases> nodes = List.of(ready().leases(), ready().leases());
        Instant now = clock().instant();

        List<Boolean> got = Together.run(
                6,
                thread -> nodes.get(thread % 2)
                        .take("work", "node " + thread, now, now.plusSeconds(30))
                        .isPresent());

        assertThat(got).containsOnlyOnce(true);
    }

    private LedgerEvent append(ContactStore store) {
        return appendAbout(store, samples().id());
    }

    private LedgerEvent appendAbout(ContactStore store, RecordId subject) {
        LedgerEvent event = samples().event(subject);
        store.ledger().append(event);
        return event;
    }

    private ChainedLedger chained(ContactStore store) {
        return StoreLedger.of(store, clock());
    }

    private ChainedLedger chained(ContactStore store, LedgerChain chain) {
        return new ChainedLedger(
                new ChainedLedger.Ports(
                        store.transactions(),
                        store.leases(),
                        store.chores(),
                        store.ledger(),
                        chain,
                        store.ledgerBeginning(),
                        Optional.empty()),
                store.vault(),
                StoreLedger.TERMS,
                clock());
    }

    private static List<Long> places(ContactStore store) {
        return store.ledgerChain().links(0, 2 * MANY).stream()
                .map(each -> each.link().seq())
                .toList();
    }

    private static Verified verified(long count, long unchained) {
        return new Verified(count, unchained, Optional.empty());
    }

    /** A chain whose node ends right after it has written links, before they are durable. */
    record Dying(LedgerChain real) implements LedgerChain {

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public List<Unchained> unchained(Optional<String> after, int most) {
            return real.unchained(after, most);
        }

        @Override
        public long length() {
            return real.length();
        }

        @Override
        public List<Chained> links(long after, int most) {
            return real.links(after, most);
        }

        @Override
        public void extend(List<Link> links) {
            real.extend(links);
            throw new IllegalStateException("on purpose");
        }
    }
}
