/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.FormToken;
import be.imageplus.contactform.problem.ReasonCode;

/**
 * A challenge that somebody else sets and judges: an option, bound to a recipient of the register (R2.19). Used through
 * {@link OutsideChallenge}, which asks it last.
 *
 * <h2>Guarantees asked of an implementation</h2>
 *
 * <ul>
 *   <li>Thread-safe. {@link #verify} answers within {@link OutsideChallenge#LONGEST}, whatever the other side does, and
 *       also when its thread is interrupted: it runs while a visitor waits, outside any transaction of the store's.
 *   <li>Outcomes are values, also for an answer that is nonsense; an exception is a programming error, and holds the
 *       enquiry.
 *   <li>{@link Result.Pass} only if the other side vouched for this answer, for this form and this site, just now.
 *   <li>{@link Result.Fail} only for what the answer itself is: its sender is refused for it, and told.
 *   <li>{@link Result.Unavailable} for everything else: an outage, a wrong secret, a reply that nobody can read.
 *   <li>Idempotent: the same answer of the same page gets the same result again, since a visitor may send again what
 *       could not be stored. The same answer of another page does not.
 *   <li>Nothing but the answer, and what the page said of itself, goes to the other side, and the visitor's address
 *       only if {@link #tellsClientAddress} says so; nothing of it is logged or kept.
 * </ul>
 */
public interface ChallengeVerifier {

    /** What became of an answer. */
    sealed interface Result {

        /** The other side vouches for it. */
        record Pass() implements Result {}

        /**
         * It is wrong: the sender is refused.
         *
         * @param reason a stable code; {@link #EXPIRED} is told in words of its own
         */
        record Fail(String reason) implements Result {

            /** It came too late, or had been used. */
            public static final String EXPIRED = "answer-expired";

            public Fail {
                ReasonCode.require("reason", reason);
            }
        }

        /**
         * Nobody can tell: the enquiry is held.
         *
         * @param reason a stable code for operators
         */
        record Unavailable(String reason) implements Result {
            public Unavailable {
                ReasonCode.require("reason", reason);
            }
        }
    }

    /**
     * What a page asks its browser, with the widget that asks it. Makes no request.
     *
     * @param provider the recipient in a name that people know
     */
    Challenge challenge(FormToken page, String provider);

    /** Whether the other side vouches for an answer. */
    Result verify(ChallengeAnswer answer);

    /**
     * The register's id of who sets the challenge and meets the visitor's browser (R4.2); blank is refused at start.
     */
    String recipient();

    /**
     * Whether the visitor's address goes to the other side with each answer; always the same. The register must then
     * declare that it is processed in full (R2.5), or the application does not start.
     */
    boolean tellsClientAddress();
}
