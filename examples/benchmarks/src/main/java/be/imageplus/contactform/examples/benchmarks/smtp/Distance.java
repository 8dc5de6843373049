/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks.smtp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** How far away the mail server is, and how often somebody has waited for it. Thread-safe. */
final class Distance {

    private final AtomicLong flights = new AtomicLong();
    private volatile Duration roundTrip = Duration.ZERO;

    void set(Duration time) {
        roundTrip = time;
    }

    long flights() {
        return flights.get();
    }

    /** One flight: there and back. */
    void fly() throws IOException {
        flights.incrementAndGet();
        sleep(roundTrip);
    }

    static void sleep(Duration time) throws IOException {
        if (!time.isZero()) {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }
}
