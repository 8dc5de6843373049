/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.spring;

import be.imageplus.contactform.screening.Rate;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Reads a rate as properties have it: {@code 10/10m}, ten requests in ten minutes. */
final class RequestRate {

    private static final String EXPECTED = "expected requests per period, for example 10/10m or 100/1h";

    private RequestRate() {}

    /**
     * Reads {@code 10/10m}; the period is written as Spring Boot's durations are.
     *
     * @throws IllegalArgumentException saying what is expected
     */
    static Rate parse(String text) {
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
        try {
            return new Rate(requests, period);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    EXPECTED + ", both above zero, at least a millisecond for each request and at most a day", e);
        }
    }
}
