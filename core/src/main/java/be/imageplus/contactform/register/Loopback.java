/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * This machine as the host of an address: nothing that is sent there crosses a network, and only who sits at it can
 * open a page there. Browsers too take such an address for a safe one.
 */
public final class Loopback {

    private static final Pattern HOST =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private Loopback() {}

    /** Whether an address is on this machine, by its name; no name is looked up. */
    public static boolean isHostOf(URI address) {
        return address.getHost() != null
                && HOST.matcher(address.getHost().toLowerCase(Locale.ROOT)).matches();
    }
}
