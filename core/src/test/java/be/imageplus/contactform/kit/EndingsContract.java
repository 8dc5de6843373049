/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Erasure;
import be.imageplus.contactform.retention.ErasureAnswer;
import be.imageplus.contactform.retention.ErasureTask;
import be.imageplus.contactform.retention.Erasures;
import be.imageplus.contactform.retention.Expiry;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Disclosure;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What the ports of retention guarantee: {@link Expiry}, {@link be.imageplus.contactform.retention.Records},
 * {@link Erasures} with their tasks, and certificates.
 */
interface EndingsContract extends StoreContract {

    @Test
    default void whatNobodyHasLookedAtIsDueAtOnceAndOldestFirst() {
        ContactStore store = ready();
        List<Submission> stored = stored(store, 3);

        List<Expiry.Due> due = store.expiry().due(clock().instant(), Optional.empty(), 2);

        assertThat(due)
                .extracting(each -> each.enquiry().life().submission())
                .containsExactly(stored.get(0).id(), stored.get(1).id());
        assertThat(due).extracting(Expiry.Due::lookAt).containsOnly(Instant.EPOCH);
        assertThat(store.expiry().due(clock().instant(), Optional.of(due.get(1)), 2))
                .extracting(each -> each.enquiry().life().submission())
                .containsExactly(stored.get(2).id());
        assertThat(store.expiry().standing().unseen()).isTrue();
    }

    @Test
    default void whatIsLookedAtIsDueWhenItWasSaidAndNotBefore() {
        ContactStore store = ready();
        Submission enquiry = stored(store, 1).get(0);
        Instant later = clock().instant().plus(Duration.ofDays(30));

        store.expiry().lookAgain(enquiry.id(), Optional.of(later), Optional.empty());

        assertThat(store.expiry().due(later.minusMillis(1), Optional.empty(), 10))
                .isEmpty();
        assertThat(store.expiry().due(later, Optional.empty(), 10)).hasSize(1);
        assertThat(store.expiry().standing().oldestDue()).contains(later);
        assertThat(store.expiry().standing().unseen()).isFalse();
    }

    @Test
    default void aChangedLifeIsLookedAtAnew() {
        ContactStore store = ready();
        Submission enquiry = stored(store, 1).get(0);
        store.expiry().lookAgain(enquiry.id(), Optional.empty(), Optional.of("hold"));
        Life life = store.lives().find(enquiry.id()).orElseThrow().life();

        store.lives().update(life, life.reminded(clock().instant()));

        List<Expiry.Due> due = store.expiry().due(clock().instant(), Optional.empty(), 10);
        assertThat(due).hasSize(1);
        assertThat(due.get(0).waitsFor()).isEmpty();
    }

    @Test
    default void whatWaitsIsCountedByItsReasonAndIsNotOverdue() {
        ContactStore store = ready();
        List<Submission> stored = stored(store, 3);
        Instant now = clock().instant();
        store.expiry().lookAgain(stored.get(0).id(), Optional.of(now), Optional.of("mail-owed"));
        store.expiry().lookAgain(stored.get(1).id(), Optional.empty(), Optional.of("hold"));
        store.expiry().lookAgain(stored.get(2).id(), Optional.of(now.plusSeconds(9)), Optional.empty());

        Expiry.Standing standing = store.expiry().standing();

        assertThat(standing.oldestDue()).contains(now.plusSeconds(9));
        assertThat(standing.waiting())
                .containsExactly(new Expiry.Waiting("hold", 1), new Expiry.Waiting("mail-owed", 1));
    }

    @Test
    default void everythingIsLookedAtAnewPageByPage() {
        ContactStore store = ready();
        List<Submission> stored = stored(store, 5);
        stored.forEach(each -> store.expiry().lookAgain(each.id(), Optional.empty(), Optional.empty()));

        Optional<RecordId> first = store.expiry().lookAnew(Optional.empty(), 3);
        Optional<RecordId> second = store.expiry().lookAnew(first, 3);

        assertThat(first).contains(stored.get(2).id());
        assertThat(second).contains(stored.get(4).id());
        assertThat(store.expiry().lookAnew(second, 3)).isEmpty();
        assertThat(store.expiry().due(clock().instant(), Optional.empty(), 10)).hasSize(5);
    }

    @Test
    default void inATransactionNobodyElseChangesWhatIsDue() {
        ContactStore node = ready();
        ContactStore other = ready();
        Submission enquiry = stored(node, 1).get(0);
        Life life = node.lives().find(enquiry.id()).orElseThrow().life();

        CompletableFuture<Boolean> staff = new CompletableFuture<>();
        node.transactions().run(() -> {
            assertThat(node.expiry().due(clock().instant(), Optional.empty(), 10))
                    .hasSize(1);
            staff.completeAsync(() -> other.lives().update(life, life.reminded(clock().instant())));
            node.records().erase(enquiry.id());
        });

        assertThat(staff.join()).as("a change of what was erased").isFalse();
    }

    @Test
    default void namesWhatOwesAMailAndWhetherItIsUnderWay() { // R5.10
        ContactStore store = ready();
        List<Submission> stored = stored(store, 4);
        Instant now = clock().instant();
        store.outbox().enqueue(OutboxItem.due(samples().id(), stored.get(0).id(), now));
        store.outbox().lease("worker", now, now.plusSeconds(60), 1);
        store.outbox().enqueue(OutboxItem.due(samples().id(), stored.get(1).id(), now));
        store.outbox().enqueue(mail(stored.get(2).id(), OutboxItem.State.DELIVERED));

        assertThat(store.expiry().owingMail(stored.stream().map(Submission::id).toList(), now))
                .containsExactlyInAnyOrder(
                        new Expiry.Owing(stored.get(0).id(), true),
                        new Expiry.Owing(stored.get(1).id(), false));
    }

    @Test
    default void erasesManyAndNothingElse() {
        ContactStore store = ready();
        List<Submission> stored = stored(store, 130);
        List<RecordId> ending =
                stored.subList(0, 120).stream().map(Submission::id).toList();
        store.disclosures().record(samples().disclosure(stored.get(3).id(), "3@example.org"));
        store.disclosures().record(samples().disclosure(stored.get(3).id(), Disclosure.FILE + "3"));
        store.disclosures().record(samples().disclosure(stored.get(4).id(), Disclosure.FILE + "4"));
        store.disclosures().record(samples().disclosure(stored.get(125).id(), "125@example.org"));

        assertThat(store.records().messageIds(ending))
                .as("mails, and no files")
                .isEqualTo(Map.of(stored.get(3).id(), Set.of("3@example.org")));
        assertThat(store.records().erase(ending)).isEqualTo(120);

        assertThat(store.submissions().find(stored.get(3).id())).isEmpty();
        assertThat(store.records().holds(stored.get(3).id())).isFalse();
        assertThat(store.disclosures().of(stored.get(125).id())).hasSize(1);
        assertThat(stored.subList(120, 130)).allMatch(left -> store.records().holds(left.id()));
        assertThat(store.records().erase(ending)).as("once more").isZero();
    }

    @Test
    default void erasesTechnicalDataAlone() { // R5.4, R5.6
        ContactStore store = ready();
        Submission enquiry = stored(store, 1).get(0);

        assertThat(store.records().eraseTechnical(List.of(enquiry.id()))).isEqualTo(1);

        Headline left = store.lives().find(enquiry.id()).orElseThrow();
        assertThat(left.technicalKept()).isFalse();
        assertThat(store.submissions().find(enquiry.id()).orElseThrow().values())
                .isEqualTo(enquiry.values());
        assertThat(store.records().eraseTechnical(List.of(enquiry.id()))).isZero();
    }

    @Test
    default void anOrderIsOpenUntilEveryPlaceHasAnswered() { // R5.12
        ContactStore store = ready();
        Erasure order = order(Erasure.Portion.RECORD);
        store.erasures().order(List.of(order), List.of("exports", "staff-mailbox"));
        Instant now = clock().instant();

        List<ErasureTask> due = store.erasureTasks().due(List.of("exports", "staff-mailbox"), now, 10);
        assertThat(due).extracting(ErasureTask::location).containsExactly("exports", "staff-mailbox");
        assertThat(due).extracting(ErasureTask::erasure).containsOnly(order);

        assertThat(store.erasureTasks().update(answered(due.get(0), new ErasureAnswer.Done()), Optional.empty(), now))
                .isFalse();
        assertThat(store.erasures().open(Optional.empty(), 10)).hasSize(1);
        assertThat(store.erasureTasks()
                        .update(answered(due.get(1), new ErasureAnswer.Shredded()), Optional.empty(), now))
                .isTrue();
        assertThat(store.erasures().open(Optional.empty(), 10)).isEmpty();
        assertThat(store.erasures().of(order.record())).singleElement().satisfies(ordered -> {
            assertThat(ordered.erasure().completeAt()).contains(now);
            assertThat(ordered.tasks())
                    .extracting(task -> task.answer().orElseThrow())
                    .containsExactly(new ErasureAnswer.Done(), new ErasureAnswer.Shredded());
        });
    }

    @Test
    default void aPersonsTaskKeepsAnOrderOpenAndIsNotAskedAgain() {
        ContactStore store = ready();
        Erasure order = order(Erasure.Portion.RECORD);
        store.erasures().order(List.of(order), List.of("staff-mailbox"));
        Instant now = clock().instant();
        ErasureTask task =
                store.erasureTasks().due(List.of("staff-mailbox"), now, 10).get(0);

        store.erasureTasks().update(answered(task, new ErasureAnswer.Manual("mail-forwarded")), Optional.empty(), now);

        assertThat(store.erasureTasks().due(List.of("staff-mailbox"), now.plusSeconds(999), 10))
                .isEmpty();
        assertThat(store.erasures().open(Optional.empty(), 10)).hasSize(1);
        assertThat(store.erasureTasks().standing().manual()).isEqualTo(1);
        assertThat(store.erasureTasks().standing().unanswered()).isZero();
    }

    @Test
    default void aPlaceThatFailedIsAskedAgainWhenItWasSaid() {
        ContactStore store = ready();
        store.erasures().order(List.of(order(Erasure.Portion.RECORD)), List.of("staff-mailbox"));
        Instant now = clock().instant();
        ErasureTask task =
                store.erasureTasks().due(List.of("staff-mailbox"), now, 10).get(0);
        ErasureTask failed = new ErasureTask(
                task.erasure(), task.location(), Optional.empty(), 1, Optional.of("MAILBOX-AWAY"), Optional.empty());

        store.erasureTasks().update(failed, Optional.of(now.plusSeconds(30)), now);

        assertThat(store.erasureTasks().due(List.of("staff-mailbox"), now.plusSeconds(29), 10))
                .isEmpty();
        assertThat(store.erasureTasks().due(List.of("staff-mailbox"), now.plusSeconds(30), 10))
                .containsExactly(failed);
        assertThat(store.erasureTasks().due(List.of("another"), now.plusSeconds(30), 10))
                .isEmpty();
        assertThat(store.erasureTasks().standing().unanswered()).isEqualTo(1);
    }

    @Test
    default void anOrderThatIsThereIsLeftAsItIs() {
        ContactStore store = ready();
        Erasure order = order(Erasure.Portion.COPIES);
        Instant now = clock().instant();
        store.erasures().order(List.of(order), List.of("staff-mailbox"));
        ErasureTask task =
                store.erasureTasks().due(List.of("staff-mailbox"), now, 10).get(0);
        store.erasureTasks()
                .update(answered(task, new ErasureAnswer.Scheduled(LocalDate.EPOCH)), Optional.empty(), now);

        store.erasures().order(List.of(order), List.of("staff-mailbox"));

        assertThat(store.erasureTasks().due(List.of("staff-mailbox"), now, 10)).isEmpty();
        assertThat(store.erasures().of(order.record()))
                .flatExtracting(Erasures.Ordered::tasks)
                .extracting(ErasureTask::answer)
                .containsExactly(Optional.of(new ErasureAnswer.Scheduled(LocalDate.EPOCH)));
    }

    @Test
    default void onlyWhatIsCompleteForLongEnoughIsForgotten() {
        ContactStore store = ready();
        Erasure open = order(Erasure.Portion.RECORD);
        Erasure complete = order(Erasure.Portion.RECORD);
        store.erasures().order(List.of(open), List.of("staff-mailbox"));
        store.erasures().order(List.of(complete), List.of());

        assertThat(store.erasures().expire(clock().instant(), 10)).isZero();
        assertThat(store.erasures().expire(clock().instant().plusMillis(1), 10)).isEqualTo(1);

        assertThat(store.erasures().of(complete.record())).isEmpty();
        assertThat(store.erasures().of(open.record())).hasSize(1);
    }

    @Test
    default void certificatesAreIssuedOnceAndListedNewestFirst() { // R5.14
        ContactStore store = ready();
        RecordId earlier = samples().id();
        clock().advance(Duration.ofMinutes(1));
        RecordId later = samples().id();
        List<Certificate> issued = List.of(certificate(earlier, 1), certificate(earlier, 2), certificate(later, 1));
        issued.forEach(store.certificates()::issue);

        assertThat(store.certificates().list(Optional.empty(), 2)).containsExactly(issued.get(2), issued.get(1));
        assertThat(store.certificates().list(Optional.of(issued.get(1)), 2)).containsExactly(issued.get(0));
        assertThatThrownBy(() -> store.certificates().issue(issued.get(0))).isInstanceOf(RuntimeException.class);

        clock().advance(Duration.ofDays(2));
        assertThat(store.certificates().expire(clock().instant(), 2)).isEqualTo(2);
        assertThat(store.certificates().list(Optional.empty(), 9)).containsExactly(issued.get(2));
    }

    private Certificate certificate(RecordId run, int batch) {
        return new Certificate(
                run, batch, clock().instant(), "2026-11", new TreeMap<>(Map.of("contact/message/resolved", 7)));
    }

    private Erasure order(Erasure.Portion portion) {
        return new Erasure(
                samples().id(), portion, "resolved", clock().instant(), Set.of("1@example.org"), Optional.empty());
    }

    private ErasureTask answered(ErasureTask task, ErasureAnswer answer) {
        return new ErasureTask(
                task.erasure(),
                task.location(),
                Optional.of(answer),
                task.attempts() + 1,
                Optional.empty(),
                Optional.of(clock().instant()));
    }

    private OutboxItem mail(RecordId enquiry, OutboxItem.State state) {
        Instant now = clock().instant();
        return new OutboxItem(samples().id(), enquiry, state, now, now, 1, false, Optional.of("250"));
    }

    private List<Submission> stored(ContactStore store, int count) {
        List<Submission> enquiries =
                IntStream.range(0, count).mapToObj(i -> samples().enquiry()).toList();
        store.transactions().run(() -> enquiries.forEach(store.submissions()::insert));
        return enquiries;
    }
}
