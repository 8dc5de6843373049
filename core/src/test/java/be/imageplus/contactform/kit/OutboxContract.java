/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import be.imageplus.contactform.mail.Outbox;
import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.mail.OutboxItem.State;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.Lease;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Outbox} guarantees. */
interface OutboxContract extends StoreContract {

    @Test
    default void leasesWhatIsDueOldestDueFirst() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem later = samples().mail(State.PENDING, now);
        OutboxItem oldest = samples().mail(State.PARKED, now.minusSeconds(60));
        OutboxItem older = samples().mail(State.PENDING, now.minusSeconds(30));
        List<OutboxItem> notForLease = List.of(
                samples().mail(State.PENDING, now.plusMillis(1)),
                samples().mail(State.PARKED, now.plusMillis(1)),
                samples().mail(State.DEAD, now),
                samples().mail(State.DELIVERED, now));
        List.of(later, oldest, older).forEach(outbox::enqueue);
        notForLease.forEach(outbox::enqueue);

        List<Leased> first = outbox.lease("one", now, now.plusSeconds(60), 2);
        List<Leased> second = outbox.lease("one", now, now.plusSeconds(60), 10);

        assertThat(first).extracting(Leased::item).containsExactly(oldest, older);
        assertThat(second).extracting(Leased::item).containsExactly(later);
        assertThat(first).allSatisfy(leased -> {
            assertThat(leased.lease().owner()).isEqualTo("one");
            assertThat(leased.lease().until()).isEqualTo(now.plusSeconds(60));
        });
    }

    @Test
    default void tellsTheMailsOfOneEnquiryOldestFirst() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        RecordId enquiry = samples().id();
        OutboxItem older =
                new OutboxItem(samples().id(), enquiry, State.DELIVERED, now, now, 1, false, Optional.of("2.0.0"));
        OutboxItem newer = OutboxItem.due(samples().id(), enquiry, now);
        List.of(newer, samples().mail(), older).forEach(outbox::enqueue);

        assertThat(outbox.mailsOf(enquiry)).containsExactly(older, newer);
        assertThat(outbox.mailsOf(samples().id())).isEmpty();
    }

    @Test
    default void leasesWhatNobodyHasTriedBeforeAllElseWhateverTheClockSaidThen() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem tried = samples().mail(State.PENDING, now.minusSeconds(60));
        OutboxItem fromTheFuture = OutboxItem.due(samples().id(), samples().id(), now.plus(Duration.ofDays(1)));
        outbox.enqueue(tried);
        outbox.enqueue(fromTheFuture);

        assertThat(outbox.lease("one", now, now.plusSeconds(60), 10))
                .extracting(Leased::item)
                .containsExactlyInAnyOrder(fromTheFuture, tried);
    }

    @Test
    default void bringsForwardWhatNoPauseCanHavePutOffSoFar() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        Instant latest = now.plus(Duration.ofHours(1));
        OutboxItem paused = samples().mail(State.PENDING, latest);
        OutboxItem putOff = samples().mail(State.PENDING, latest.plusMillis(1));
        OutboxItem parked = samples().mail(State.PARKED, latest.plus(Duration.ofDays(9)));
        OutboxItem dead = samples().mail(State.DEAD, latest.plus(Duration.ofDays(9)));
        List.of(paused, putOff, parked, dead).forEach(outbox::enqueue);

        assertThat(outbox.bringForward(now, latest)).isEqualTo(2);

        assertThat(outbox.lease("one", now, now.plusSeconds(60), 10))
                .extracting(leased -> leased.item().id())
                .containsExactlyInAnyOrder(putOff.id(), parked.id());
        assertThat(outbox.bringForward(now, latest)).as("again").isZero();
        assertThat(outbox.list(State.DEAD, Optional.empty(), 10)).containsExactly(dead);
    }

    @Test
    default void bringsForwardWhatIsLeasedForLongerThanAnybodyLeases() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        Instant latest = now.plus(Duration.ofHours(1));
        OutboxItem mail = samples().mail(State.PENDING, now);
        outbox.enqueue(mail);
        Instant fromTheFuture = now.plus(Duration.ofDays(1));
        Leased late = outbox.lease("one", fromTheFuture, fromTheFuture.plusSeconds(60), 1)
                .get(0);
        assertThat(outbox.lease("two", now, now.plusSeconds(60), 1)).isEmpty();

        assertThat(outbox.bringForward(now, latest)).isEqualTo(1);

        assertThat(outbox.lease("two", now, now.plusSeconds(60), 1))
                .extracting(Leased::item)
                .containsExactly(mail);
        assertThat(outbox.settle(late, ended(mail, State.DEAD))).isFalse();
    }

    @Test
    default void leasesNothingThatIsLeased() {
        ContactStore store = ready();
        Instant now = clock().instant();
        store.outbox().enqueue(samples().mail());
        assertThat(store.outbox().lease("one", now, now.plusSeconds(60), 10)).hasSize(1);

        assertThat(store.outbox().lease("two", now.plusSeconds(59), now.plusSeconds(99), 10))
                .isEmpty();
        assertThat(ready().outbox().lease("one", now.plusSeconds(59), now.plusSeconds(99), 10))
                .as("on another node, by a worker of the same name")
                .isEmpty();
    }

    @Test
    default void leasesAgainWhatAWorkerLeftAndRefusesTheLateOne() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem mail = samples().mail();
        outbox.enqueue(mail);
        Leased late = outbox.lease("worker", now, now.plusSeconds(60), 1).get(0);

        Leased next = outbox.lease("worker", now.plusSeconds(60), now.plusSeconds(120), 1)
                .get(0);

        assertThat(next.lease().version()).isGreaterThan(late.lease().version());
        assertThat(outbox.settle(late, ended(mail, State.DEAD))).isFalse();
        assertThat(outbox.list(State.PENDING, Optional.empty(), 10)).containsExactly(mail);
        assertThat(outbox.settle(next, ended(mail, State.DELIVERED))).isTrue();
        assertThat(outbox.settle(late, ended(mail, State.DEAD)))
                .as("the late one, again")
                .isFalse();
        assertThat(outbox.list(State.DELIVERED, Optional.empty(), 10)).hasSize(1);
    }

    @Test
    default void refusesALeaseOfAnotherOwner() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem mail = samples().mail();
        outbox.enqueue(mail);
        Leased leased = outbox.lease("one", now, now.plusSeconds(60), 1).get(0);
        Leased others = new Leased(
                mail, new Lease("two", leased.lease().version(), leased.lease().until()));

        assertThat(outbox.settle(others, ended(mail, State.DEAD))).isFalse();
    }

    @Test
    default void settlesALeaseOnce() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem mail = samples().mail();
        outbox.enqueue(mail);
        Leased leased = outbox.lease("one", now, now.plusSeconds(60), 1).get(0);
        OutboxItem after = new OutboxItem(
                mail.id(),
                mail.submission(),
                State.PENDING,
                mail.owedSince().plusSeconds(1),
                now.plusSeconds(15),
                1,
                true,
                Optional.of("4.3.0"));

        assertThat(outbox.settle(leased, after)).isTrue();

        assertThat(outbox.list(State.PENDING, Optional.empty(), 10)).containsExactly(after);
        assertThat(outbox.settle(leased, ended(mail, State.DEAD))).isFalse();
        assertThat(outbox.lease("two", now.plusSeconds(14), now.plusSeconds(99), 10))
                .as("before it is due")
                .isEmpty();
        assertThat(outbox.lease("two", now.plusSeconds(15), now.plusSeconds(99), 10))
                .as("the lease has ended with it")
                .extracting(Leased::item)
                .containsExactly(after);
    }

    @Test
    default void givesEveryMailToExactlyOneOfManyWorkers() {
        List<ContactStore> nodes = List.of(ready(), ready());
        Instant now = clock().instant();
        for (long seed = 1; seed <= 5; seed++) {
            long thisSeed = seed;
            List<RecordId> mails = IntStream.range(0, 60)
                    .mapToObj(i -> samples().mail())
                    .peek(nodes.get(0).outbox()::enqueue)
                    .map(OutboxItem::id)
                    .toList();

            List<List<RecordId>> leased = Together.run(4, worker -> {
                Random random = new Random(thisSeed * 31 + worker);
                Outbox outbox = nodes.get(worker % 2).outbox();
                List<RecordId> mine = new ArrayList<>();
                List<Leased> some = outbox.lease("w" + worker, now, now.plusSeconds(60), 1 + random.nextInt(5));
                while (!some.isEmpty()) {
                    for (Leased each : some) {
                        mine.add(each.item().id());
                        if (random.nextBoolean()) {
                            assertThat(outbox.settle(each, ended(each.item(), State.DELIVERED)))
                                    .isTrue();
                        }
                    }
                    some = outbox.lease("w" + worker, now, now.plusSeconds(60), 1 + random.nextInt(5));
                }
                return mine;
            });

            assertThat(leased.stream().flatMap(List::stream))
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(mails);
        }
    }

    @Test
    default void listsAStatePageByPageOldestFirst() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        List<OutboxItem> dead = IntStream.range(0, 5)
                .mapToObj(i -> samples().mail(State.DEAD, now.minusSeconds(i)))
                .toList();
        dead.forEach(outbox::enqueue);
        outbox.enqueue(samples().mail());

        List<OutboxItem> first = outbox.list(State.DEAD, Optional.empty(), 2);
        List<OutboxItem> second =
                outbox.list(State.DEAD, Optional.of(dead.get(1).id()), 2);
        List<OutboxItem> third = outbox.list(State.DEAD, Optional.of(dead.get(3).id()), 2);

        assertThat(first).containsExactly(dead.get(0), dead.get(1));
        assertThat(second).containsExactly(dead.get(2), dead.get(3));
        assertThat(third).containsExactly(dead.get(4));
        assertThat(outbox.list(State.DEAD, Optional.of(dead.get(4).id()), 2)).isEmpty();
    }

    @Test
    default void makesADeadMailDueAgainAsIfItWereNew() {
        Outbox outbox = ready().outbox();
        OutboxItem dead = samples().mail(State.DEAD, clock().instant());
        outbox.enqueue(dead);
        clock().advance(Duration.ofDays(3));
        Instant now = clock().instant();
        OutboxItem asNew = OutboxItem.due(dead.id(), dead.submission(), now);

        assertThat(outbox.requeue(dead.id(), now)).contains(asNew);

        assertThat(outbox.lease("one", now, now.plusSeconds(60), 10))
                .extracting(Leased::item)
                .containsExactly(asNew);
    }

    @Test
    default void makesNothingDueAgainThatIsNotDead() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        List<OutboxItem> alive = List.of(
                samples().mail(State.PENDING, now),
                samples().mail(State.PARKED, now),
                samples().mail(State.DELIVERED, now));
        alive.forEach(outbox::enqueue);

        alive.forEach(mail -> assertThat(outbox.requeue(mail.id(), now)).isEmpty());

        assertThat(outbox.requeue(samples().id(), now)).isEmpty();
        alive.forEach(mail ->
                assertThat(outbox.list(mail.state(), Optional.empty(), 10)).containsExactly(mail));
    }

    // R4.3
    @Test
    default void releasesWhatIsParkedAndNothingElse() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        OutboxItem parked = samples().mail(State.PARKED, now.plusSeconds(600));
        OutboxItem waiting = samples().mail(State.PENDING, now.plusSeconds(600));
        List.of(
                        parked,
                        waiting,
                        samples().mail(State.PARKED, now.minusSeconds(1)),
                        samples().mail(State.DEAD, now))
                .forEach(outbox::enqueue);

        assertThat(outbox.release(now)).isEqualTo(1);

        assertThat(outbox.release(now)).isZero();
        assertThat(outbox.list(State.PENDING, Optional.empty(), 10)).containsExactly(waiting);
        assertThat(outbox.lease("one", now, now.plusSeconds(60), 10))
                .extracting(leased -> leased.item().id())
                .contains(parked.id())
                .doesNotContain(waiting.id());
    }

    @Test
    default void tellsWhetherAnyIsDueWhetherSomebodyWorksOnItOrNot() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        List.of(
                        samples().mail(State.PENDING, now.plusMillis(1)),
                        samples().mail(State.DEAD, now),
                        samples().mail(State.DELIVERED, now))
                .forEach(outbox::enqueue);
        assertThat(outbox.isAnyDue(now)).isFalse();
        assertThat(outbox.isAnyDue(now.plusMillis(1))).isTrue();
        outbox.enqueue(samples().mail(State.PENDING, now));
        assertThat(outbox.isAnyDue(now)).isTrue();

        Leased leased = outbox.lease("one", now, now.plusSeconds(60), 1).get(0);
        assertThat(outbox.isAnyDue(now)).as("while a worker has it").isTrue();

        assertThat(outbox.settle(leased, ended(leased.item(), State.DELIVERED))).isTrue();
        assertThat(outbox.isAnyDue(now)).isFalse();
    }

    @Test
    default void countsWhatWaits() {
        Outbox outbox = ready().outbox();
        Instant now = clock().instant();
        assertThat(outbox.backlog()).isEqualTo(new Outbox.Backlog(Map.of(), Optional.empty()));
        List.of(
                        samples().mail(State.PENDING, now.plusSeconds(5)),
                        samples().mail(State.PENDING, now.minusSeconds(5)),
                        samples().mail(State.PARKED, now.minusSeconds(50)),
                        samples().mail(State.DEAD, now.minusSeconds(70)),
                        samples().mail(State.DELIVERED, now.minusSeconds(90)))
                .forEach(outbox::enqueue);

        Outbox.Backlog backlog = outbox.backlog();

        assertThat(backlog.counts()).isEqualTo(Map.of(State.PENDING, 2L, State.PARKED, 1L, State.DEAD, 1L));
        assertThat(backlog.oldestDue()).contains(now.minusSeconds(5));
    }

    private static OutboxItem ended(OutboxItem mail, State state) {
        return new OutboxItem(
                mail.id(),
                mail.submission(),
                state,
                mail.owedSince(),
                mail.dueAt(),
                mail.attempts() + 1,
                false,
                Optional.of("2.0.0"));
    }
}
