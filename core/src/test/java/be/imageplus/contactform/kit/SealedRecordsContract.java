/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.rotation.SealedRecords;
import be.imageplus.contactform.rotation.SealedRecords.Page;
import be.imageplus.contactform.rotation.SealedRecords.Part;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Fingerprint;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.BrokenSealException;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link SealedRecords} guarantees: other keys, and not a word different. */
interface SealedRecordsContract extends StoreContract {

    @Test
    default void makesEverythingAnewThatOlderKeysHaveMade() {
        ContactStore before = ready();
        Submission full = samples().enquiry();
        Submission bare = samples().quarantined();
        Note note = note(full.id());
        before.submissions().insert(full);
        before.submissions().insert(bare);
        before.notes().add(note);
        KeySet rotated = keys().rotated();
        ContactStore promoted = ready(() -> rotated);

        assertThat(promoted.sealedRecords().renewCheckValue()).isTrue();
        assertThat(resealed(promoted, Part.ENQUIRIES)).isEqualTo(2);
        assertThat(resealed(promoted, Part.TECHNICAL_DATA)).isEqualTo(1);
        assertThat(resealed(promoted, Part.NOTES)).isEqualTo(1);

        assertReads(promoted, full, bare, note);
        assertThat(older(promoted)).as("older").isZero();
    }

    @Test
    default void nothingNeedsTheOlderKeysAfterwards() {
        KeySet rotated = keys().rotated();
        ContactStore before = ready();
        Submission full = samples().enquiry();
        Submission bare = samples().quarantined();
        Note note = note(full.id());
        before.submissions().insert(full);
        before.submissions().insert(bare);
        before.notes().add(note);
        resealAll(ready(() -> rotated));

        ContactStore retired = ready(rotated::retired);

        Submission found = assertReads(retired, full, bare, note);
        assertThat(found.fingerprint())
                .as("it is made anew from what the enquiry says")
                .isNotEqualTo(full.fingerprint());
        assertThat(retired.sealedRecords().checkValue()).contains(Stage.PRIMARY);
    }

    @Test
    default void makesNothingAnewTwice() {
        KeySet rotated = keys().rotated();
        ready().submissions().insert(samples().enquiry());
        ContactStore store = ready(() -> rotated);
        resealAll(store);
        Page again = store.sealedRecords().reseal(Part.ENQUIRIES, Optional.empty(), 10);

        assertThat(again).isEqualTo(new Page(Optional.empty(), 1, 0, 0));
    }

    @Test
    default void goesThroughTheRecordsInPagesByTheirIds() {
        ContactStore store = ready();
        List<RecordId> ids = Stream.generate(() -> samples().enquiry())
                .limit(7)
                .peek(store.submissions()::insert)
                .map(Submission::id)
                .toList();
        KeySet rotated = keys().rotated();
        SealedRecords records = ready(() -> rotated).sealedRecords();

        Page first = records.reseal(Part.ENQUIRIES, Optional.empty(), 3);
        Page second = records.reseal(Part.ENQUIRIES, first.last(), 3);
        Page third = records.reseal(Part.ENQUIRIES, second.last(), 3);

        assertThat(first).isEqualTo(new Page(Optional.of(ids.get(2)), 3, 3, 0));
        assertThat(second).isEqualTo(new Page(Optional.of(ids.get(5)), 3, 3, 0));
        assertThat(third).isEqualTo(new Page(Optional.empty(), 1, 1, 0));
    }

    @Test
    default void countsWithoutChangingAnything() {
        KeySet rotated = keys().rotated();
        Submission enquiry = samples().enquiry();
        ready().submissions().insert(enquiry);
        ContactStore store = ready(() -> rotated);
        store.sealedRecords().renewCheckValue();

        assertThat(older(store)).as("enquiry and technical data").isEqualTo(2);
        assertThat(older(store)).as("again").isEqualTo(2);

        assertThatExceptionOfType(BrokenSealException.class)
                .as("it is sealed as before")
                .isThrownBy(() -> ready(rotated::retired).submissions().find(enquiry.id()));
    }

    @Test
    default void leavesWhatDoesNotOpenAsItIs() {
        KeySet ahead = keys().rotated();
        ContactStore behind = ready();
        Submission readable = stored(behind);
        ContactStore other = ready(() -> ahead);
        Submission closed = stored(other);

        Page page = behind.sealedRecords().reseal(Part.ENQUIRIES, Optional.empty(), 10);

        assertThat(page).isEqualTo(new Page(Optional.empty(), 2, 0, 1));
        assertThat(behind.sealedRecords().inspect(Part.ENQUIRIES, Optional.empty(), 10))
                .isEqualTo(page);
        assertThat(other.submissions().find(closed.id())).contains(closed);
        assertThat(other.submissions().find(readable.id())).contains(readable);
    }

    /** Each keeps what the other has made. */
    @Test
    default void twoNodesAtOnceMakeEachRecordAnewOnce() {
        KeySet rotated = keys().rotated();
        ContactStore before = ready();
        List<Submission> enquiries = Stream.generate(() -> samples().enquiryFrom("ada@example.org"))
                .limit(40)
                .toList();
        before.transactions().run(() -> enquiries.forEach(before.submissions()::insert));
        List<ContactStore> nodes = List.of(ready(() -> rotated), ready(() -> rotated));

        List<Integer> resealed = Together.run(2, node -> resealed(nodes.get(node), Part.ENQUIRIES));

        assertThat(resealed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
        assertThat(nodes.get(0).submissions().findByEmail("ada@example.org"))
                .extracting(Submission::id)
                .containsExactlyInAnyOrderElementsOf(
                        enquiries.stream().map(Submission::id).toList());
    }

    @Test
    default void visitorsGoOnWhileRecordsAreMadeAnew() {
        KeySet rotated = keys().rotated();
        ContactStore before = ready();
        before.transactions()
                .run(() -> Stream.generate(() -> samples().enquiry()).limit(60).forEach(before.submissions()::insert));
        ContactStore store = ready(() -> rotated);
        List<Submission> written = new ArrayList<>();

        Together.run(2, thread -> {
            if (thread == 0) {
                return resealed(store, Part.ENQUIRIES);
            }
            for (int i = 0; i < 20; i++) {
                written.add(stored(store));
            }
            return written.size();
        });

        assertThat(written)
                .hasSize(20)
                .allSatisfy(enquiry ->
                        assertThat(store.submissions().find(enquiry.id())).contains(enquiry));
    }

    @Test
    default void anAddressFindsEverythingAllTheWhile() {
        KeySet rotated = keys().rotated();
        ContactStore before = ready();
        before.transactions()
                .run(() -> Stream.generate(() -> samples().enquiryFrom("ada@example.org"))
                        .limit(60)
                        .forEach(before.submissions()::insert));
        ContactStore store = ready(() -> rotated);
        AtomicBoolean done = new AtomicBoolean();

        Together.run(2, thread -> {
            if (thread == 0) {
                Optional<RecordId> last = Optional.empty();
                do {
                    last = store.sealedRecords().reseal(Part.ENQUIRIES, last, 1).last();
                } while (last.isPresent());
                done.set(true);
            }
            while (!done.get()) {
                assertThat(store.submissions().findByEmail("ada@example.org")).hasSize(60);
            }
            return true;
        });
    }

    @Test
    default void oneOfManyNodesRenewsTheCheckValue() {
        KeySet rotated = keys().rotated();
        ready();
        List<ContactStore> nodes = List.of(ready(() -> rotated), ready(() -> rotated));
        assertThat(nodes.get(0).sealedRecords().checkValue()).contains(Stage.OLD);

        List<Boolean> renewed =
                Together.run(4, thread -> nodes.get(thread % 2).sealedRecords().renewCheckValue());

        assertThat(renewed).containsExactlyInAnyOrder(true, false, false, false);
        assertThat(nodes.get(1).sealedRecords().checkValue()).contains(Stage.PRIMARY);
    }

    @Test
    default void aNodeThatIsBehindRenewsNoCheckValue() {
        KeySet staged = keys().staged();
        ContactStore behind = ready(() -> staged);
        assertThat(behind.sealedRecords().renewCheckValue()).as("it is its own").isFalse();
        ready(staged::promoted).sealedRecords().renewCheckValue();

        assertThat(behind.sealedRecords().checkValue()).contains(Stage.STAGED);
        assertThat(behind.sealedRecords().renewCheckValue()).isFalse();
    }

    @Test
    default void keysWithoutTheNewOnesDoNotFitOnceTheCheckValueIsRenewed() {
        ready();
        KeySet rotated = keys().rotated();
        ready(() -> rotated).sealedRecords().renewCheckValue();

        assertThat(unprepared(this::keys).prepare()).extracting(Finding::code).containsExactly("KEYS-DO-NOT-FIT");
    }

    @Test
    default void isUndoneWithItsTransaction() {
        KeySet rotated = keys().rotated();
        ready().submissions().insert(samples().enquiry());
        ContactStore store = ready(() -> rotated);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> store.transactions().run(() -> {
                    resealAll(store);
                    throw new IllegalStateException("the node dies");
                }));

        assertThat(store.sealedRecords().checkValue()).contains(Stage.OLD);
        assertThat(older(store)).isEqualTo(2);
    }

    @Test
    default void takesUpKeysThatFitWhileItIsInUse() {
        KeySet staged = keys().staged();
        AtomicReference<KeySet> source = new AtomicReference<>(keys());
        ContactStore store = ready(source::get);
        Submission before = samples().enquiry();
        store.submissions().insert(before);

        source.set(staged);
        assertThat(store.vault().reload()).isTrue();
        source.set(KeySet.generate());
        assertThat(store.vault().reload()).as("others than those in use").isFalse();
        source.set(staged.promoted());
        Submission after = samples().enquiry();
        ready(source::get).submissions().insert(after);

        assertThat(store.submissions().find(after.id()))
                .as("of another node that uses the promoted key")
                .contains(after);
        assertThat(store.submissions().find(before.id())).contains(before);
    }

    /** An enquiry with the fingerprint that reception gives it. */
    private Submission stored(ContactStore store) {
        Submission made = samples().enquiry();
        Submission enquiry = new Submission(
                made.id(),
                made.reference(),
                made.form(),
                made.purpose(),
                made.receivedAt(),
                made.state(),
                made.screeningReasons(),
                made.notice(),
                made.nonce(),
                new Fingerprint(store.vault()).of(made.form(), made.values()),
                made.values(),
                made.technical(),
                made.restricted(),
                made.onHold());
        store.submissions().insert(enquiry);
        return enquiry;
    }

    private Note note(RecordId submission) {
        return new Note(
                samples().id(),
                submission,
                clock().instant(),
                Actor.of("handler", "7"),
                Note.Kind.REMARK,
                "Called back: été, “soon”");
    }

    /** Everything as it was; returns the enquiry with an address. */
    private static Submission assertReads(ContactStore store, Submission full, Submission bare, Note note) {
        Submission found = store.submissions().find(full.id()).orElseThrow();
        assertThat(found)
                .usingRecursiveComparison()
                .ignoringFields("fingerprint")
                .isEqualTo(full);
        assertThat(List.copyOf(found.values().keySet()))
                .as("order of the fields")
                .isEqualTo(List.copyOf(full.values().keySet()));
        assertThat(store.submissions().find(bare.id()).orElseThrow().values()).isEqualTo(bare.values());
        assertThat(store.submissions().findByEmail("zoe.angstrom@example.org"))
                .extracting(Submission::id)
                .containsExactly(full.id());
        assertThat(store.notes().of(full.id())).containsExactly(note);
        return found;
    }

    private static void resealAll(ContactStore store) {
        store.sealedRecords().renewCheckValue();
        for (Part part : Part.values()) {
            resealed(store, part);
        }
    }

    private static int resealed(ContactStore store, Part part) {
        int resealed = 0;
        Optional<RecordId> last = Optional.empty();
        do {
            Page page = store.sealedRecords().reseal(part, last, 7);
            resealed += page.older();
            last = page.last();
        } while (last.isPresent());
        return resealed;
    }

    private static int older(ContactStore store) {
        return Stream.of(Part.values())
                .mapToInt(part -> store.sealedRecords()
                        .inspect(part, Optional.empty(), 100)
                        .older())
                .sum();
    }
}
