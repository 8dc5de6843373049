/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.Challenge;
import be.imageplus.contactform.form.Challenges;
import be.imageplus.contactform.form.FormToken;
import java.util.Optional;

/**
 * A challenge, from both sides: what a page asks its browser, and what the answer is worth. It is the last of the
 * checks, and the only one that says whether it is to be asked at all. Thread-safe.
 */
public interface ChallengeCheck extends Challenges, ScreeningCheck {

    /** Pages ask nothing, and nothing speaks against whoever answers nothing. */
    ChallengeCheck NONE = new ChallengeCheck() {
        @Override
        public Optional<Challenge> of(FormToken token) {
            return Optional.empty();
        }

        @Override
        public Verdict check(Screened enquiry) {
            return new Verdict.Accept();
        }

        @Override
        public boolean judgesHeld() {
            return false;
        }

        @Override
        public Optional<ChallengeStatus> status() {
            return Optional.empty();
        }
    };

    /**
     * Whether it judges an enquiry that is held already. One that somebody outside must be asked about does not:
     * whatever they said, a human would look.
     */
    boolean judgesHeld();

    /** How it stands, for health checks; empty where it depends on nobody outside. */
    Optional<ChallengeStatus> status();
}
