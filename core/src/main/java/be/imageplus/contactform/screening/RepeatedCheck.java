/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the same text came several times, from whomever it came.
 *
 * <p>Where nodes share a limiter they count together, so that a program that goes from one to the other gains nothing.
 * Otherwise texts are counted apart from clients: however many texts come, no client is forgotten for them.
 *
 * <p><b>Privacy.</b> Of a text a keyed hash is kept, where requests are counted and for as long as repeats are, a day
 * at most; nothing says who sent it, and no score is carried from one person's enquiry to the next (R3.6).
 */
final class RepeatedCheck implements ScreeningCheck {

    /** What is shorter, such as "Please call me back", many people write. */
    private static final int SHORTEST = 40;

    /** Bounds the memory of a node that counts alone; those that came least are forgotten first. */
    private static final int MOST_TEXTS = 100_000;

    private final ScreeningRules rules;
    private final Rate allowed;
    private final RateLimiter limiter;
    private final DailyKeys keys;

    RepeatedCheck(ScreeningRules rules, Screening.Counting counting) {
        this.rules = rules;
        this.allowed = new Rate(rules.repeats(), rules.repeatsWithin());
        this.limiter = counting.limiter().isShared()
                ? counting.limiter()
                : new CaffeineRateLimiter(counting.clock(), MOST_TEXTS);
        this.keys = DailyKeys.of(counting);
    }

    @Override
    public Verdict check(Screened enquiry) {
        return rules.weighs(Indicator.REPEATED)
                ? text(enquiry)
                        .flatMap(text -> limiter.refuseUntil(List.of(new Demand(keys.of("text", text), allowed))))
                        .map(tooSoon -> rules.verdict(Indicator.REPEATED))
                        .orElseGet(Verdict.Accept::new)
                : new Verdict.Accept();
    }

    /** Letters and digits of the longest answer: case, spaces and points are what a program varies first. */
    private static Optional<String> text(Screened enquiry) {
        return enquiry.values().values().stream()
                .map(RepeatedCheck::normalised)
                .max(Comparator.comparingInt(String::length))
                .filter(text -> text.length() >= SHORTEST);
    }

    private static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]++", "");
    }
}
