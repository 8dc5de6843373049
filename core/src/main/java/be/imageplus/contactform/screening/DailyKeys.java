/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/**
 * Numbers that stand for what is counted: the first 64 bits of a keyed hash under a key of the day (UTC), so that
 * nobody can turn one back, and nobody is recognised the day after. An allowance starts anew at midnight therefore, and
 * twice the allowance once a day harms nobody. Thread-safe.
 */
interface DailyKeys {

    /**
     * The number of a value today.
     *
     * @param kind what it is, for example {@code client}: equal values of different kinds have different numbers
     */
    long of(String kind, String value);

    /** Those under which a limiter counts: alike on all nodes where they share it, and this node's own otherwise. */
    static DailyKeys of(Screening.Counting counting) {
        return counting.limiter().isShared()
                ? new SharedDailyKeys(counting.vault(), counting.clock())
                : new RandomDailyKeys(counting.clock());
    }
}
