/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.time.Duration;

/**
 * How long it took to fill in the form, from the page that the visitor first got: one that came back with an error
 * keeps its time, so that whoever corrects a typing error is not too fast.
 */
final class FillTimeCheck implements ScreeningCheck {

    private final ScreeningRules rules;

    FillTimeCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        Duration taken = Duration.between(enquiry.token().firstIssuedAt(), enquiry.at());
        // Switched off it also takes what a node issued whose clock is a little ahead of this one's.
        if (!rules.minimumTime().isZero() && taken.compareTo(rules.minimumTime()) < 0) {
            return rules.verdict(Indicator.TOO_FAST);
        }
        return taken.compareTo(rules.maximumTime()) > 0 ? rules.verdict(Indicator.TOO_SLOW) : new Verdict.Accept();
    }
}
