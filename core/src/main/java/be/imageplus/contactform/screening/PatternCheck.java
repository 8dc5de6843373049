/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.regex.Pattern;

/**
 * Whether something is found in a text that has no business in a plain one.
 *
 * <p>Its patterns give back nothing they have taken, or are bounded, so that no text keeps a thread busy.
 */
final class PatternCheck implements ScreeningCheck {

    private static final Pattern LINK_MARKUP = Pattern.compile(
            "<a\\s[^>]{0,200}?href\\s{0,3}=\\s{0,3}[\"']?+(?:https?:)?//|\\[(?:url|link)(?:=[^\\]]{1,500}+)?\\]|\\[img\\]http",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MARKUP = Pattern.compile(
            "</?(?:a|b|i|u|p|br|div|span|font|strong|em|h[1-6]|img|iframe|script|style|table|center)\\b[^>]{0,300}+>"
                    + "|\\[/(?:b|i|u|size|color|quote|email|list)\\]|\\[(?:size|color|quote|email)=[^\\]]{0,100}+\\]",
            Pattern.CASE_INSENSITIVE);

    private final Pattern pattern;
    private final Verdict found;

    private PatternCheck(Pattern pattern, Verdict found) {
        this.pattern = pattern;
        this.found = found;
    }

    /** Links in the markup of web pages and forums: to another site, which nobody writes by hand. */
    static ScreeningCheck linkMarkup(ScreeningRules rules) {
        return new PatternCheck(LINK_MARKUP, rules.verdict(Indicator.LINK_MARKUP));
    }

    /** Tags, which people write who quote a page or who are used to forums. */
    static ScreeningCheck markup(ScreeningRules rules) {
        return new PatternCheck(MARKUP, rules.verdict(Indicator.MARKUP));
    }

    @Override
    public Verdict check(Screened enquiry) {
        boolean there = enquiry.values().values().stream()
                .anyMatch(value -> pattern.matcher(value).find());
        return there ? found : new Verdict.Accept();
    }
}
