/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/** Whether the field that people do not see is filled. */
final class TrapCheck implements ScreeningCheck {

    private final ScreeningRules rules;

    TrapCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        return enquiry.trap().isBlank() ? new Verdict.Accept() : rules.verdict(Indicator.TRAP_FILLED);
    }
}
