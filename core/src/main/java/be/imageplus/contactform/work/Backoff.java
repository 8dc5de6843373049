/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Duration;

/** stub: pauses between attempts, growing and jittered. */
public final class Backoff {

    /** stub: 15 s first, doubling, at most 1 h, jittered; the first is at most 30 s. */
    public static Backoff standard() {
        return new Backoff();
    }

    /** stub: the pause after this many failed attempts, from 1. */
    public Duration delay(int failedAttempts) {
        throw new AssertionError("stub");
    }
}
