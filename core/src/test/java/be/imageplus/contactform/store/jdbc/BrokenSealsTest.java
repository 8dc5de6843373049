/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.AlteredStore.altered;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.submission.Submissions;
import be.imageplus.contactform.work.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break what is promised of seals and keys. */
class BrokenSealsTest {

    @TempDir
    Path directory;

    private SpoiltStores stores;

    @BeforeEach
    void prepare() {
        stores = new SpoiltStores(directory);
    }

    @Test
    void findsAStoreThatTakesAnyKeys() {
        assertThat(stores.failuresOf("SealedAtRest", store -> new AlteredStore(store) {
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
        assertThat(stores.failuresOf(
                        "SealedAtRest",
                        store -> altered(store, Submissions.class, "insert", arguments -> {
                            Submission enquiry = (Submission) arguments[0];
                            writeInClear(enquiry.values().getOrDefault("email", ""));
                            return store.submissions().insert(enquiry);
                        })))
                .containsExactly("keepsNothingPersonalInClear");
    }

    @Test
    void findsAStoreThatSealsNothingAnew() {
        assertThat(stores.failuresOf(
                        "SealedRecords",
                        store -> altered(
                                store,
                                SealedRecords.class,
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
        assertThat(stores.failuresOf(
                        "SealedRecords",
                        store -> altered(
                                store,
                                SealedRecords.class,
                                "inspect",
                                arguments -> store.sealedRecords()
                                        .reseal((SealedRecords.Part) arguments[0], afterRecord(arguments), (int)
                                                arguments[2]))))
                .contains("countsWithoutChangingAnything");
    }

    @Test
    void findsAStoreThatRenewsTheCheckValueOfAnyNode() {
        assertThat(stores.failuresOf(
                        "SealedRecords",
                        store -> altered(store, SealedRecords.class, "renewCheckValue", arguments -> {
                            store.sealedRecords().renewCheckValue();
                            return true;
                        })))
                .contains("oneOfManyNodesRenewsTheCheckValue", "aNodeThatIsBehindRenewsNoCheckValue");
    }

    @SuppressWarnings("unchecked")
    private static Optional<RecordId> afterRecord(Object[] arguments) {
        return (Optional<RecordId>) arguments[1];
    }

    private void writeInClear(String text) throws IOException {
        Files.writeString(
                Files.createDirectories(directory.resolve("log")).resolve("log.txt"),
                text,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
