/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.transfer;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that operators are told of a transfer, once (R4.4).
 *
 * @param recipient its id in the register
 * @param lastDay the last day on which sending there is or was lawful; empty where it never was
 * @param daysBefore how many days ahead the warning is due: 365, 180, 90, 30 or 7; 0 where the last day is over
 */
public record TransferNews(String recipient, Optional<LocalDate> lastDay, int daysBefore) {

    public TransferNews {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(lastDay, "lastDay");
        if (daysBefore < 0) {
            throw new IllegalArgumentException("daysBefore: expected 0 or more, was " + daysBefore);
        }
    }
}
