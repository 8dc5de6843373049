/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.work;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: doubling from one attempt to the next up to a limit, and a random half of
 * it, so that what failed together does not come back together. Thread-safe if its random is.
 */
public final class Backoff {

    private final Duration first;
    private final Duration most;
    private final RandomGenerator random;

    /**
     * A back-off.
     *
     * @param first the longest wait after the first attempt, at least a millisecond
     * @param most the longest wait after any attempt
     * @param random spreads the waits
     */
    Backoff(Duration first, Duration most, RandomGenerator random) {
        if (first.toMillis() < 1) {
            throw new IllegalArgumentException("first: expected at least 1 ms, was " + first);
        }
        if (most.compareTo(first) < 0) {
            throw new IllegalArgumentException("most: expected at least " + first + ", was " + most);
        }
        this.first = first;
        this.most = most;
        this.random = random;
    }

    /** What suits a server that is away: 15 seconds at most after the first attempt, an hour at most after any. */
    public static Backoff standard() {
        return new Backoff(Duration.ofSeconds(15), Duration.ofHours(1), new SecureRandom());
    }

    /** The longest wait after any attempt. */
    public Duration most() {
        return most;
    }

    /**
     * How long to wait, between half of and the whole of {@code first} times two for each attempt after the first.
     *
     * @param attempts how many attempts have failed, at least 1
     */
    public Duration delay(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts: expected at least 1, was " + attempts);
        }
        long longest = first.toMillis();
        for (int i = 1; i < attempts && longest < most.toMillis(); i++) {
            longest = longest > most.toMillis() / 2 ? most.toMillis() : longest * 2;
        }
        long half = longest / 2;
        return Duration.ofMillis(longest - random.nextLong(half + 1));
    }
}
