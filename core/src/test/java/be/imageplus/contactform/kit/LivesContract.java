/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.submission.LegalHold;
import be.imageplus.contactform.submission.Life;
import be.imageplus.contactform.submission.Life.Stage;
import be.imageplus.contactform.submission.Lives;
import be.imageplus.contactform.submission.Lives.Which;
import be.imageplus.contactform.submission.Reference;
import be.imageplus.contactform.submission.Relationship;
import be.imageplus.contactform.submission.Resolution;
import be.imageplus.contactform.submission.Restriction;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link Lives} guarantees. */
interface LivesContract extends StoreContract {

    @Test
    default void everyEnquiryHasALifeFromTheMomentItIsStored() {
        ContactStore store = ready();
        Submission received = samples().enquiry();
        Submission held = samples().quarantined();
        store.submissions().insert(received);
        store.submissions().insert(held);

        assertThat(store.lives().isReady()).isTrue();
        assertThat(store.lives().find(received.id()))
                .contains(headline(received, true, Life.begun(received.id(), Stage.RECEIVED, received.receivedAt())));
        assertThat(store.lives().find(held.id()))
                .contains(headline(held, false, Life.begun(held.id(), Stage.QUARANTINED, held.receivedAt())));
        assertThat(store.lives().findByReference(held.reference()))
                .isEqualTo(store.lives().find(held.id()));
    }

    @Test
    default void findsNoLifeOfWhatItDoesNotKnow() {
        ContactStore store = ready();
        store.submissions().insert(samples().enquiry());

        assertThat(store.lives().find(samples().id())).isEmpty();
        assertThat(store.lives().findByReference(Reference.random())).isEmpty();
    }

    @Test
    default void beginsNoLifeWhereNothingWasStored() {
        ContactStore store = ready();
        Submission first = samples().enquiry();
        Submission second = samples().enquiry(Reference.random(), first.nonce());
        store.submissions().insert(first);

        store.submissions().insert(second);

        assertThat(store.lives().find(second.id())).isEmpty();
    }

    @Test
    default void keepsALifeAsItWasWritten() {
        ContactStore store = ready();
        Life begun = stored(store);
        Instant now = clock().instant();
        Life full = new Life(
                begun.submission(),
                Stage.RESOLVED,
                begun.revision(),
                now.plusSeconds(60),
                Optional.of(new Resolution(now.plusSeconds(30), Resolution.Outcome.NOTHING_TO_DO)),
                2,
                Optional.of(now.plusSeconds(40)),
                true,
                Optional.of(now.plusSeconds(50)),
                Optional.of(new Restriction("accuracy-contested", now, Optional.of(now.plusSeconds(90)))),
                Optional.of(new LegalHold(
                        Actor.of("privacy", "4"),
                        now,
                        LocalDate.of(2027, 2, 28),
                        Set.of(DataItem.Category.MESSAGE, DataItem.Category.TECHNICAL))),
                Optional.of(new Relationship(LocalDate.of(2026, 11, 1), Optional.of(LocalDate.of(2033, 12, 31)))),
                Optional.of("erased-early"),
                Optional.of("redacted"),
                List.of(new Blocker("access-request", false), new Blocker("objection", true)));

        assertThat(store.lives().update(begun, full)).isTrue();
        assertThat(lifeOf(store, begun)).isEqualTo(revised(full, 1));

        Life bare = revised(begun, 1);
        assertThat(store.lives().update(revised(full, 1), bare)).isTrue();
        assertThat(lifeOf(store, begun)).as("without any overlay again").isEqualTo(revised(begun, 2));
    }

    @Test
    default void changesOnlyWhatWasRead() {
        ContactStore store = ready();
        Life begun = stored(store);
        Life opened = in(Stage.OPEN, begun);
        assertThat(store.lives().update(begun, opened)).isTrue();

        assertThat(store.lives().update(begun, in(Stage.QUARANTINED, begun))).isFalse();

        assertThat(lifeOf(store, begun)).isEqualTo(revised(opened, 1));
        assertThat(store.submissions().find(begun.submission()).orElseThrow().onHold())
                .as("what stops mail")
                .isFalse();
    }

    @Test
    default void ofManyThreadsThatReadTheSameOneChangesIt() {
        List<ContactStore> nodes = List.of(ready(), ready());
        Life begun = stored(nodes.get(0));

        List<Boolean> changed =
                Together.run(8, thread -> nodes.get(thread % 2).lives().update(begun, in(Stage.OPEN, begun)));

        assertThat(Collections.frequency(changed, true)).isEqualTo(1);
        assertThat(lifeOf(nodes.get(1), begun).revision()).isEqualTo(begun.revision() + 1);
    }

    @Test
    default void changesNothingThatIsNotThere() {
        ContactStore store = ready();
        Life none = Life.begun(samples().id(), Stage.RECEIVED, clock().instant());

        assertThat(store.lives().update(none, none)).isFalse();
    }

    @Test
    default void changesOneLifeAtATime() {
        ContactStore store = ready();
        Life one = stored(store);
        Life another = stored(store);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.lives().update(one, another))
                .withMessageContaining("after");
    }

    @Test
    default void aLifeTakesPartInTheTransaction() {
        ContactStore store = ready();
        Life begun = stored(store);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    assertThat(store.lives().update(begun, in(Stage.OPEN, begun)))
                            .isTrue();
                    assertThat(lifeOf(store, begun).stage()).isEqualTo(Stage.OPEN);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(lifeOf(store, begun)).isEqualTo(begun);
    }

    /** What a release that knows no lives looks at before a mail leaves. */
    @Test
    default void stopsMailAsLongAsTheLifeDoes() {
        ContactStore store = ready();
        Life begun = stored(store);
        Restriction placed = new Restriction("accuracy-contested", clock().instant(), Optional.empty());
        Restriction lifted = new Restriction("accuracy-contested", clock().instant(), Optional.of(clock().instant()));

        assertStopped(store, in(Stage.QUARANTINED, begun), false, true);
        assertStopped(store, in(Stage.RECEIVED, begun), false, false);
        assertStopped(store, with(begun, Optional.of(placed), List.of()), true, false);
        assertStopped(store, with(begun, Optional.of(placed), List.of(new Blocker("objection", true))), true, true);
        assertStopped(store, with(begun, Optional.of(lifted), List.of(new Blocker("objection", true))), false, true);
        assertStopped(store, with(begun, Optional.of(lifted), List.of(new Blocker("access", false))), false, false);
    }

    @Test
    default void listsEnquiriesNewestFirstInPages() {
        ContactStore store = ready();
        List<RecordId> newestFirst = storedOneAMinute(store, 7);

        List<RecordId> listed = new ArrayList<>();
        Optional<RecordId> after = Optional.empty();
        List<RecordId> page;
        do {
            page = ids(store.lives().list(Which.ALL, after, 3));
            assertThat(page).hasSizeLessThanOrEqualTo(3);
            listed.addAll(page);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (!page.isEmpty());

        assertThat(listed).isEqualTo(newestFirst);
    }

    @Test
    default void listsWhatIsInSomeStages() {
        ContactStore store = ready();
        List<RecordId> all = storedOneAMinute(store, 9);
        for (int i = 0; i < 9; i++) {
            Life life = store.lives().find(all.get(i)).orElseThrow().life();
            store.lives()
                    .update(
                            life,
                            in(
                                    List.of(Stage.OPEN, Stage.QUARANTINED, Stage.REOPENED)
                                            .get(i % 3),
                                    life));
        }

        assertThat(ids(store.lives().list(Which.in(Stage.OPEN), Optional.empty(), 10)))
                .containsExactly(all.get(0), all.get(3), all.get(6));
        assertThat(ids(store.lives().list(Which.in(Stage.OPEN, Stage.REOPENED), Optional.empty(), 4)))
                .as("two stages, newest first")
                .containsExactly(all.get(0), all.get(2), all.get(3), all.get(5));
        assertThat(ids(store.lives().list(Which.in(Stage.OPEN, Stage.REOPENED), Optional.of(all.get(5)), 4)))
                .as("the page after")
                .containsExactly(all.get(6), all.get(8));
        assertThat(store.lives().list(Which.in(Stage.RESOLVED), Optional.empty(), 10))
                .isEmpty();
    }

    @Test
    default void listsWhatCameInAPeriod() {
        ContactStore store = ready();
        Instant first = clock().instant();
        List<RecordId> all = storedOneAMinute(store, 6);
        Instant third = first.plus(Duration.ofMinutes(2));
        Instant fifth = first.plus(Duration.ofMinutes(4));

        assertThat(ids(store.lives().list(within(Optional.of(third), Optional.of(fifth)), Optional.empty(), 10)))
                .as("from the third up to the fifth, newest first")
                .containsExactly(all.get(2), all.get(3));
        assertThat(ids(store.lives().list(within(Optional.of(third), Optional.empty()), Optional.empty(), 10)))
                .isEqualTo(all.subList(0, 4));
        assertThat(ids(store.lives().list(within(Optional.empty(), Optional.of(third)), Optional.empty(), 10)))
                .isEqualTo(all.subList(4, 6));
        assertThat(ids(store.lives().list(within(Optional.of(third), Optional.of(fifth)), Optional.of(all.get(2)), 10)))
                .as("the page after")
                .containsExactly(all.get(3));
    }

    /** Ids of a node count on when its clock is set back, so they may say a later time than the receipt. */
    @Test
    default void aPeriodGoesByTheReceiptAndNotByTheId() {
        ContactStore store = ready();
        RecordId madeLater = samples().id();
        clock().set("2026-11-23T08:00:00Z");
        Instant setBack = clock().instant();
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);

        assertThat(enquiry.id()).isGreaterThan(madeLater);
        assertThat(ids(store.lives()
                        .list(within(Optional.of(setBack), Optional.of(setBack.plusSeconds(1))), Optional.empty(), 10)))
                .containsExactly(enquiry.id());
    }

    private void assertStopped(ContactStore store, Life wanted, boolean restricted, boolean onHold) {
        Life before = lifeOf(store, wanted);
        assertThat(store.lives().update(before, wanted)).isTrue();
        Submission seen = store.submissions().find(wanted.submission()).orElseThrow();
        assertThat(seen.restricted()).as("restricted in %s", wanted).isEqualTo(restricted);
        assertThat(seen.onHold()).as("on hold in %s", wanted).isEqualTo(onHold);
    }

    /** Newest first. */
    private List<RecordId> storedOneAMinute(ContactStore store, int count) {
        List<RecordId> ids = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> {
            ids.add(0, stored(store).submission());
            clock().advance(Duration.ofMinutes(1));
        });
        return ids;
    }

    private Life stored(ContactStore store) {
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);
        return store.lives().find(enquiry.id()).orElseThrow().life();
    }

    private static Life lifeOf(ContactStore store, Life same) {
        return store.lives().find(same.submission()).orElseThrow().life();
    }

    private static List<RecordId> ids(List<Headline> enquiries) {
        return enquiries.stream().map(each -> each.life().submission()).toList();
    }

    private static Which within(Optional<Instant> from, Optional<Instant> until) {
        return new Which(Set.of(), from, until);
    }

    private static Headline headline(Submission enquiry, boolean technicalKept, Life life) {
        return new Headline(
                enquiry.reference(),
                enquiry.form(),
                enquiry.purpose(),
                enquiry.receivedAt(),
                enquiry.screeningReasons(),
                enquiry.notice(),
                technicalKept,
                life);
    }

    private static Life in(Stage stage, Life life) {
        return copy(life, stage, life.revision(), life.restriction(), life.blockers());
    }

    private static Life with(Life life, Optional<Restriction> restriction, List<Blocker> blockers) {
        return copy(life, life.stage(), life.revision(), restriction, blockers);
    }

    /** The same, so many changes later. */
    private static Life revised(Life life, int later) {
        return copy(life, life.stage(), life.revision() + later, life.restriction(), life.blockers());
    }

    private static Life copy(
            Life life, Stage stage, long revision, Optional<Restriction> restriction, List<Blocker> blockers) {
        return new Life(
                life.submission(),
                stage,
                revision,
                life.activeAt(),
                life.resolution(),
                life.staffReopenings(),
                life.remindedAt(),
                life.sensitive(),
                life.copiesErasedAt(),
                restriction,
                life.hold(),
                life.relationship(),
                life.erasureOrdered(),
                life.copiesOrdered(),
                blockers);
    }
}
