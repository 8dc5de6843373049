/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.mail.Outbox.Leased;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.retention.Tombstones.Epoch;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What {@link Tombstones} and {@link be.imageplus.contactform.retention.Records} guarantee: that what ends is gone, and
 * that it stays known as gone.
 */
interface TombstonesContract extends StoreContract {

    // R5.13
    @Test
    default void listsTombstonesByRecordPageByPage() {
        Tombstones tombstones = ready().tombstones();
        List<Tombstone> kept =
                IntStream.range(0, 5).mapToObj(i -> samples().tombstone()).toList();
        tombstones.add(kept.subList(2, 5), "later");
        tombstones.add(kept.subList(0, 2), "earlier");

        assertThat(tombstones.list(Optional.empty(), 3)).containsExactlyElementsOf(kept.subList(0, 3));
        assertThat(tombstones.list(Optional.of(kept.get(2).record()), 3)).containsExactlyElementsOf(kept.subList(3, 5));
        assertThat(tombstones.list(Optional.of(kept.get(4).record()), 3)).isEmpty();
    }

    @Test
    default void leavesATombstoneAsItIs() {
        Tombstones tombstones = ready().tombstones();
        Tombstone first = samples().tombstone();
        tombstones.add(List.of(first), "one");

        tombstones.add(List.of(new Tombstone(first.record(), first.purgedAt().plusSeconds(5), "another")), "two");

        assertThat(tombstones.list(Optional.empty(), 10)).containsExactly(first);
    }

    @Test
    default void everyAdditionBeginsAnEpochThatFollowsTheOneBefore() {
        Tombstones tombstones = ready().tombstones();
        assertThat(tombstones.epoch()).isEmpty();

        assertThat(tombstones.add(List.of(samples().tombstone()), "one")).isEmpty();
        assertThat(tombstones.add(List.of(), "two")).contains("one");

        assertThat(tombstones.epoch()).contains(new Epoch("two", Instant.EPOCH));
        assertThat(ready().tombstones().epoch())
                .as("on another node")
                .map(Epoch::name)
                .contains("two");
    }

    @Test
    default void manyNodesThatAddAtOnceMakeOneRowOfEpochs() {
        List<ContactStore> nodes = List.of(ready(), ready());

        List<Optional<String>> followed = Together.run(
                8,
                thread ->
                        nodes.get(thread % 2).tombstones().add(List.of(samples().tombstone()), "epoch-" + thread));

        assertThat(new HashSet<>(followed)).as("each epoch is followed by one").hasSize(8);
        String last = nodes.get(0).tombstones().epoch().orElseThrow().name();
        assertThat(followed).contains(Optional.empty()).doesNotContain(Optional.of(last));
    }

    @Test
    default void aTombstoneStandsExactlyIfTheErasureDoes() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.records().erase(enquiry.id());
                    store.tombstones().add(List.of(samples().tombstone()), "one");
                    throw new IllegalStateException("a test's");
                }))
                .hasMessage("a test's");

        assertThat(store.tombstones().list(Optional.empty(), 10)).isEmpty();
        assertThat(store.tombstones().epoch()).isEmpty();
        assertThat(store.submissions().find(enquiry.id())).contains(enquiry);
    }

    @Test
    default void removesSomeOfTheOldestAtATimeAndRemembersSinceWhenItIsComplete() {
        Tombstones tombstones = ready().tombstones();
        List<Tombstone> kept = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            kept.add(samples().tombstone());
            clock().advance(Duration.ofDays(1));
        }
        tombstones.add(kept, "one");
        Instant fourth = kept.get(3).purgedAt();

        assertThat(tombstones.expire(fourth, 2)).isEqualTo(2);
        assertThat(tombstones.list(Optional.empty(), 10)).containsExactlyElementsOf(kept.subList(2, 5));
        assertThat(tombstones.expire(fourth, 2)).isEqualTo(1);
        assertThat(tombstones.expire(fourth, 2)).isZero();

        assertThat(tombstones.list(Optional.empty(), 10)).containsExactlyElementsOf(kept.subList(3, 5));
        assertThat(tombstones.epoch()).contains(new Epoch("one", fourth));
    }

    // R5.12
    @Test
    default void erasesARecordWithAllThatHangsOnIt() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        Submission other = samples().enquiry();
        OutboxItem mail = storeWithEverything(store, enquiry);
        OutboxItem otherMail = storeWithEverything(store, other);

        assertThat(store.records().erase(enquiry.id())).isTrue();

        assertThat(store.submissions().find(enquiry.id())).isEmpty();
        assertThat(store.submissions().findByEmail("zoe.angstrom@example.org")).containsExactly(other);
        assertThat(store.lives().find(enquiry.id())).isEmpty();
        assertThat(store.notes().of(enquiry.id())).isEmpty();
        assertThat(store.notes().of(other.id())).hasSize(1);
        assertThat(store.disclosures().of(enquiry.id())).isEmpty();
        assertThat(store.disclosures().of(other.id())).hasSize(1);
        assertThat(store.outbox().lease("worker", mail.dueAt(), mail.dueAt().plusSeconds(60), 10))
                .extracting(Leased::item)
                .containsExactly(otherMail);
        assertThat(store.ledger().about(enquiry.id())).as("the ledger stays").hasSize(1);
    }

    @Test
    default void erasesWhatIsNotThereAsOftenAsItIsAsked() {
        ContactStore store = ready();
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);

        assertThat(store.records().erase(enquiry.id())).isTrue();
        assertThat(store.records().erase(enquiry.id())).isFalse();
        assertThat(store.records().erase(samples().id())).isFalse();
    }

    private OutboxItem storeWithEverything(ContactStore store, Submission enquiry) {
        OutboxItem mail = OutboxItem.due(samples().id(), enquiry.id(), clock().instant());
        RecordId note = samples().id();
        store.transactions().run(() -> {
            store.submissions().insert(enquiry);
            store.notes()
                    .add(new Note(
                            note,
                            enquiry.id(),
                            clock().instant(),
                            Actor.of("handler", "7"),
                            Note.Kind.REMARK,
                            "Call back"));
            store.outbox().enqueue(mail);
            store.disclosures().record(samples().disclosure(enquiry.id(), "message-" + enquiry.id()));
            store.ledger().append(samples().event(enquiry.id()));
        });
        return mail;
    }
}
