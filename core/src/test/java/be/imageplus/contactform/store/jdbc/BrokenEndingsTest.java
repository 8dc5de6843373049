/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.AlteredStore.altered;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.retention.ExportIndex;
import be.imageplus.contactform.retention.Records;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.retention.Tombstones.Epoch;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break what is promised of what ends: records, their tombstones and their copies. */
class BrokenEndingsTest {

    @TempDir
    Path directory;

    private SpoiltStores stores;

    @BeforeEach
    void prepare() {
        stores = new SpoiltStores(directory);
    }

    @Test
    void findsAStoreThatForgetsWhichEpochCameBefore() {
        assertThat(stores.failuresOf(
                        "Tombstones",
                        store -> altered(store, Tombstones.class, "add", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Tombstones",
                        store -> altered(
                                store,
                                Tombstones.class,
                                "expire",
                                arguments -> store.tombstones()
                                        .expire(((Instant) arguments[0]).plus(Duration.ofDays(1)), (int)
                                                arguments[1]))))
                .containsExactly("removesSomeOfTheOldestAtATimeAndRemembersSinceWhenItIsComplete");
    }

    @Test
    void findsAStoreThatLeavesTheMailOfAnErasedRecord() {
        assertThat(stores.failuresOf(
                        "Tombstones",
                        store -> altered(store, Records.class, "erase", arguments -> {
                            RecordId id = (RecordId) arguments[0];
                            List<OutboxItem> mails =
                                    store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10).stream()
                                            .filter(item -> item.submission().equals(id))
                                            .toList();
                            boolean erased = store.records().erase(id);
                            mails.forEach(store.outbox()::enqueue);
                            return erased;
                        })))
                .containsExactly("erasesARecordWithAllThatHangsOnIt");
    }

    @Test
    void findsAStoreThatForgetsAPlaceThatHasNotAnswered() {
        assertThat(stores.failuresOf(
                        "Endings", store -> altered(store, Erasures.class, "open", arguments -> List.of())))
                .contains("anOrderIsOpenUntilEveryPlaceHasAnswered", "aPersonsTaskKeepsAnOrderOpenAndIsNotAskedAgain");
    }

    @Test
    void findsAStoreThatForgetsWhatIsDue() {
        assertThat(stores.failuresOf("Endings", store -> altered(store, Expiry.class, "lookAgain", arguments -> null)))
                .contains(
                        "whatIsLookedAtIsDueWhenItWasSaidAndNotBefore", "whatWaitsIsCountedByItsReasonAndIsNotOverdue");
    }

    @Test
    void findsAStoreThatForgetsExportsElsewhere() {
        assertThat(stores.failuresOf(
                        "ExportIndex",
                        store -> altered(
                                store,
                                ExportIndex.class,
                                "end",
                                arguments ->
                                        store
                                                .exportIndex()
                                                .end((RecordId) arguments[0], (Instant) arguments[1])
                                                .stream()
                                                .filter(entry -> entry.place().equals("here"))
                                                .toList())))
                .containsExactly("endsEveryExportThatHoldsARecordWhereverItLies");
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static Collection<Tombstone> tombstones(Object[] arguments) {
        return (Collection<Tombstone>) arguments[0];
    }
}
