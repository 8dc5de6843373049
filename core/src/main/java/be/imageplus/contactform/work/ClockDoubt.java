/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Duration;
import java.time.Instant;

/**
 * That a clock is too far ahead to be believed. Facts of procedure, no personal data.
 *
 * @param seen when a node was seen at work last
 * @param now what the clock shows
 */
public record ClockDoubt(Instant seen, Instant now) {

    /** Stable: in log, health and exceptions. */
    public static final String CODE = "CLOCK-AHEAD";

    /** How far the clock is ahead of it. */
    public Duration ahead() {
        return Duration.between(seen, now);
    }

    /** What was seen, and what to do, for an operator. */
    public String message() {
        return "The clock shows " + now + ", but a node was seen at work last at " + seen + ", " + ahead().toDays()
                + " days before. Nothing is purged, and the ledger is not truncated, until that is settled: set the"
                + " clock if it is wrong; if it is right, since the site was away for so long or was restored from a"
                + " backup, say so with Retention.confirmClock or ClockCommand.";
    }
}
