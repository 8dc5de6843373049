/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.reception;

import be.imageplus.contactform.form.FieldError;
import be.imageplus.contactform.screening.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of a submission. */
public sealed interface SubmissionOutcome {

    /**
     * It is durable. The sender is told the same in both cases (R3.6).
     *
     * <p>Where the application has joined the store to its own transactions and submits inside one, it is durable once
     * <em>that</em> transaction has been committed. After a rollback there is no enquiry, no mail and nobody with this
     * reference, and the same token can be sent again: tell the sender of the receipt only after the commit.
     */
    sealed interface Received extends SubmissionOutcome {
        /** What the sender is told. */
        Receipt receipt();
    }

    /** On its way to staff; inside a transaction of the application's, from its commit. */
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
        /** Too many in a short time: from one network, for one address, through one form, or of all together. */
        RATE_LIMITED(Verdict.Refuse.RATE_LIMITED),
        /** What came as the answer to a challenge is none, or is not of this page. */
        PROOF_INVALID(Verdict.Refuse.PROOF_INVALID),
        /** The answer to a challenge came too late. */
        PROOF_EXPIRED(Verdict.Refuse.PROOF_EXPIRED),
        /** A check of the application refused it. */
        SCREENING_REFUSED("screening-refused");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** The reason of a code; {@link #SCREENING_REFUSED} for one that a check of the application's made up. */
        static Reason of(String code) {
            return Stream.of(RATE_LIMITED, PROOF_INVALID, PROOF_EXPIRED)
                    .filter(reason -> reason.code.equals(code))
                    .findFirst()
                    .orElse(SCREENING_REFUSED);
        }

        /** The stable code, as problems and pages carry it. */
        public String code() {
            return code;
        }
    }
}
