/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is to become of an enquiry by itself, if nothing happens to it.
 *
 * @param message what it says
 * @param technical what came with its request
 * @param messageDue when the message must be gone
 * @param heldBackAt when the message would have had to be gone if nothing kept it that has no end yet
 * @param technicalDue when the technical data must be gone, if that is before the message
 * @param copiesDue when its copies in the staff mailbox must be gone, if that is before the message
 * @param reminderDue when staff are to be asked to look at it
 * @param resolutionDue when it is resolved by date
 */
public record Fate(
        Keeping message,
        Keeping technical,
        Optional<Instant> messageDue,
        Optional<Instant> heldBackAt,
        Optional<Instant> technicalDue,
        Optional<Instant> copiesDue,
        Optional<Instant> reminderDue,
        Optional<Instant> resolutionDue) {

    /** The next instant at which something is to be done about it; empty when nothing will be by itself. */
    public Optional<Instant> nextLook(Instant now) {
        return Stream.of(
                        messageDue,
                        heldBackAt.filter(now::isBefore),
                        technicalDue,
                        copiesDue,
                        reminderDue,
                        resolutionDue)
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    static boolean isDue(Optional<Instant> due, Instant now) {
        return due.filter(at -> !at.isAfter(now)).isPresent();
    }
}
