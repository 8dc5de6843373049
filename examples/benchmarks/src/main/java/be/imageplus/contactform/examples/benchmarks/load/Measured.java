/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.load;

import java.util.Arrays;

/**
 * What came of a load.
 *
 * @param accepted answers that are no error
 * @param failed all others
 * @param seconds from the first request to the last answer
 * @param sortedNanos how long each answer took, the shortest first
 */
@SuppressWarnings("ArrayRecordComponent") // a hundred thousand numbers; nobody compares two of these
public record Measured(long accepted, long failed, double seconds, long[] sortedNanos) {

    static Measured of(long accepted, long failed, double seconds, long[] nanos) {
        Arrays.sort(nanos);
        return new Measured(accepted, failed, seconds, nanos);
    }

    /** Accepted requests in a second. */
    public double perSecond() {
        return accepted / seconds;
    }

    /** The time within which this part of all answers came, in milliseconds. */
    public double millisAt(double part) {
        if (sortedNanos.length == 0) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(part * sortedNanos.length) - 1;
        return sortedNanos[Math.max(0, index)] / 1e6;
    }
}
