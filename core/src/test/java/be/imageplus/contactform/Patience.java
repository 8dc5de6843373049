/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long the tests of this module await what is to come, on a machine that is busy with others too. Where all is well
 * nobody waits that long. It is registered in {@code src/test/session}, which is on the class path of this module only.
 */
public final class Patience implements LauncherSessionListener {

    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.setDefaultTimeout(LONGEST);
    }
}
