/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.AlteredStore.altered;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Notes;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break what is promised of enquiries, their lives and notes, and of units of work. */
class BrokenEnquiriesTest {

    @TempDir
    Path directory;

    private SpoiltStores stores;

    @BeforeEach
    void prepare() {
        stores = new SpoiltStores(directory);
    }

    @Test
    void findsAStoreThatForgetsTransactions() {
        assertThat(stores.failuresOf("UnitOfWork", ForgettingTransactions::new))
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
        assertThat(stores.failuresOf(
                        "Submissions",
                        store -> altered(store, Submissions.class, "insert", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Submissions",
                        store -> altered(store, Submissions.class, "insert", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Submissions",
                        store -> altered(store, Submissions.class, "findByEmail", arguments -> {
                            List<Submission> found = store.submissions().findByEmail((String) arguments[0]);
                            return found.isEmpty() ? found : found.subList(0, 1);
                        })))
                .contains("findsAnAddressBeforeAndAfterARotationOfTheKeys", "findsTheEnquiriesOfOneAddressNewestFirst");
    }

    @Test
    void findsAStoreThatForgetsTheAddressOfWhatIsRewritten() {
        assertThat(stores.failuresOf(
                        "Submissions",
                        store -> altered(store, Submissions.class, "findByEmail", arguments -> List.of())))
                .contains("anAddressFindsWhatIsRewrittenAsLongAsItIsThere");
        assertThat(stores.failuresOf(
                        "Submissions",
                        store -> altered(
                                store,
                                Submissions.class,
                                "rewrite",
                                arguments -> store.submissions()
                                        .find((RecordId) arguments[0])
                                        .isPresent())))
                .containsExactlyInAnyOrder(
                        "rewritesWhatAnEnquirySays", "anAddressFindsWhatIsRewrittenAsLongAsItIsThere");
    }

    @Test
    void findsAStoreThatLetsALateChangeOfALifePass() {
        assertThat(stores.failuresOf(
                        "Lives",
                        store -> altered(
                                store,
                                Lives.class,
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
        assertThat(stores.failuresOf(
                        "Lives",
                        store -> altered(
                                store,
                                Lives.class,
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
        assertThat(stores.failuresOf(
                        "Lives",
                        store -> altered(store, Lives.class, "list", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Notes",
                        store -> altered(store, Notes.class, "of", arguments -> {
                            List<Note> reversed = new ArrayList<>(store.notes().of((RecordId) arguments[0]));
                            Collections.reverse(reversed);
                            return reversed;
                        })))
                .containsExactly("keepsNotesAsTheyWereWrittenOldestFirst");
    }

    @Test
    void findsAStoreThatKeepsANoteLongerThanItsEnquiry() {
        assertThat(stores.failuresOf("Notes", store -> altered(store, Records.class, "erase", arguments -> 1)))
                .containsExactly("aNoteEndsWithItsEnquiry");
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static <T> Optional<T> after(Object argument) {
        return (Optional<T>) argument;
    }
}
