/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What staff wrote about an enquiry.
 *
 * <p><b>Privacy.</b> The text is personal data, sealed in the store, kept as long as the enquiry and part of an access
 * answer where it is about the person (Art. 15). {@code toString} names ids only.
 *
 * @param id the note's id
 * @param submission the enquiry it is about
 * @param writtenAt when
 * @param author who
 * @param kind what it is about
 * @param text at most {@link #LONGEST} characters
 */
public record Note(RecordId id, RecordId submission, Instant writtenAt, Actor author, Kind kind, String text) {

    /** The most characters that one note has. */
    public static final int LONGEST = 4_000;

    /** What a note is about. */
    public enum Kind {
        /** The case itself. */
        REMARK,
        /** Why a legal hold is needed. */
        HOLD,
        /** The reference of the contract that it led to. */
        CONTRACT
    }

    public Note {
        writtenAt = writtenAt.truncatedTo(ChronoUnit.MILLIS);
        if (text.isBlank() || text.length() > LONGEST) {
            throw new IllegalArgumentException("text: expected 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return "Note[" + id + ", " + kind + "]";
    }
}
