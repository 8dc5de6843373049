/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.examples.benchmarks.load.FormPosts;
import be.imageplus.contactform.examples.benchmarks.load.LoadDriver;
import be.imageplus.contactform.examples.benchmarks.process.ApplicationProcess;
import be.imageplus.contactform.examples.benchmarks.process.Applications;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What the starter costs an application whose visitors look at something else. */
final class StarterCost {

    private static final double MEGABYTE = 1024.0 * 1024;

    private final Plan plan;
    private final Surroundings surroundings;
    private final Samples samples = new Samples();

    StarterCost(Plan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    void measure(Report report) throws IOException, InterruptedException {
        Applications applications = surroundings.applications(plan.jvmOptions());
        for (int round = 0; round < plan.rounds(); round++) {
            try (ApplicationProcess alone = applications.siteAlone("alone-" + round)) {
                watch("alone", alone.ready());
            }
            try (ApplicationProcess with = applications.ours("with-" + round)) {
                watch("with", with.ready());
            }
        }
        difference(report, "start-up of the application, against without the starter", "s", "start", Optional.empty());
        difference(report, "memory, against without the starter", "MB", "memory", Optional.of(Goal.atMost(20, "MB")));
        difference(report, "live heap, part of it", "MB", "heap", Optional.empty());
        report.ratio(
                "processor time a request of another page, against without the starter",
                "ms",
                samples.median("with busy"),
                samples.median("alone busy"),
                Optional.of(Goal.atMost(1.05)));
        difference(report, "idle, of one core", "%", "idle", Optional.of(Goal.atMost(5, "%")));
    }

    private void difference(Report report, String what, String unit, String name, Optional<Goal> goal) {
        report.difference(what, unit, samples.median("with " + name), samples.median("alone " + name), goal);
    }

    private void watch(String name, ApplicationProcess process) throws IOException, InterruptedException {
        samples.add(name + " start", process.startUp().toMillis() / 1000.0);
        askForPages(process, plan.pageRequests() / 2);
        Duration before = process.processorTime();
        askForPages(process, plan.pageRequests() / 2);
        Duration busy = process.processorTime().minus(before);
        samples.add(name + " busy", 2 * busy.toNanos() / 1e6 / plan.pageRequests());
        samples.add(name + " heap", process.liveHeapBytes() / MEGABYTE);
        samples.add(name + " memory", (process.bytesOutsideHeap() + process.liveHeapBytes()) / MEGABYTE);
        Duration settled = process.processorTime();
        Thread.sleep(plan.idle().toMillis());
        Duration idle = process.processorTime().minus(settled);
        samples.add(name + " idle", 100.0 * idle.toMillis() / plan.idle().toMillis());
    }

    private void askForPages(ApplicationProcess process, int count) throws IOException, InterruptedException {
        byte[] request = FormPosts.get(process.port(), "/hello");
        AtomicInteger left = new AtomicInteger(count);
        new LoadDriver(process.port(), Math.min(8, plan.connections()))
                .run(Duration.ofMinutes(1), () -> left.getAndDecrement() > 0 ? request : null);
    }
}
