/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that the checks find of an application.
 *
 * @param register asked anew each time, since time changes what its check finds
 * @param ofSettings what else was found when the application started
 * @param clock the time
 */
record Findings(ProcessingRegister register, List<Finding> ofSettings, Clock clock) {

    Findings {
        ofSettings = List.copyOf(ofSettings);
    }

    /** The register's findings first, then those of the settings. */
    List<Finding> now() {
        Instant now = clock.instant();
        return Stream.concat(register.check(now).stream(), register.acknowledge(ofSettings, now).stream())
                .toList();
    }
}
