/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * That an enquiry was resolved: the explicit event from which its period runs (R5.1). Who did it is in the ledger.
 *
 * @param at when; for {@link Outcome#UNATTENDED} its last activity, which lies before (R5.3)
 * @param outcome how
 */
public record Resolution(Instant at, Outcome outcome) {

    /** How an enquiry ended. */
    public enum Outcome {
        /** It was answered. */
        ANSWERED,
        /** It needed no answer. */
        NOTHING_TO_DO,
        /** It is no enquiry, advertising for instance. */
        UNWANTED,
        /** Nobody resolved it in time, so that a date did. */
        UNATTENDED
    }

    public Resolution {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
