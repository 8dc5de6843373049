/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.screening.CaffeineRateLimiter;
import be.imageplus.contactform.screening.Demand;
import be.imageplus.contactform.screening.Rate;
import be.imageplus.contactform.screening.RateLimiter;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What counting requests takes in memory: of many clients, and of many more, as a bot with a network of its own is. */
final class Limits {

    private static final Rate RATE = new Rate(10, Duration.ofMinutes(10));
    private static final long SEED = 7;
    private static final double MEGABYTE = 1e6;

    private final int clients;

    Limits(Plan plan) {
        this.clients = plan.clients();
    }

    void measure(Report report) {
        long empty = heap();
        ConcurrentMap<Long, List<Instant>> plain = plain();
        double other = heap() - empty;
        plain.clear();

        empty = heap();
        RateLimiter limiter = new CaffeineRateLimiter(Clock.systemUTC());
        SplittableRandom keys = new SplittableRandom(SEED);
        count(limiter, keys);
        double many = heap() - empty;
        count(limiter, keys);
        count(limiter, keys);
        double manyMore = heap() - empty;
        limiter.refuseUntil(List.of()); // so that it lives until here

        report.ratio(
                "memory a client, " + clients + " clients, against a map of when each last asked",
                "B",
                many / clients,
                other / clients,
                Optional.empty());
        report.difference(
                "memory a client, " + clients + " clients", "B", many / clients, 0, Optional.of(Goal.atMost(140, "B")));
        report.ratio(
                "memory after " + 3L * clients + " clients, against after " + clients,
                "MB",
                manyMore / MEGABYTE,
                many / MEGABYTE,
                clients == CaffeineRateLimiter.MOST_CELLS ? Optional.of(Goal.atMost(1.1)) : Optional.empty());
    }

    private void count(RateLimiter limiter, SplittableRandom keys) {
        for (int i = 0; i < clients; i++) {
            limiter.refuseUntil(List.of(new Demand(keys.nextLong(), RATE)));
        }
    }

    /** What is written first when requests are to be limited, and never forgets anybody. */
    private ConcurrentMap<Long, List<Instant>> plain() {
        ConcurrentMap<Long, List<Instant>> asked = new ConcurrentHashMap<>();
        SplittableRandom keys = new SplittableRandom(SEED);
        for (int i = 0; i < clients; i++) {
            asked.computeIfAbsent(keys.nextLong(), key -> new ArrayList<>()).add(Instant.now());
        }
        return asked;
    }

    /** What lives on the heap, in bytes. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }
}
