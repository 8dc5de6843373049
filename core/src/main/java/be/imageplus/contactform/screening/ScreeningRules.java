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
 * @param weights what each indicator weighs, from 0, which switches its check off, to {@link Suspicion#ENOUGH}; one
 *     that is missing weighs nothing
 */
public record ScreeningRules(
        Duration minimumTime, Duration minimumTimeWithoutProof, Duration maximumTime, Map<Indicator, Integer> weights) {

    private static final Duration LONGEST_MINIMUM = Duration.ofMinutes(10);
    private static final Duration SHORTEST_MAXIMUM = Duration.ofHours(1);

    public ScreeningRules {
        expect(isWithin(minimumTime, Duration.ZERO, LONGEST_MINIMUM), "minimum-time: 0s to 10m");
        expect(
                isWithin(minimumTimeWithoutProof, Duration.ZERO, LONGEST_MINIMUM),
                "minimum-time-without-proof: 0s to 10m");
        expect(isWithin(maximumTime, SHORTEST_MAXIMUM, FormTokens.MAXIMUM_AGE), "maximum-time: 1h to 14d");
        weights.forEach((indicator, weight) -> expect(
                weight >= 0 && weight <= Suspicion.ENOUGH,
                "weights." + indicator.code() + ": 0 to " + Suspicion.ENOUGH));
        EnumMap<Indicator, Integer> copied = new EnumMap<>(Indicator.class);
        copied.putAll(weights);
        weights = Collections.unmodifiableMap(copied);
    }

    /** What the corpus of the tests supports: see the README of this module. */
    public static ScreeningRules defaults() {
        return builder().build();
    }

    /** No built-in check at all: only those of the application. */
    public static ScreeningRules none() {
        return new ScreeningRules(Duration.ZERO, Duration.ZERO, FormTokens.MAXIMUM_AGE, Map.of());
    }

    /** Begins with {@link #defaults}. */
    public static Builder builder() {
        return new Builder();
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
            return new ScreeningRules(minimumTime, minimumTimeWithoutProof, maximumTime, weights);
        }
    }
}
