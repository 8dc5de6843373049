/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What the numbers were measured on: a number without it means nothing. */
final class Machine {

    private Machine() {}

    /** One line; the load is that of the last minute, so it includes our own. */
    static String describe() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d cores shared by load driver, mail server, database and application; JDK %s; %s %s %s; load %.1f",
                system.getAvailableProcessors(),
                Runtime.version(),
                system.getName(),
                system.getVersion(),
                system.getArch(),
                system.getSystemLoadAverage());
    }
}
