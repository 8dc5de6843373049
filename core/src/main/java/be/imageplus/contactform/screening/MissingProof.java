/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;
import java.time.Instant;

/**
 * Judges an enquiry that came without an answer to its page's challenge, from a browser without scripts for instance
 * (R3.6): nobody is refused for it. It is taken once a longer time was served and nothing else speaks against it, and
 * held otherwise.
 *
 * @param timeWithout how long a visitor has had the page by then, at least; with zero nothing speaks against one
 */
record MissingProof(Duration timeWithout) implements ScreeningCheck {

    static final String REASON = "proof-missing";

    @Override
    public Verdict check(Screened enquiry) {
        if (timeWithout.isZero()) {
            return new Verdict.Accept();
        }
        Instant served = enquiry.token().firstIssuedAt().plus(timeWithout);
        return Verdict.Suspect.of(REASON, enquiry.at().isBefore(served) ? Suspicion.ENOUGH : Suspicion.ENOUGH - 1);
    }
}
