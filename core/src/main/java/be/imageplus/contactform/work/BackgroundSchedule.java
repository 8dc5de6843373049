/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.time.Duration;

/** stub: recurring work on a small bounded pool of threads. */
public final class BackgroundSchedule {

    /** stub: each of the workers runs the round once an interval, and when woken. */
    public static BackgroundSchedule start(String name, int workers, Duration interval, Runnable round) {
        throw new AssertionError("stub");
    }

    /** stub: runs a round soon. */
    public void wake() {
        throw new AssertionError("stub");
    }

    /** stub: stops taking work, waits at most this long for rounds under way. */
    public void close(Duration drain) {
        throw new AssertionError("stub");
    }
}
