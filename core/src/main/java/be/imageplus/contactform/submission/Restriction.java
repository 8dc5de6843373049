/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.submission;

import be.imageplus.contactform.problem.ReasonCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * That processing is restricted (Art. 18): no mail, no edit and no scheduled deletion, and reading only for claims and
 * for the person's own answer (rule 7).
 *
 * @param reason why, as a stable code, for example {@code accuracy-contested} or {@code minor-reported}
 * @param since when it was placed
 * @param liftedAt when the person was told that it is lifted, from when on it does not hold any more (Art. 18(3)); what
 *     is due then goes some days later (R5.9)
 */
public record Restriction(String reason, Instant since, Optional<Instant> liftedAt) {

    /** The reason where it is said to come from a minor (R2.14). */
    public static final String MINOR_REPORTED = "minor-reported";

    public Restriction {
        ReasonCode.require("reason", reason);
        since = since.truncatedTo(ChronoUnit.MILLIS);
        liftedAt = liftedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    }
}
