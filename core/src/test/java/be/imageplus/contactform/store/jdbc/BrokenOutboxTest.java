/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import static be.imageplus.contactform.store.jdbc.AlteredStore.altered;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.Acknowledgements;
import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.StaffNotices;
import be.imageplus.contactform.work.Chores;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit finds stores that break what is promised of mails that are owed, and of the work of nodes. */
class BrokenOutboxTest {

    @TempDir
    Path directory;

    private SpoiltStores stores;

    @BeforeEach
    void prepare() {
        stores = new SpoiltStores(directory);
    }

    @Test
    void findsAStoreThatForgetsProgress() {
        assertThat(stores.failuresOf("Chores", store -> altered(store, Chores.class, "progress", arguments -> null)))
                .containsExactly("progressOutlivesTheNodeAndANewBeginning");
    }

    @Test
    void findsAStoreThatLeasesToEverybody() {
        assertThat(stores.failuresOf(
                        "Outbox",
                        store -> altered(store, Outbox.class, "lease", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Outbox",
                        store -> altered(store, Outbox.class, "settle", arguments -> {
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
        assertThat(stores.failuresOf(
                        "Outbox",
                        store -> altered(
                                store,
                                Outbox.class,
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
        assertThat(stores.failuresOf(
                        "Acknowledgements",
                        store -> altered(
                                store,
                                Acknowledgements.class,
                                "add",
                                arguments -> store.acknowledgements()
                                        .add(
                                                (OutboxItem) arguments[0],
                                                ("any " + keys.incrementAndGet()).getBytes(UTF_8)))))
                .contains("addsOneForAKeyOnWhicheverNode", "aKeyThatIsTakenDoesNotEndTheTransaction");
    }

    @Test
    void findsAStoreThatCountsNoAcknowledgements() {
        assertThat(stores.failuresOf(
                        "Acknowledgements", store -> altered(store, Acknowledgements.class, "since", arguments -> 0)))
                .contains("countsWhatHasBeenOwedSinceAnInstantAndNoFurtherThanAsked");
    }

    @Test
    void findsAStoreThatLetsALateWorkerSettleAnAcknowledgement() {
        assertThat(stores.failuresOf(
                        "Acknowledgements",
                        store -> altered(store, Acknowledgements.class, "settle", arguments -> {
                            store.acknowledgements().settle((Leased) arguments[0], (OutboxItem) arguments[1]);
                            return true;
                        })))
                .containsExactly("givesEachToOneWorkerAndRefusesALateOne");
    }

    @Test
    void findsAStoreThatForgetsANoticeToStaff() {
        assertThat(stores.failuresOf(
                        "StaffNotices",
                        store -> altered(store, StaffNotices.class, "find", arguments -> Optional.empty())))
                .containsExactlyInAnyOrder(
                        "keepsANoticeForWhicheverNodeSendsIt", "forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatKeepsANoticeToStaff() {
        assertThat(stores.failuresOf(
                        "StaffNotices", store -> altered(store, StaffNotices.class, "remove", arguments -> null)))
                .containsExactly("forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatKeepsTheMailOfANoticeThatHasLeft() {
        assertThat(stores.failuresOf(
                        "StaffNotices",
                        store -> altered(store, StaffNotices.class, "remove", arguments -> {
                            RecordId notice = (RecordId) arguments[0];
                            List<OutboxItem> owed = store.outbox().mailsOf(notice);
                            store.staffNotices().remove(notice);
                            owed.forEach(store.outbox()::enqueue);
                            return null;
                        })))
                .containsExactly("forgetsTheNoticeThatHasLeftAndNoOther");
    }

    @Test
    void findsAStoreThatReleasesEverything() {
        assertThat(stores.failuresOf(
                        "Outbox",
                        store -> altered(
                                store,
                                Outbox.class,
                                "release",
                                arguments ->
                                        store.outbox().bringForward((Instant) arguments[0], (Instant) arguments[0]))))
                .contains("releasesWhatIsParkedAndNothingElse");
    }
}
