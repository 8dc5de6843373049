/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import java.time.Duration;
import java.util.List;

/**
 * How long everything takes. What is compared is measured in turns (A, B, A, B, …) and the median counts, since other
 * work on the same machine comes and goes.
 *
 * @param rounds how often each measurement is repeated
 * @param warmUp load on a fresh application before it is measured
 * @param window of one measurement under load
 * @param stall what a mail server that is stalled takes for a mail
 * @param stalledWindow of one measurement meanwhile
 * @param connections visitors at once
 * @param threads that commit at once
 * @param jmhRounds how often each JMH measurement is repeated, in a JVM of its own
 * @param jmhWindow of one JMH iteration; there is one to warm up and one that counts
 * @param pageRequests to the unrelated page, half of them to warm up
 * @param idle how long the idle applications are watched
 * @param stored enquiries in the database of which some are purged
 * @param due how many of them are due
 * @param clients whose requests are counted
 * @param jvmOptions of every application; none where numbers count
 */
record Plan(
        int rounds,
        Duration warmUp,
        Duration window,
        Duration stall,
        Duration stalledWindow,
        int connections,
        List<Integer> threads,
        int jmhRounds,
        Duration jmhWindow,
        int pageRequests,
        Duration idle,
        int stored,
        int due,
        int clients,
        List<String> jvmOptions) {

    /** What the table in the README comes from; about fifteen minutes on two cores. */
    static Plan full() {
        return new Plan(
                3,
                Duration.ofSeconds(8),
                Duration.ofSeconds(4),
                Duration.ofSeconds(5),
                Duration.ofSeconds(11),
                32,
                List.of(1, 8, 32),
                2,
                Duration.ofSeconds(3),
                60_000,
                Duration.ofSeconds(10),
                1_000_000,
                100_000,
                1_000_000,
                List.of());
    }

    /** Everything once and briefly: shows that it works, and no number that means anything. */
    static Plan quick() {
        return new Plan(
                1,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                4,
                List.of(1, 8),
                1,
                Duration.ofMillis(200),
                200,
                Duration.ofMillis(500),
                20_000,
                2_000,
                20_000,
                List.of());
    }
}
