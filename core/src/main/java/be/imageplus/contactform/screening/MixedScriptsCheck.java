/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether Latin words are disguised with Cyrillic or Greek letters that look the same, so that no filter reads them.
 *
 * <p>A word is disguised when most of its letters are Latin and all the others are look-alikes. So nothing is said of a
 * text in any script, of a word with an ending of another ({@code PDFы}), of a quantity ({@code 5 kΩ}), nor of one
 * letter from the wrong keyboard in a Cyrillic word.
 */
final class MixedScriptsCheck implements ScreeningCheck {

    private static final Pattern WORD = Pattern.compile("\\p{L}++");

    /** Cyrillic and Greek letters that look like Latin ones in most typefaces. */
    private static final Set<Integer> LOOK_ALIKES = "асԁеһіјӏорԛѕԝхуАВСЕНІЈКМОРЅТХУοανυιρκΑΒΕΖΗΙΚΜΝΟΡΤΥΧ"
            .codePoints()
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    private final ScreeningRules rules;

    MixedScriptsCheck(ScreeningRules rules) {
        this.rules = rules;
    }

    @Override
    public Verdict check(Screened enquiry) {
        boolean disguised = enquiry.values().values().stream()
                .flatMap(value -> WORD.matcher(value).results())
                .map(MatchResult::group)
                .anyMatch(MixedScriptsCheck::isDisguised);
        return disguised ? rules.verdict(Indicator.MIXED_SCRIPTS) : new Verdict.Accept();
    }

    private static boolean isDisguised(String word) {
        long latin = word.codePoints()
                .filter(letter -> UnicodeScript.of(letter) == UnicodeScript.LATIN)
                .count();
        long others = word.codePointCount(0, word.length()) - latin;
        return others > 0
                && latin > others
                && word.codePoints()
                        .filter(letter -> UnicodeScript.of(letter) != UnicodeScript.LATIN)
                        .allMatch(LOOK_ALIKES::contains);
    }
}
