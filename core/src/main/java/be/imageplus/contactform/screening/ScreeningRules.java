/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.screening;

import be.imageplus.contactform.form.FormTokens;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How the built-in checks judge: limits, and how much it says when one is passed. Weights of one enquiry add up, and
 * {@link Suspicion#ENOUGH} holds it until a human has looked (R3.6).
 *
 * <pre>{@code
 * ScreeningRules rules = ScreeningRules.builder()
 *         .minimumTime(Duration.ofSeconds(5))
 *         .weight(Indicator.TOO_SLOW, 0) // 0 switches a check off
 *         .build();
 * }</pre>
 *
 * @param minimumTime that filling in the form takes, from when the visitor first got it; from 0, which switches the
 *     check off, to 10 minutes
 * @param minimumTimeWithoutProof the same for whoever sends no proof of work, because JavaScript is off for instance
 * @param maximumTime that it takes, from an hour to the age at which a form's token ends, 14 days
 * @param links that people write, from 0 to 100; more are suspicious
 * @param characters of the longest text that is not suspicious, from 100 to a million
 * @param repeats of one text that may come at once, from 1 to 1,000; after each share of {@code repeatsWithin} one more
 * @param repeatsWithin from a minute to a day, after which no text is known any more
 * @param weights what each indicator weighs, from 0, which switches its check off, to {@link Suspicion#ENOUGH}; one
 *     that is missing weighs nothing
 */
public record ScreeningRules(
        Duration minimumTime,
        Duration minimumTimeWithoutProof,
        Duration maximumTime,
        int links,
        int characters,
        int repeats,
        Duration repeatsWithin,
        Map<Indicator, Integer> weights) {

    private static final Duration LONGEST_MINIMUM = Duration.ofMinutes(10);
    private static final Duration SHORTEST_MAXIMUM = Duration.ofHours(1);
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
    private static final int MOST_LINKS = 100;
    private static final int LEAST_CHARACTERS = 100;
    private static final int MOST_CHARACTERS = 1_000_000;
    private static final int MOST_REPEATS = 1_000;

    public ScreeningRules {
        expect(isWithin(minimumTime, Duration.ZERO, LONGEST_MINIMUM), "minimum-time: 0s to 10m");
        expect(
                isWithin(minimumTimeWithoutProof, Duration.ZERO, LONGEST_MINIMUM),
                "minimum-time-without-proof: 0s to 10m");
        expect(isWithin(maximumTime, SHORTEST_MAXIMUM, FormTokens.MAXIMUM_AGE), "maximum-time: 1h to 14d");
        expect(links >= 0 && links <= MOST_LINKS, "links: 0 to " + MOST_LINKS);
        expect(
                characters >= LEAST_CHARACTERS && characters <= MOST_CHARACTERS,
                "characters: " + LEAST_CHARACTERS + " to " + MOST_CHARACTERS);
        expect(repeats >= 1 && repeats <= MOST_REPEATS, "repeats: 1 to " + MOST_REPEATS);
        expect(isWithin(repeatsWithin, SHORTEST_WINDOW, LONGEST_WINDOW), "repeats-within: 1m to 1d");
        weights.forEach((indicator, weight) -> expect(
                weight >= 0 && weight <= Suspicion.ENOUGH,
                "weights." + indicator.code() + ": 0 to " + Suspicion.ENOUGH));
        EnumMap<Indicator, Integer> copied = new EnumMap<>(Indicator.class);
        copied.putAll(weights);
        weights = Collections.unmodifiableMap(copied);
    }

    /** What the corpus of the tests supports: see screening/screening.md. */
    public static ScreeningRules defaults() {
        return builder().build();
    }

    /** No built-in check at all: only those of the application. */
    public static ScreeningRules none() {
        Builder none = builder().minimumTime(Duration.ZERO).minimumTimeWithoutProof(Duration.ZERO);
        none.weights.clear();
        return none.build();
    }

    /** Begins with {@link #defaults}. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether an indicator is looked for at all. */
    boolean weighs(Indicator indicator) {
        return weights.getOrDefault(indicator, 0) > 0;
    }

    /** What it says that an indicator is there. */
    Verdict verdict(Indicator indicator) {
        int weight = weights.getOrDefault(indicator, 0);
        return weight == 0 ? new Verdict.Accept() : Verdict.Suspect.of(indicator.code(), weight);
    }

    private static boolean isWithin(Duration time, Duration least, Duration most) {
        return time.compareTo(least) >= 0 && time.compareTo(most) <= 0;
    }

    private static void expect(boolean met, String expected) {
        if (!met) {
            throw new IllegalArgumentException(expected + " is expected");
        }
    }

    /** Collects what differs from the defaults; limits are checked when it is built. */
    public static final class Builder {

        private Duration minimumTime = Duration.ofSeconds(3);
        private Duration minimumTimeWithoutProof = Duration.ofSeconds(10);
        private Duration maximumTime = FormTokens.MAXIMUM_AGE;
        private int links = 5;
        private int characters = 4_000;
        private int repeats = 3;
        private Duration repeatsWithin = LONGEST_WINDOW;
        private final Map<Indicator, Integer> weights = new EnumMap<>(Indicator.class);

        private Builder() {
            for (Indicator indicator : Indicator.values()) {
                weights.put(indicator, indicator.standardWeight());
            }
        }

        /** By default 3 seconds; 0 switches the check off. */
        public Builder minimumTime(Duration time) {
            this.minimumTime = time;
            return this;
        }

        /** By default 10 seconds. */
        public Builder minimumTimeWithoutProof(Duration time) {
            this.minimumTimeWithoutProof = time;
            return this;
        }

        /** By default, and at most, 14 days: a page that somebody kept for a week still works. */
        public Builder maximumTime(Duration time) {
            this.maximumTime = time;
            return this;
        }

        /** By default 5. */
        public Builder links(int most) {
            this.links = most;
            return this;
        }

        /** By default 4,000. */
        public Builder characters(int most) {
            this.characters = most;
            return this;
        }

        /** By default 3. */
        public Builder repeats(int most) {
            this.repeats = most;
            return this;
        }

        /** By default, and at most, a day. */
        public Builder repeatsWithin(Duration window) {
            this.repeatsWithin = window;
            return this;
        }

        /** By default {@link Indicator#standardWeight}; 0 switches the check off. */
        public Builder weight(Indicator indicator, int weight) {
            weights.put(indicator, weight);
            return this;
        }

        /**
         * The rules.
         *
         * @throws IllegalArgumentException naming the property and its limits when one is outside
         */
        public ScreeningRules build() {
            return new ScreeningRules(
                    minimumTime,
                    minimumTimeWithoutProof,
                    maximumTime,
                    links,
                    characters,
                    repeats,
                    repeatsWithin,
                    weights);
        }
    }
}
