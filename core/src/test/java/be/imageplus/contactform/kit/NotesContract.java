/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Note;
import be.imageplus.contactform.submission.Submission;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link be.imageplus.contactform.submission.Notes} guarantees. */
interface NotesContract extends StoreContract {

    @Test
    default void keepsNotesAsTheyWereWrittenOldestFirst() {
        ContactStore store = ready();
        RecordId enquiry = stored(store);
        Note older = note(enquiry, Note.Kind.REMARK, "Rang back — “Tuesday” 🦊\nsecond line \\ \" \u0000");
        clock().advance(Duration.ofHours(1));
        Note newer = note(enquiry, Note.Kind.HOLD, "A claim was announced");
        Note others = note(stored(store), Note.Kind.CONTRACT, "2026/17");
        List.of(newer, others, older).forEach(store.notes()::add);

        assertThat(store.notes().of(enquiry)).containsExactly(older, newer);
        assertThat(store.notes().count(enquiry)).isEqualTo(2);
        assertThat(store.notes().of(others.submission())).containsExactly(others);
    }

    @Test
    default void hasNoNotesOfWhatHasNone() {
        ContactStore store = ready();

        assertThat(store.notes().of(samples().id())).isEmpty();
        assertThat(store.notes().count(samples().id())).isZero();
    }

    @Test
    default void keepsTheLongestNote() {
        ContactStore store = ready();
        Note longest = note(stored(store), Note.Kind.REMARK, "é".repeat(Note.LONGEST));
        store.notes().add(longest);

        assertThat(store.notes().of(longest.submission())).containsExactly(longest);
    }

    @Test
    default void takesNoNoteOfWhatIsNotThere() {
        ContactStore store = ready();

        assertThatThrownBy(() -> store.notes().add(note(samples().id(), Note.Kind.REMARK, "Nobody")))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    default void aNoteTakesPartInTheTransaction() {
        ContactStore store = ready();
        RecordId enquiry = stored(store);

        assertThatThrownBy(() -> store.transactions().run(() -> {
                    store.notes().add(note(enquiry, Note.Kind.REMARK, "Rang back"));
                    assertThat(store.notes().count(enquiry)).isEqualTo(1);
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");

        assertThat(store.notes().of(enquiry)).isEmpty();
    }

    @Test
    default void opensNotesAfterARotationOfTheKeys() {
        KeySet rotated = keys().rotated();
        ContactStore store = ready();
        Note before = note(stored(store), Note.Kind.REMARK, "Rang back");
        store.notes().add(before);

        assertThat(ready(() -> rotated).notes().of(before.submission())).containsExactly(before);
    }

    @Test
    default void aNoteEndsWithItsEnquiry() {
        ContactStore store = ready();
        Note note = note(stored(store), Note.Kind.REMARK, "Rang back");
        store.notes().add(note);

        store.records().erase(List.of(note.submission()));

        assertThat(store.notes().of(note.submission())).isEmpty();
        assertThat(store.notes().count(note.submission())).isZero();
    }

    private RecordId stored(ContactStore store) {
        Submission enquiry = samples().enquiry();
        store.submissions().insert(enquiry);
        return enquiry.id();
    }

    private Note note(RecordId enquiry, Note.Kind kind, String text) {
        return new Note(samples().id(), enquiry, clock().instant(), Actor.of("handler", "7"), kind, text);
    }
}
