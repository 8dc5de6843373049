/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import be.imageplus.contactform.rotation.SealedRecords.Page;
import be.imageplus.contactform.rotation.SealedRecords.Part;
import be.imageplus.contactform.work.RecordId;
import java.util.Optional;

/**
 * How far the records are made anew, as one line that any node can go on from.
 *
 * @param key the id of the key that seals them now
 * @param part what the next page is of; empty when all is done
 * @param last the id that the page before ended with
 * @param resealed how many were made anew
 * @param unreadable how many did not open
 */
record Progress(long key, Optional<Part> part, Optional<RecordId> last, long resealed, long unreadable) {

    private static final String NONE = "-";

    static Progress begun(long key) {
        return new Progress(key, Optional.of(Part.ENQUIRIES), Optional.empty(), 0, 0);
    }

    /** After one more page of its part. */
    Progress after(Page page) {
        Optional<Part> next = page.last().isPresent() ? part : part.flatMap(Progress::following);
        return new Progress(key, next, page.last(), resealed + page.older(), unreadable + page.unreadable());
    }

    boolean isDone() {
        return part.isEmpty();
    }

    String text() {
        return key + " " + part.map(Part::name).orElse(NONE) + " "
                + last.map(RecordId::toString).orElse(NONE) + " " + resealed + " " + unreadable;
    }

    /** Reads what {@link #text} wrote. */
    static Progress parse(String text) {
        String[] parts = text.split(" ", -1);
        return new Progress(
                Long.parseLong(parts[0]),
                present(parts[1]).map(Part::valueOf),
                present(parts[2]).map(RecordId::parse),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(given -> !given.equals(NONE));
    }

    private static Optional<Part> following(Part part) {
        return switch (part) {
            case ENQUIRIES -> Optional.of(Part.TECHNICAL_DATA);
            case TECHNICAL_DATA -> Optional.of(Part.NOTES);
            case NOTES -> Optional.empty();
        };
    }
}
