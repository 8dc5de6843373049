/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.register;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A finding that the controller knows of and answers for, for now (R1.4).
 *
 * <p>The finding stays visible and no longer stops a start, until the review date is past.
 *
 * @param code the finding's code, for example {@code NOTICE-12-1}
 * @param path the one place it is acknowledged at, as the finding names it; empty for every place
 * @param reason why it is acceptable
 * @param by the role that answers for it
 * @param reviewBy the last day on which the acknowledgement holds, in the register's zone
 */
public record Acknowledgement(String code, Optional<String> path, String reason, String by, LocalDate reviewBy) {

    public Acknowledgement {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(reviewBy, "reviewBy");
    }

    /** A finding that is acknowledged wherever it stands. */
    public static Acknowledgement of(String code, String reason, String by, LocalDate reviewBy) {
        return new Acknowledgement(code, Optional.empty(), reason, by, reviewBy);
    }

    /** The same, for one place only, for example {@code recipients[0].keeps-content-for}. */
    public Acknowledgement at(String place) {
        return new Acknowledgement(code, Optional.of(place), reason, by, reviewBy);
    }

    /** Whether it still holds on a day of the register's zone. */
    public boolean holdsOn(LocalDate day) {
        return !day.isAfter(reviewBy);
    }
}
