/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.rotation;

import java.time.Instant;

/** Whether the keys that are older than those in use can be retired without losing anything. */
public sealed interface Retirement {

    /**
     * They can: nothing opens, is found or is valid by them only.
     *
     * @param unreadable how many records open with none of the keys, and so with none afterwards
     */
    record Ready(long unreadable) implements Retirement {}

    /** No node uses the promoted keys yet, so that the older ones are those in use. */
    record NotTakenUp() implements Retirement {}

    /**
     * Pages that people have open were signed with them: retired now, those people would be shown the page again, with
     * what they typed.
     *
     * @param until when the last of these pages has expired
     */
    record TokensValid(Instant until) implements Retirement {}

    /** Events of the ledger that they have proven are not chained yet: nodes do that within seconds. */
    record EventsWaiting() implements Retirement {}

    /**
     * They have made something that was not made anew yet. It is looked at once more, by any node that runs.
     *
     * @param records how many records
     */
    record StillNeeded(long records) implements Retirement {}
}
