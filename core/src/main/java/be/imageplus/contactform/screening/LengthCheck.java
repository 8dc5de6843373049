/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

/** Whether a text is longer than nearly all that people write: never enough by itself. */
final class LengthCheck implements ScreeningCheck {

    private final ScreeningRules rules;

    LengthCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        boolean isLong = enquiry.values().values().stream()
                .anyMatch(value -> value.codePointCount(0, value.length()) > rules.characters());
        return isLong ? rules.verdict(Indicator.LONG_TEXT) : new Verdict.Accept();
    }
}
