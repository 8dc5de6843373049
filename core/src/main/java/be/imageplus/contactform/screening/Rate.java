/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;

/**
 * How many requests may come in which time: a burst at once, and then one for each share of the period.
 *
 * @param burst requests that may come at once, at least 1
 * @param period over which as many are allowed again: at least a millisecond for each, and at most a day, after which
 *     nobody is known any more
 */
public record Rate(int burst, Duration period) {

    /** The longest period. */
    public static final Duration LONGEST = Duration.ofDays(1);

    public Rate {
        if (burst < 1 || period.compareTo(Duration.ofMillis(burst)) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "rate: at least one request, at least a millisecond for each, and at most a day are expected");
        }
    }

    /** One request's part of the period, in whole milliseconds. */
    public Duration share() {
        return Duration.ofMillis(period.toMillis() / burst);
    }

    /** As long as an exhausted allowance takes to be full again: the shares of a burst. */
    public Duration refill() {
        return share().multipliedBy(burst);
    }
}
