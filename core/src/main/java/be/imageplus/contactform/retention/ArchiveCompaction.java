/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.retention.ArchiveLines.Line;
import java.time.Instant;
import java.util.Optional;

/**
 * Which lines of an archive stay when it is written anew, and how. Every line is planned first; then the lines are kept
 * in the same order.
 *
 * <p>Of epochs only the last end counts. A line that is not proven stays as long as a tombstone of its date would: its
 * key may come back.
 */
final class ArchiveCompaction {

    private final ArchiveLines lines;
    private final Instant purgedBefore;
    private int ends;
    private int endsPassed;
    private boolean needed;

    ArchiveCompaction(ArchiveLines lines, Instant purgedBefore) {
        this.lines = lines;
        this.purgedBefore = purgedBefore;
    }

    void plan(String text, Line line) {
        if (line instanceof Line.End end) {
            ends++;
            needed |= !text.equals(lines.of(end.epoch()));
        } else if (!(line instanceof Line.Scrap scrap && scrap.isEmpty())) {
            needed |= !remaining(text, line).equals(Optional.of(text));
        }
    }

    /** Whether anything is to go, or to be proven with another key. */
    boolean isNeeded() {
        return needed;
    }

    /** The line that stays for one; empty when none does. */
    Optional<String> kept(String text, Line line) {
        if (line instanceof Line.End end) {
            endsPassed++;
            return endsPassed == ends ? Optional.of(lines.of(end.epoch())) : Optional.empty();
        }
        return remaining(text, line);
    }

    private Optional<String> remaining(String text, Line line) {
        if (line instanceof Line.Stone stone) {
            return Optional.of(stone.tombstone())
                    .filter(each -> !each.purgedAt().isBefore(purgedBefore))
                    .map(lines::of);
        }
        if (line instanceof Line.Unproven unproven) {
            return unproven.purgedAt().filter(at -> !at.isBefore(purgedBefore)).map(at -> text);
        }
        return Optional.empty();
    }
}
