/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.Instant;
import java.util.Optional;

/**
 * Why an enquiry is reopened (R5.7).
 *
 * @param newMessageAt when the person wrote again; empty when staff are at it by themselves, which they may once
 */
public record Reopening(Optional<Instant> newMessageAt) {

    /** Staff are at it again by themselves: once in the life of an enquiry. */
    public static Reopening byStaff() {
        return new Reopening(Optional.empty());
    }

    /**
     * The person wrote again: as often as that happens.
     *
     * @param receivedAt when, after it was resolved
     */
    public static Reopening newMessage(Instant receivedAt) {
        return new Reopening(Optional.of(receivedAt));
    }

    /** As the ledger keeps it. */
    String code() {
        return newMessageAt.isPresent() ? "new-message" : "by-staff";
    }
}
