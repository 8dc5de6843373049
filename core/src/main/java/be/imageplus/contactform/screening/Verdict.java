/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What screening, or one check of it, says of an enquiry (R3.6). */
public sealed interface Verdict {

    /** Nothing speaks against it. */
    record Accept() implements Verdict {}

    /**
     * A human looks at it first.
     *
     * @param reasons stable codes, at least one
     */
    record Quarantine(List<String> reasons) implements Verdict {
        public Quarantine {
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("quarantine: at least one reason is expected");
            }
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * An objective protocol failure; the sender is told.
     *
     * @param code stable, for example {@code rate-limited}
     * @param retryAfter when trying again makes sense, if it ever does
     */
    record Refuse(String code, Optional<Duration> retryAfter) implements Verdict {}
}
