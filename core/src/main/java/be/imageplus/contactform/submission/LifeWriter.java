/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.work.RecordId;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Changes a life by what was read of it; anew when somebody else was faster. */
final class LifeWriter {

    /** Hardly anybody is faster twice. */
    private static final int TRIES = 8;

    private final Lives lives;

    LifeWriter(Lives lives) {
        this.lives = lives;
    }

    /**
     * Reads, plans and writes, in the transaction under way.
     *
     * @param plan changes nothing; it may be asked more than once
     * @return the plan that was carried out; empty when there is no such enquiry
     * @throws UnavailableException when others were faster each time
     */
    Optional<LifePlan> write(RecordId id, Function<Headline, LifePlan> plan) {
        for (int tried = 0; tried < TRIES; tried++) {
            Optional<Headline> found = lives.find(id);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            LifePlan planned = plan.apply(found.get());
            if (!(planned instanceof LifePlan.Changes changes)
                    || lives.update(found.get().life(), changes.after())) {
                return Optional.of(planned);
            }
        }
        throw new UnavailableException(
                "STORE-BUSY",
                "Enquiry " + id + " is being changed by others all the time; try again.",
                Duration.ofSeconds(1),
                null);
    }
}
