/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.kit.ContactStoreContractKit;
import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.notice.NoticeArchive;
import be.imageplus.contactform.notice.PublishedNotice;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.retention.Tombstones.Epoch;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Disclosures;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.transfer.TransferBook;
import be.imageplus.contactform.transfer.TransferNews;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break a guarantee: a real one is spoilt in one place. */
class BrokenStoreTest {

    @TempDir
    Path directory;

    @Test
    void findsAStoreThatForgetsTransactions() {
        assertThat(failuresOf("UnitOfWork", ForgettingTransactions::new))
                .contains(
                        "anExceptionRollsEverythingBackAndIsThrownOn",
                        "anErrorRollsEverythingBackAndIsThrownOn",
                        "aNestedCallJoinsTheOneUnderWay",
                        "aFailedPartIsNotStoredEvenIfItsFailureIsCaught",
                        "seesItsOwnWritesAndOthersDoNotYet",
                        "runsAnActionAfterTheCommitOnceAndInOrder",
                        "runsNoActionAfterARollback");
    }

    @Test
    void findsAStoreThatAcceptsANonceTwice() {
        assertThat(failuresOf(
                        "Submissions",
                        store -> submissions(store, "insert", arguments -> {
                            Submissions.Insertion outcome = store.submissions().insert((Submission) arguments[0]);
                            return outcome == Submissions.Insertion.NONCE_USED ? Submissions.Insertion.STORED : outcome;
                        })))
                .contains(
                        "storesNothingForANonceThatIsUsed",
                        "aUsedNonceDoesNotEndTheTransaction",
                        "oneOfManyThreadsStoresANonce");
    }

    @Test
    void findsAStoreThatFailsOnATakenReference() {
        assertThat(failuresOf(
                        "Submissions",
                        store -> submissions(store, "insert", arguments -> {
                            Submissions.Insertion outcome = store.submissions().insert((Submission) arguments[0]);
                            if (outcome == Submissions.Insertion.REFERENCE_TAKEN) {
                                throw new IllegalStateException("unique constraint");
                            }
                            return outcome;
                        })))
                .containsExactly("aTakenReferenceDoesNotEndTheTransaction");
    }

    @Test
    void findsAStoreThatLooksUpByThePrimaryKeyOnly() {
        assertThat(failuresOf(
                        "Submissions",
                        store -> submissions(store, "findByEmail", arguments -> {
                            List<Submission> found = store.submissions().findByEmail((String) arguments[0]);
                            return found.isEmpty() ? found : found.subList(0, 1);
                        })))
                .contains("findsAnAddressBeforeAndAfterARotationOfTheKeys", "findsTheEnquiriesOfOneAddressNewestFirst");
    }

    @Test
    void findsAStoreThatForgetsTheAddressOfWhatIsRewritten() {
        assertThat(failuresOf("Submissions", store -> submissions(store, "findByEmail", arguments -> List.of())))
                .contains("anAddressFindsWhatIsRewrittenAsLongAsItIsThere");
        assertThat(failuresOf(
                        "Submissions",
                        store -> submissions(
                                store,
                                "rewrite",
                                arguments -> store.submissions()
                                        .find((RecordId) arguments[0])
                                        .isPresent())))
                .containsExactlyInAnyOrder(
                        "rewritesWhatAnEnquirySays", "anAddressFindsWhatIsRewrittenAsLongAsItIsThere");
    }

    @Test
    void findsAStoreThatLetsALateChangeOfALifePass() {
        assertThat(failuresOf(
                        "Lives",
                        store -> lives(
                                store,
                                "update",
                                arguments -> store.transactions()
                                        .call(() -> store.lives()
                                                .find(((Life) arguments[0]).submission())
                                                .map(found -> store.lives().update(found.life(), (Life) arguments[1]))
                                                .orElse(false)))))
                .contains("changesOnlyWhatWasRead", "ofManyThreadsThatReadTheSameOneChangesIt");
    }

    @Test
    void findsAStoreThatListsTheSamePageAgain() {
        assertThat(failuresOf(
                        "Lives",
                        store -> lives(
                                store,
                                "list",
                                arguments -> arguments[1].equals(Optional.empty())
                                        ? store.lives()
                                                .list((Lives.Which) arguments[0], Optional.empty(), (int) arguments[2])
                                        : List.of())))
                .containsExactlyInAnyOrder(
                        "listsEnquiriesNewestFirstInPages", "listsWhatIsInSomeStages", "listsWhatCameInAPeriod");
    }

    @Test
    void findsAStoreThatListsByTheTimeInTheId() {
        assertThat(failuresOf(
                        "Lives",
                        store -> lives(store, "list", arguments -> {
                            Lives.Which which = (Lives.Which) arguments[0];
                            return store
                                    .lives()
                                    .list(
                                            Lives.Which.in(which.stages().toArray(Life.Stage[]::new)),
                                            after(arguments[1]),
                                            (int) arguments[2])
                                    .stream()
                                    .filter(each -> which.until()
                                            .filter(until ->
                                                    each.life().submission().compareTo(RecordId.firstOf(until)) >= 0)
                                            .isEmpty())
                                    .filter(each -> which.from()
                                            .filter(from ->
                                                    each.life().submission().compareTo(RecordId.firstOf(from)) < 0)
                                            .isEmpty())
                                    .toList();
                        })))
                .containsExactly("aPeriodGoesByTheReceiptAndNotByTheId");
    }

    @Test
    void findsAStoreThatMixesUpNotes() {
        assertThat(failuresOf("Notes", store -> new AlteredStore(store) {
                    @Override
                    public Notes notes() {
                        return AlteredStore.broken(Notes.class, store.notes(), "of", arguments -> {
                            List<Note> reversed = new ArrayList<>(store.notes().of((RecordId) arguments[0]));
                            Collections.reverse(reversed);
                            return reversed;
                        });
                    }
                }))
                .containsExactly("keepsNotesAsTheyWereWrittenOldestFirst");
    }

    @Test
    void findsAStoreThatKeepsANoteLongerThanItsEnquiry() {
        assertThat(failuresOf("Notes", store -> new AlteredStore(store) {
                    @Override
                    public Records records() {
                        return AlteredStore.broken(Records.class, store.records(), "erase", arguments -> 1);
                    }
                }))
                .containsExactly("aNoteEndsWithItsEnquiry");
    }

    @Test
    void findsAStoreThatForgetsProgress() {
        assertThat(failuresOf("Chores", store -> new AlteredStore(store) {
                    @Override
                    public Chores chores() {
                        return AlteredStore.broken(Chores.class, store.chores(), "progress", arguments -> null);
                    }
                }))
                .containsExactly("progressOutlivesTheNodeAndANewBeginning");
    }

    @Test
    void findsAStoreThatLeasesToEverybody() {
        assertThat(failuresOf(
                        "Outbox",
                        store -> outbox(store, "lease", arguments -> {
                            Instant now = (Instant) arguments[1];
                            return store
                                    .outbox()
                                    .list(OutboxItem.State.PENDING, Optional.empty(), (int) arguments[3])
                                    .stream()
                                    .filter(item -> !item.dueAt().isAfter(now))
                                    .map(item -> new Leased(
                                            item, new Lease((String) arguments[0], 1, (Instant) arguments[2])))
                                    .toList();
                        })))
                .contains(
                        "leasesNothingThatIsLeased",
                        "givesEveryMailToExactlyOneOfManyWorkers",
                        "leasesAgainWhatAWorkerLeftAndRefusesTheLateOne");
    }

    @Test
    void findsAStoreThatLetsALateWorkerSettle() {
        assertThat(failuresOf(
                        "Outbox",
                        store -> outbox(store, "settle", arguments -> {
                            store.outbox().settle((Leased) arguments[0], (OutboxItem) arguments[1]);
                            return true;
                        })))
                .contains(
                        "leasesAgainWhatAWorkerLeftAndRefusesTheLateOne",
                        "refusesALeaseOfAnotherOwner",
                        "settlesALeaseOnce");
    }

    @Test
    void findsAStoreThatKeepsTheAgeOfAMailThatIsSentAgain() {
        assertThat(failuresOf(
                        "Outbox",
                        store -> outbox(
                                store,
                                "requeue",
                                arguments -> store.outbox()
                                        .requeue(
                                                ((RecordId) arguments[0]),
                                                ((Instant) arguments[1]).minus(Duration.ofDays(3))))))
                .containsExactly("makesADeadMailDueAgainAsIfItWereNew");
    }

    @Test
    void findsAStoreThatAcknowledgesWithoutALimit() {
        AtomicInteger keys = new AtomicInteger();
        assertThat(failuresOf(
                        "Acknowledgements",
                        store -> acknowledgements(
                                store,
                                "add",
                                arguments -> store.acknowledgements()
                                        .add(
                                                (OutboxItem) arguments[0],
                                                ("any " + keys.incrementAndGet()).getBytes(UTF_8)))))
                .contains("addsOneForAKeyOnWhicheverNode", "aKeyThatIsTakenDoesNotEndTheTransaction");
    }

    @Test
    void findsAStoreThatCountsNoAcknowledgements() {
        assertThat(failuresOf("Acknowledgements", store -> acknowledgements(store, "since", arguments -> 0)))
                .contains("countsWhatHasBeenOwedSinceAnInstantAndNoFurtherThanAsked");
    }

    @Test
    void findsAStoreThatLetsALateWorkerSettleAnAcknowledgement() {
        assertThat(failuresOf(
                        "Acknowledgements",
                        store -> acknowledgements(store, "settle", arguments -> {
                            store.acknowledgements().settle((Leased) arguments[0], (OutboxItem) arguments[1]);
                            return true;
                        })))
                .containsExactly("givesEachToOneWorkerAndRefusesALateOne");
    }

    @Test
    void findsAStoreThatForgetsANoticeToStaff() {
        assertThat(failuresOf("StaffNotices", store -> staffNotices(store, "find", arguments -> Optional.empty())))
                .containsExactlyInAnyOrder(
                        "keepsANoticeForWhicheverNodeSendsIt", "forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatKeepsANoticeToStaff() {
        assertThat(failuresOf("StaffNotices", store -> staffNotices(store, "remove", arguments -> null)))
                .containsExactly("forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatKeepsTheMailOfANoticeThatHasLeft() {
        assertThat(failuresOf(
                        "StaffNotices",
                        store -> staffNotices(store, "remove", arguments -> {
                            RecordId notice = (RecordId) arguments[0];
                            List<OutboxItem> owed = store.outbox().mailsOf(notice);
                            store.staffNotices().remove(notice);
                            owed.forEach(store.outbox()::enqueue);
                            return null;
                        })))
                .containsExactly("forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatRecordsADisclosureAgain() {
        assertThat(failuresOf("Books", store -> new AlteredStore(store) {
                    @Override
                    public Disclosures disclosures() {
                        return AlteredStore.broken(Disclosures.class, store.disclosures(), "of", arguments -> {
                            List<Disclosure> twice =
                                    new ArrayList<>(store.disclosures().of((RecordId) arguments[0]));
                            twice.addAll(twice);
                            return twice;
                        });
                    }
                }))
                .contains("recordsADisclosureOnce");
    }

    @Test
    void findsAnArchiveThatAlwaysSaysItIsNew() {
        assertThat(failuresOf("Books", store -> new AlteredStore(store) {
                    @Override
                    public NoticeArchive notices() {
                        return AlteredStore.broken(NoticeArchive.class, store.notices(), "publish", arguments -> {
                            store.notices().publish((PublishedNotice) arguments[0]);
                            return true;
                        });
                    }
                }))
                .containsExactlyInAnyOrder("keepsANoticeOnceAndUnchanged", "oneOfManyNodesPublishesANotice");
    }

    @Test
    void findsAStoreThatForgetsAnEventThatWaits() {
        assertThat(failuresOf(
                        "LedgerChain",
                        store -> chain(store, "unchained", arguments -> {
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
        assertThat(failuresOf(
                        "LedgerChain",
                        store -> chain(
                                store,
                                "links",
                                arguments -> store.ledgerChain().links((long) arguments[0], (int) arguments[1]).stream()
                                        .map(BrokenStoreTest::movedByOne)
                                        .toList())))
                .contains("givesEveryEventOnePlaceAndLeavesNoGap", "chainsNothingTwice");
    }

    @Test
    void findsAStoreThatTellsOfEventsWithoutTheirPlaces() {
        assertThat(failuresOf(
                        "LedgerChain", store -> new AlteredStore(store) {
                            @Override
                            public Ledger ledger() {
                                return AlteredStore.broken(
                                        Ledger.class,
                                        store.ledger(),
                                        "placed",
                                        arguments -> store
                                                .ledger()
                                                .placed((RecordId) arguments[0], Optional.empty(), (int) arguments[2])
                                                .stream()
                                                .map(each -> new Ledger.Placed(
                                                        each.entry(), Optional.empty(), Optional.empty(), each.proof()))
                                                .toList());
                            }
                        }))
                .containsExactly("tellsWhereTheEventsAboutOneRecordStand");
    }

    @Test
    void findsAStoreThatLosesTheAnchor() {
        assertThat(failuresOf("LedgerBeginning", store -> beginning(store, "anchor", arguments -> Optional.empty())))
                .contains(
                        "removesLinksWithTheirEventsAndKeepsTheAnchor",
                        "keepsTheLastAnchorOnly",
                        "theChainGoesOnAfterItAndAfterARotationOfTheKeys");
    }

    @Test
    void findsAStoreThatTruncatesFurtherThanItIsTold() {
        assertThat(failuresOf(
                        "LedgerBeginning",
                        store -> beginning(store, "truncate", arguments -> {
                            Anchor told = (Anchor) arguments[1];
                            Anchor further = new Anchor(told.seq() + 1, told.mac(), told.at(), told.proof());
                            store.ledgerBeginning().truncate((long) arguments[0], further);
                            return null;
                        })))
                .contains("removesLinksWithTheirEventsAndKeepsTheAnchor", "keepsTheLastAnchorOnly");
    }

    @Test
    void findsAStoreThatLeavesALinkBeforeTheAnchor() {
        assertThat(failuresOf(
                        "LedgerBeginning",
                        store -> beginning(store, "truncate", arguments -> {
                            store.ledgerBeginning().truncate((long) arguments[0] + 1, (Anchor) arguments[1]);
                            return null;
                        })))
                .contains(
                        "removesLinksWithTheirEventsAndKeepsTheAnchor",
                        "tellsInTheLedgerHowFarEachBatchWentAndHowManyItTook");
    }

    @Test
    void findsAStoreThatTruncatesWhateverBecomesOfTheTransaction() {
        assertThat(failuresOf("LedgerBeginning", ForgettingTransactions::new))
                .contains("aBatchThatEndsHalfWayLeavesTheBeginningAsItWas");
    }

    @Test
    void findsAStoreThatLeasesAWorkToEverybody() {
        assertThat(failuresOf("LedgerChain", store -> new AlteredStore(store) {
                    @Override
                    public Leases leases() {
                        return AlteredStore.broken(
                                Leases.class,
                                store.leases(),
                                "take",
                                arguments -> Optional.of(new Lease((String) arguments[1], 1, (Instant) arguments[3])));
                    }
                }))
                .contains(
                        "leasesAWorkToOneOwnerAtATime",
                        "aLeaseThatIsGivenBackIsFree",
                        "oneOfManyNodesGetsALease",
                        "aNodeThatDiedBetweenTwoBatchesHoldsTheOthersUpUntilItsLeaseEnds");
    }

    @Test
    void findsAStoreThatNeverGivesALeaseBack() {
        assertThat(failuresOf("LedgerChain", store -> new AlteredStore(store) {
                    @Override
                    public Leases leases() {
                        return AlteredStore.broken(Leases.class, store.leases(), "release", arguments -> null);
                    }
                }))
                .contains("aLeaseThatIsGivenBackIsFree", "leavesNoLeaseWhenNothingWaits");
    }

    @Test
    void findsAStoreThatHonoursALeaseFromBeforeTheClockWasSetBack() {
        assertThat(failuresOf("LedgerChain", store -> new AlteredStore(store) {
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
        assertThat(failuresOf("TransferBook", store -> new AlteredStore(store) {
                    @Override
                    public TransferBook transferBook() {
                        return AlteredStore.broken(TransferBook.class, store.transferBook(), "tell", arguments -> {
                            store.transferBook().tell((TransferNews) arguments[0]);
                            return true;
                        });
                    }
                }))
                .containsExactlyInAnyOrder(
                        "tellsEachThingOnceAcrossStarts", "oneOfManyNodesTells", "whatIsForgottenCanBeToldAgain");
    }

    @Test
    void findsAStoreThatReleasesEverything() {
        assertThat(failuresOf(
                        "Outbox",
                        store -> outbox(
                                store,
                                "release",
                                arguments ->
                                        store.outbox().bringForward((Instant) arguments[0], (Instant) arguments[0]))))
                .contains("releasesWhatIsParkedAndNothingElse");
    }

    @Test
    void findsAStoreThatForgetsWhichEpochCameBefore() {
        assertThat(failuresOf(
                        "Tombstones",
                        store -> tombstones(store, "add", arguments -> {
                            Optional<Epoch> before = store.tombstones().epoch();
                            store.tombstones().add(tombstones(arguments), (String) arguments[1]);
                            return before.isEmpty() ? Optional.of("none") : Optional.empty();
                        })))
                .containsExactlyInAnyOrder(
                        "everyAdditionBeginsAnEpochThatFollowsTheOneBefore",
                        "manyNodesThatAddAtOnceMakeOneRowOfEpochs");
    }

    @Test
    void findsAStoreThatRemovesTombstonesTooEarly() {
        assertThat(failuresOf(
                        "Tombstones",
                        store -> tombstones(
                                store,
                                "expire",
                                arguments -> store.tombstones()
                                        .expire(((Instant) arguments[0]).plus(Duration.ofDays(1)), (int)
                                                arguments[1]))))
                .containsExactly("removesSomeOfTheOldestAtATimeAndRemembersSinceWhenItIsComplete");
    }

    @Test
    void findsAStoreThatLeavesTheMailOfAnErasedRecord() {
        assertThat(failuresOf("Tombstones", store -> new AlteredStore(store) {
                    @Override
                    public Records records() {
                        return AlteredStore.broken(Records.class, store.records(), "erase", arguments -> {
                            RecordId id = (RecordId) arguments[0];
                            List<OutboxItem> mails =
                                    store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10).stream()
                                            .filter(item -> item.submission().equals(id))
                                            .toList();
                            boolean erased = store.records().erase(id);
                            mails.forEach(store.outbox()::enqueue);
                            return erased;
                        });
                    }
                }))
                .containsExactly("erasesARecordWithAllThatHangsOnIt");
    }

    @Test
    void findsAStoreThatForgetsAPlaceThatHasNotAnswered() {
        assertThat(failuresOf("Endings", store -> new AlteredStore(store) {
                    @Override
                    public Erasures erasures() {
                        return AlteredStore.broken(Erasures.class, store.erasures(), "open", arguments -> List.of());
                    }
                }))
                .contains("anOrderIsOpenUntilEveryPlaceHasAnswered", "aPersonsTaskKeepsAnOrderOpenAndIsNotAskedAgain");
    }

    @Test
    void findsAStoreThatForgetsWhatIsDue() {
        assertThat(failuresOf("Endings", store -> new AlteredStore(store) {
                    @Override
                    public Expiry expiry() {
                        return AlteredStore.broken(Expiry.class, store.expiry(), "lookAgain", arguments -> null);
                    }
                }))
                .contains(
                        "whatIsLookedAtIsDueWhenItWasSaidAndNotBefore", "whatWaitsIsCountedByItsReasonAndIsNotOverdue");
    }

    @Test
    void findsAStoreThatForgetsExportsElsewhere() {
        assertThat(failuresOf("ExportIndex", store -> new AlteredStore(store) {
                    @Override
                    public ExportIndex exportIndex() {
                        return AlteredStore.broken(
                                ExportIndex.class,
                                store.exportIndex(),
                                "end",
                                arguments ->
                                        store
                                                .exportIndex()
                                                .end((RecordId) arguments[0], (Instant) arguments[1])
                                                .stream()
                                                .filter(entry -> entry.place().equals("here"))
                                                .toList());
                    }
                }))
                .containsExactly("endsEveryExportThatHoldsARecordWhereverItLies");
    }

    @Test
    void findsAStoreThatTakesAnyKeys() {
        assertThat(failuresOf("SealedAtRest", store -> new AlteredStore(store) {
                    @Override
                    public List<Finding> prepare(Clock clock) {
                        super.prepare(clock);
                        return List.of();
                    }
                }))
                .contains(
                        "refusesKeysThatItWasNotWrittenWith",
                        "refusesASecondNodeWithOtherKeysBeforeAnythingIsStored",
                        "oneOfTwoNodesThatStartTogetherWithDifferentKeysIsRefused");
    }

    @Test
    void findsAStoreThatKeepsAnAddressInClear() {
        assertThat(failuresOf(
                        "SealedAtRest",
                        store -> submissions(store, "insert", arguments -> {
                            Submission enquiry = (Submission) arguments[0];
                            writeInClear(enquiry.values().getOrDefault("email", ""));
                            return store.submissions().insert(enquiry);
                        })))
                .containsExactly("keepsNothingPersonalInClear");
    }

    @Test
    void findsAStoreThatSealsNothingAnew() {
        assertThat(failuresOf(
                        "SealedRecords",
                        store -> sealed(
                                store,
                                "reseal",
                                arguments -> store.sealedRecords()
                                        .inspect((SealedRecords.Part) arguments[0], afterRecord(arguments), (int)
                                                arguments[2]))))
                .contains(
                        "makesEverythingAnewThatOlderKeysHaveMade",
                        "nothingNeedsTheOlderKeysAfterwards",
                        "makesNothingAnewTwice");
    }

    @Test
    void findsAStoreThatChangesWhatItOnlyLooksAt() {
        assertThat(failuresOf(
                        "SealedRecords",
                        store -> sealed(
                                store,
                                "inspect",
                                arguments -> store.sealedRecords()
                                        .reseal((SealedRecords.Part) arguments[0], afterRecord(arguments), (int)
                                                arguments[2]))))
                .contains("countsWithoutChangingAnything");
    }

    @Test
    void findsAStoreThatRenewsTheCheckValueOfAnyNode() {
        assertThat(failuresOf(
                        "SealedRecords",
                        store -> sealed(store, "renewCheckValue", arguments -> {
                            store.sealedRecords().renewCheckValue();
                            return true;
                        })))
                .contains("oneOfManyNodesRenewsTheCheckValue", "aNodeThatIsBehindRenewsNoCheckValue");
    }

    private static ContactStore sealed(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public SealedRecords sealedRecords() {
                return AlteredStore.broken(SealedRecords.class, store.sealedRecords(), method, instead);
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static Optional<RecordId> afterRecord(Object[] arguments) {
        return (Optional<RecordId>) arguments[1];
    }

    private static ContactStore submissions(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public Submissions submissions() {
                return AlteredStore.broken(Submissions.class, store.submissions(), method, instead);
            }
        };
    }

    private static ContactStore lives(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public Lives lives() {
                return AlteredStore.broken(Lives.class, store.lives(), method, instead);
            }
        };
    }

    private static ContactStore outbox(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public Outbox outbox() {
                return AlteredStore.broken(Outbox.class, store.outbox(), method, instead);
            }
        };
    }

    private static ContactStore acknowledgements(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public Acknowledgements acknowledgements() {
                return AlteredStore.broken(Acknowledgements.class, store.acknowledgements(), method, instead);
            }
        };
    }

    /** Whose units of work are none. */
    private static final class ForgettingTransactions extends AlteredStore {

        ForgettingTransactions(ContactStore store) {
            super(store);
        }

        @Override
        public Transactions transactions() {
            return new Transactions() {
                @Override
                public <T> T call(Supplier<T> work) {
                    return work.get();
                }

                @Override
                public void afterCommit(Runnable action) {
                    action.run();
                }
            };
        }
    }

    private static ContactStore beginning(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public LedgerBeginning ledgerBeginning() {
                return AlteredStore.broken(LedgerBeginning.class, store.ledgerBeginning(), method, instead);
            }
        };
    }

    private static ContactStore staffNotices(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public StaffNotices staffNotices() {
                return AlteredStore.broken(StaffNotices.class, store.staffNotices(), method, instead);
            }
        };
    }

    private static ContactStore chain(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public LedgerChain ledgerChain() {
                return AlteredStore.broken(LedgerChain.class, store.ledgerChain(), method, instead);
            }
        };
    }

    private static ContactStore tombstones(ContactStore store, String method, AlteredStore.Instead instead) {
        return new AlteredStore(store) {
            @Override
            public Tombstones tombstones() {
                return AlteredStore.broken(Tombstones.class, store.tombstones(), method, instead);
            }
        };
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static Collection<Tombstone> tombstones(Object[] arguments) {
        return (Collection<Tombstone>) arguments[0];
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

    private void writeInClear(String text) throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve("log")).resolve("log.txt"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** The tests of one part of the kit that a spoilt store fails, each run on a place of its own. */
    private List<String> failuresOf(String part, UnaryOperator<ContactStore> spoilt) {
        return Stream.of(ContactStoreContractKit.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .filter(method -> method.getDeclaringClass().getSimpleName().startsWith(part))
                .filter(method -> fails(method, spoilt))
                .map(Method::getName)
                .toList();
    }

    private boolean fails(Method test, UnaryOperator<ContactStore> spoilt) {
        Path place = newPlace(test.getName());
        ContactStoreContractKit kit = new ContactStoreContractKit() {
            @Override
            protected ContactStore open(KeySource keys) {
                return spoilt.apply(JdbcContactStore.open(place.resolve("contact.db"), keys)
                        .withBusyTimeout(Duration.ofSeconds(30)));
            }

            @Override
            protected Map<String, byte[]> atRest() {
                return StoreFiles.contentIn(directory);
            }
        };
        try {
            test.setAccessible(true);
            test.invoke(kit);
            return false;
        } catch (InvocationTargetException e) {
            return true;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        } finally {
            kit.closeAll();
        }
    }

    private Path newPlace(String name) {
        try {
            return Files.createTempDirectory(directory, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
