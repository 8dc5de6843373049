/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/** The time that a processor works for a thread: how much work something is, however busy the machine is. */
public final class CpuTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuTime() {}

    /** Does work on this thread that is to take less than this of a processor. */
    public static void isBelow(Duration longest, Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - start)).isLessThan(longest);
    }
}
