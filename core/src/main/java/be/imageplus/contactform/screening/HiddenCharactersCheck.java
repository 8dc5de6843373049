/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.util.regex.Pattern;

/**
 * Whether words are broken up by characters that nobody sees, or turned round.
 *
 * <p>The joiner of an emoji, the non-joiner of Persian, the marks of a text from right to left, a soft hyphen and what
 * is copied along with a text from a page are not meant.
 */
final class HiddenCharactersCheck implements ScreeningCheck {

    /** So often nothing is by accident. */
    private static final int OFTEN = 3;

    /** Within a Latin, Greek or Cyrillic word, none of which ever needs one. */
    private static final Pattern WITHIN_A_WORD = Pattern.compile(
            "(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])[\\u200B-\\u200D\\u2060-\\u2064\\uFEFF]{1,50}+"
                    + "(?=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])");

    /**
     * An override writes letters in another order than they are read; people's programs use embeddings and isolates.
     */
    private static final Pattern TURNED_OR_PILED =
            Pattern.compile("[\\u202D\\u202E]|[\\u200B\\u2060-\\u2064\\uFEFF\\u202A-\\u202C\\u2066-\\u2069]{5}");

    private final ScreeningRules rules;

    HiddenCharactersCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        boolean hidden = enquiry.values().values().stream()
                .anyMatch(value -> TURNED_OR_PILED.matcher(value).find()
                        || WITHIN_A_WORD.matcher(value).results().limit(OFTEN).count() == OFTEN);
        return hidden ? rules.verdict(Indicator.HIDDEN_CHARACTERS) : new Verdict.Accept();
    }
}
