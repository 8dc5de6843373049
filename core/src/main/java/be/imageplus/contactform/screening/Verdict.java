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
     * Something speaks against it. {@link Screening} adds up what all checks say and holds the enquiry when it is
     * {@link Suspicion#ENOUGH}.
     *
     * @param suspicions at least one
     */
    record Suspect(List<Suspicion> suspicions) implements Verdict {
        public Suspect {
            if (suspicions.isEmpty()) {
                throw new IllegalArgumentException("suspect: at least one suspicion is expected");
            }
            suspicions = List.copyOf(suspicions);
        }

        /** With one suspicion. */
        public static Suspect of(String reason, int weight) {
            return new Suspect(List.of(new Suspicion(reason, weight)));
        }
    }

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
     * @param code stable; {@link #RATE_LIMITED}, {@link #PROOF_INVALID} and {@link #PROOF_EXPIRED} are told to the
     *     sender in words of their own, any other as {@code screening-refused}
     * @param retryAfter when trying again makes sense, if it ever does
     */
    record Refuse(String code, Optional<Duration> retryAfter) implements Verdict {

        /** Too many came in a short time. */
        public static final String RATE_LIMITED = "rate-limited";

        /** What came as the answer to a challenge is none, or is not of this page. */
        public static final String PROOF_INVALID = "proof-invalid";

        /** The answer to a challenge came too late. */
        public static final String PROOF_EXPIRED = "proof-expired";
    }
}
