/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.time.Duration;

/**
 * When something must be over. Measured by the machine's monotonic clock, since it bounds waiting on a network and must
 * not move when the wall clock is set.
 */
public record Deadline(long nanoTime) {

    /** That far from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** This one, or an earlier one that far from now. */
    public Deadline within(Duration time) {
        return left().compareTo(time) <= 0 ? this : in(time);
    }

    /** What is left; never negative. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /**
     * What is left for a socket, to which zero would mean forever. Rounded up: whoever has waited for so long finds
     * that the time is over, and is not told that something else was wrong.
     */
    public int leftMillis() {
        long roundedUp = left().plusNanos(999_999).toMillis();
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, roundedUp));
    }
}
