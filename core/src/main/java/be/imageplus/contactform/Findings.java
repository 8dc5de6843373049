/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.register.ProcessingRegister;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything that the checks find of an application.
 *
 * @param register as it stands now: time changes what its check finds, and so does what operators say of mechanisms
 * @param ofSettings what else was found when the application started
 * @param clock the time
 */
record Findings(Supplier<ProcessingRegister> register, List<Finding> ofSettings, Clock clock) {

    Findings {
        ofSettings = List.copyOf(ofSettings);
    }

    /** The register's findings first, then those of the settings. */
    List<Finding> now() {
        Instant now = clock.instant();
        ProcessingRegister standing = register.get();
        return Stream.concat(standing.check(now).stream(), standing.acknowledge(ofSettings, now).stream())
                .toList();
    }

    /** The same under a register that may change from now on. */
    Findings under(Supplier<ProcessingRegister> inForce) {
        return new Findings(inForce, ofSettings, clock);
    }
}
