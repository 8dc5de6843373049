/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The business relationship that an enquiry led to (R5.4): its message follows the contract's schedule, its technical
 * data does not. The contract's reference is written in a note, sealed. Days are in the register's zone.
 *
 * @param startsOn when it started
 * @param keptUntil the last day on which the contract's schedule keeps the message, once it has ended; empty while it
 *     runs
 */
public record Relationship(LocalDate startsOn, Optional<LocalDate> keptUntil) {

    public Relationship {
        if (keptUntil.filter(last -> last.isBefore(startsOn)).isPresent()) {
            throw new IllegalArgumentException("keptUntil: expected no day before the start");
        }
    }
}
