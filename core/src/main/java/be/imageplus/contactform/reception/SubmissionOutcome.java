/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of a submission. */
public sealed interface SubmissionOutcome {

    /** It is durable. The sender is told the same in both cases (R3.6). */
    sealed interface Received extends SubmissionOutcome {
        /** What the sender is told. */
        Receipt receipt();
    }

    /** On its way to staff. */
    record Accepted(Receipt receipt) implements Received {}

    /** Held for a human. */
    record Quarantined(Receipt receipt) implements Received {}

    /**
     * Something to mend; nothing was stored.
     *
     * @param errors in the form's order, at least one
     * @param firstIssuedAt first issue of the page's token, to be kept when the page is shown again
     */
    record Invalid(List<FieldError> errors, Optional<Instant> firstIssuedAt) implements SubmissionOutcome {}

    /**
     * Refused at entry; nothing was stored.
     *
     * @param reason why
     * @param message for the sender, with another way to reach the controller
     * @param retryAfter when trying again makes sense
     * @param firstIssuedAt first issue of the page's token, if it was ours
     */
    record Refused(Reason reason, String message, Optional<Duration> retryAfter, Optional<Instant> firstIssuedAt)
            implements SubmissionOutcome {}

    /** Why a submission is refused at entry. */
    enum Reason {
        /** Missing, malformed, changed, for another form or signed with a key we do not have. */
        TOKEN_INVALID("token-invalid"),
        /** Older than 14 days. */
        TOKEN_EXPIRED("token-expired"),
        /** Another enquiry came with the same page: shown again with the input kept and a fresh token. */
        TOKEN_USED("token-used"),
        /** Sent from a page of another origin. */
        ORIGIN_REFUSED("origin-refused"),
        /** Too many from one client. */
        RATE_LIMITED("rate-limited"),
        /** A check of the application refused it. */
        SCREENING_REFUSED("screening-refused");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The stable code, as problems and pages carry it. */
        public String code() {
            return code;
        }
    }
}
