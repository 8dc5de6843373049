/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Threads that end what takes too long; there are none while there is nothing to wait for. */
public final class Timers {

    private Timers() {}

    /** Two threads, so that closing an idle connection cannot delay the end of work whose time is over. */
    public static ScheduledThreadPoolExecutor named(String thread) {
        ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(2, work -> {
            Thread timer = new Thread(work, thread);
            timer.setDaemon(true);
            return timer;
        });
        timers.setRemoveOnCancelPolicy(true);
        timers.setKeepAliveTime(10, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
        return timers;
    }
}
