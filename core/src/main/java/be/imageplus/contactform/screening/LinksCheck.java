/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.regex.Pattern;

/** How many links there are, however they are written; people show a page or two of theirs. */
final class LinksCheck implements ScreeningCheck {

    /** A link that is marked up is one, not two: its address is read with its mark. */
    private static final Pattern LINK = Pattern.compile(
            "<a\\s[^>]{0,500}+|\\[(?:url|link)\\b[^\\]]{0,500}+\\]?(?:https?://\\S++)?|(?:https?://|\\bwww\\.)\\S++",
            Pattern.CASE_INSENSITIVE);

    private final ScreeningRules rules;

    LinksCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        long links = enquiry.values().values().stream()
                .mapToLong(value -> LINK.matcher(value).results().count())
                .sum();
        return links > rules.links() ? rules.verdict(Indicator.MANY_LINKS) : new Verdict.Accept();
    }
}
