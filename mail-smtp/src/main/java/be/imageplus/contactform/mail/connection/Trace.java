/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.mail.connection;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;

/**
 * Jakarta Mail's trace of conversations, which is silenced.
 *
 * <p>It writes whole conversations, mails included, to java.util.logging under the package of the class that speaks, as
 * soon as somebody sets that logger to FINEST. A filter holds where a level would be set back.
 */
public final class Trace {

    /** Kept, since the log manager holds loggers weakly. */
    private static final Set<Logger> SILENCED = ConcurrentHashMap.newKeySet();

    private Trace() {}

    /** Lets nothing through of what a class that speaks to a server would trace. */
    public static void silence(Class<?> speaking) {
        String place = speaking.getPackageName();
        for (String name : List.of(place, place + ".protocol")) {
            Logger logger = Logger.getLogger(name);
            logger.setFilter(logged -> false);
            SILENCED.add(logger);
        }
    }
}
