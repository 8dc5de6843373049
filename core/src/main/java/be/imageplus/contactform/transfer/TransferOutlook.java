/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How sending to a recipient stands on a day, and how long that lasts if nobody does anything. Holds no personal data.
 *
 * @param recipient its id in the register
 * @param day the day, in the register's zone
 * @param decision whether sending is lawful on it
 * @param lastDay where it is lawful, the last day on which one mechanism or another still stands without a gap, empty
 *     for no end; where it is not, the last day on which one did, empty where none ever did
 */
public record TransferOutlook(String recipient, LocalDate day, TransferDecision decision, Optional<LocalDate> lastDay) {

    /** Whether sending is lawful. */
    public boolean isLawful() {
        return decision instanceof TransferDecision.Lawful;
    }
}
