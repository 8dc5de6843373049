/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.AlteredStore.altered;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferNews;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break what is promised of the ledger, and of the other books. */
class BrokenLedgerTest {

    @TempDir
    Path directory;

    private SpoiltStores stores;

    @BeforeEach
    void prepare() {
        stores = new SpoiltStores(directory);
    }

    @Test
    void findsAStoreThatRecordsADisclosureAgain() {
        assertThat(stores.failuresOf(
                        "Books",
                        store -> altered(store, Disclosures.class, "of", arguments -> {
                            List<Disclosure> twice =
                                    new ArrayList<>(store.disclosures().of((RecordId) arguments[0]));
                            twice.addAll(twice);
                            return twice;
                        })))
                .contains("recordsADisclosureOnce");
    }

    @Test
    void findsAnArchiveThatAlwaysSaysItIsNew() {
        assertThat(stores.failuresOf(
                        "Books",
                        store -> altered(store, NoticeArchive.class, "publish", arguments -> {
                            store.notices().publish((PublishedNotice) arguments[0]);
                            return true;
                        })))
                .containsExactlyInAnyOrder("keepsANoticeOnceAndUnchanged", "oneOfManyNodesPublishesANotice");
    }

    @Test
    void findsAStoreThatForgetsAnEventThatWaits() {
        assertThat(stores.failuresOf(
                        "LedgerChain",
                        store -> altered(store, LedgerChain.class, "unchained", arguments -> {
                            List<LedgerChain.Unchained> waiting =
                                    store.ledgerChain().unchained(after(arguments[0]), (int) arguments[1]);
                            return waiting.isEmpty() ? waiting : waiting.subList(1, waiting.size());
                        })))
                .contains(
                        "anEventWaitsAsSoonAsItIsWritten",
                        "givesEveryEventOnePlaceAndLeavesNoGap",
                        "manyNodesThatWriteAndChainAtOnceMakeOneChain");
    }

    @Test
    void findsAStoreThatMovesALink() {
        assertThat(stores.failuresOf(
                        "LedgerChain",
                        store -> altered(
                                store,
                                LedgerChain.class,
                                "links",
                                arguments -> store.ledgerChain().links((long) arguments[0], (int) arguments[1]).stream()
                                        .map(BrokenLedgerTest::movedByOne)
                                        .toList())))
                .contains("givesEveryEventOnePlaceAndLeavesNoGap", "chainsNothingTwice");
    }

    @Test
    void findsAStoreThatTellsOfEventsWithoutTheirPlaces() {
        assertThat(stores.failuresOf(
                        "LedgerChain",
                        store ->
                                altered(
                                        store,
                                        Ledger.class,
                                        "placed",
                                        arguments -> store
                                                .ledger()
                                                .placed((RecordId) arguments[0], Optional.empty(), (int) arguments[2])
                                                .stream()
                                                .map(each -> new Ledger.Placed(
                                                        each.entry(), Optional.empty(), Optional.empty(), each.proof()))
                                                .toList())))
                .containsExactly("tellsWhereTheEventsAboutOneRecordStand");
    }

    @Test
    void findsAStoreThatLosesTheAnchor() {
        assertThat(stores.failuresOf(
                        "LedgerBeginning",
                        store -> altered(store, LedgerBeginning.class, "anchor", arguments -> Optional.empty())))
                .contains(
                        "removesLinksWithTheirEventsAndKeepsTheAnchor",
                        "keepsTheLastAnchorOnly",
                        "theChainGoesOnAfterItAndAfterARotationOfTheKeys");
    }

    @Test
    void findsAStoreThatTruncatesFurtherThanItIsTold() {
        assertThat(stores.failuresOf(
                        "LedgerBeginning",
                        store -> altered(store, LedgerBeginning.class, "truncate", arguments -> {
                            Anchor told = (Anchor) arguments[1];
                            Anchor further = new Anchor(told.seq() + 1, told.mac(), told.at(), told.proof());
                            store.ledgerBeginning().truncate((long) arguments[0], further);
                            return null;
                        })))
                .contains("removesLinksWithTheirEventsAndKeepsTheAnchor", "keepsTheLastAnchorOnly");
    }

    @Test
    void findsAStoreThatLeavesALinkBeforeTheAnchor() {
        assertThat(stores.failuresOf(
                        "LedgerBeginning",
                        store -> altered(store, LedgerBeginning.class, "truncate", arguments -> {
                            store.ledgerBeginning().truncate((long) arguments[0] + 1, (Anchor) arguments[1]);
                            return null;
                        })))
                .contains(
                        "removesLinksWithTheirEventsAndKeepsTheAnchor",
                        "tellsInTheLedgerHowFarEachBatchWentAndHowManyItTook");
    }

    @Test
    void findsAStoreThatTruncatesWhateverBecomesOfTheTransaction() {
        assertThat(stores.failuresOf("LedgerBeginning", ForgettingTransactions::new))
                .contains("aBatchThatEndsHalfWayLeavesTheBeginningAsItWas");
    }

    @Test
    void findsAStoreThatLeasesAWorkToEverybody() {
        assertThat(stores.failuresOf(
                        "LedgerChain",
                        store -> altered(
                                store,
                                Leases.class,
                                "take",
                                arguments -> Optional.of(new Lease((String) arguments[1], 1, (Instant) arguments[3])))))
                .contains(
                        "leasesAWorkToOneOwnerAtATime",
                        "aLeaseThatIsGivenBackIsFree",
                        "oneOfManyNodesGetsALease",
                        "aNodeThatDiedBetweenTwoBatchesHoldsTheOthersUpUntilItsLeaseEnds");
    }

    @Test
    void findsAStoreThatNeverGivesALeaseBack() {
        assertThat(stores.failuresOf(
                        "LedgerChain", store -> altered(store, Leases.class, "release", arguments -> null)))
                .contains("aLeaseThatIsGivenBackIsFree", "leavesNoLeaseWhenNothingWaits");
    }

    @Test
    void findsAStoreThatHonoursALeaseFromBeforeTheClockWasSetBack() {
        assertThat(stores.failuresOf("LedgerChain", store -> new AlteredStore(store) {
                    private Instant heldUntil = Instant.MIN;

                    @Override
                    public Leases leases() {
                        return AlteredStore.broken(Leases.class, store.leases(), "take", arguments -> {
                            if (((Instant) arguments[2]).isBefore(heldUntil)) {
                                return Optional.empty();
                            }
                            heldUntil = (Instant) arguments[3];
                            return Optional.of(new Lease((String) arguments[1], 1, heldUntil));
                        });
                    }
                }))
                .contains("aLeaseOfADeadNodeIsFreeOnceTheClockIsSetBack");
    }

    @Test
    void findsAStoreThatTellsAgain() {
        assertThat(stores.failuresOf(
                        "TransferBook",
                        store -> altered(store, TransferBook.class, "tell", arguments -> {
                            store.transferBook().tell((TransferNews) arguments[0]);
                            return true;
                        })))
                .containsExactlyInAnyOrder(
                        "tellsEachThingOnceAcrossStarts", "oneOfManyNodesTells", "whatIsForgottenCanBeToldAgain");
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static <T> Optional<T> after(Object argument) {
        return (Optional<T>) argument;
    }

    private static LedgerChain.Chained movedByOne(LedgerChain.Chained each) {
        LedgerChain.Link link = each.link();
        return new LedgerChain.Chained(
                new LedgerChain.Link(link.seq() + 1, link.event(), link.chainedAt(), link.adopted(), link.mac()),
                each.entry());
    }
}
