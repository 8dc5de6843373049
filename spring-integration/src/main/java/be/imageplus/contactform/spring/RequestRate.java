/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/**
 * How many requests one client may send in which time, written {@code 10/10m}.
 *
 * @param requests that may come at once, at least 1
 * @param period over which as many are allowed again, from a millisecond for each to a day, after which no client is
 *     known any more
 */
record RequestRate(int requests, Duration period) {

    private static final String EXPECTED = "expected requests per period, for example 10/10m or 100/1h";

    private static final Duration LONGEST = Duration.ofDays(1);

    RequestRate {
        if (requests < 1 || period.compareTo(Duration.ofMillis(requests)) < 0 || period.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    EXPECTED + ", both above zero, at least a millisecond for each request and at most a day");
        }
    }

    /**
     * Reads {@code 10/10m}; the period is written as Spring Boot's durations are.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static RequestRate parse(String text) {
        String[] parts = text.trim().split("/", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException(EXPECTED);
        }
        int requests;
        Duration period;
        try {
            requests = Integer.parseInt(parts[0].trim());
            period = DurationStyle.detectAndParse(parts[1].trim());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(EXPECTED, e);
        }
        return new RequestRate(requests, period);
    }
}
