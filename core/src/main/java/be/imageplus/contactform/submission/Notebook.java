/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;

/** Notes beside changes of a life, as many as an enquiry may have. */
final class Notebook {

    private final Notes notes;
    private final RecordIds ids;
    private final Clock clock;

    Notebook(Notes notes, RecordIds ids, Clock clock) {
        this.notes = notes;
        this.ids = ids;
        this.clock = clock;
    }

    /** A note that is not kept yet: what is no text for one is told before anything changes. */
    Note draft(RecordId enquiry, Note.Kind kind, String text, Actor author) {
        return new Note(ids.next(), enquiry, clock.instant(), author, kind, text);
    }

    void keep(Note note) {
        notes.add(note);
    }

    boolean isFull(RecordId enquiry) {
        return notes.count(enquiry) >= Notes.MOST;
    }
}
