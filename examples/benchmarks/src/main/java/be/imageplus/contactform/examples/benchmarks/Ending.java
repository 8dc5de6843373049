/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.examples.benchmarks.ending.PurgedSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A purge of many due enquiries among very many, beside one plain DELETE of the same rows, and what visitors notice of
 * it.
 */
final class Ending {

    private final Plan plan;
    private final Surroundings surroundings;

    Ending(Plan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
    }

    void measure(Report report) throws IOException, InterruptedException, SQLException {
        double plain;
        double[] usual;
        try (PurgedSite site = site("deleted")) {
            usual = visitsFor(site);
            plain = site.deleteAtOnce();
        }
        try (PurgedSite site = site("purged")) {
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<double[]> visits = CompletableFuture.supplyAsync(() -> visits(site, done));
            double purged = site.purge();
            done.set(true);
            double[] meanwhile = visits.get();
            report.ratio(
                    "purge of " + plan.due() + " due among " + plan.stored()
                            + " stored, while visitors come, against one DELETE",
                    "/s",
                    purged,
                    plain,
                    Optional.empty());
            report.ratio(
                    "an enquiry is taken, median, while the purge runs, against without it",
                    "ms",
                    quantile(meanwhile, 0.5),
                    quantile(usual, 0.5),
                    Optional.empty());
            report.ratio(
                    "an enquiry is taken, p99, while the purge runs, against without it",
                    "ms",
                    quantile(meanwhile, 0.99),
                    quantile(usual, 0.99),
                    Optional.empty());
        } catch (ExecutionException e) {
            throw new IllegalStateException("visitors failed", e.getCause());
        }
    }

    private PurgedSite site(String name) throws IOException, SQLException {
        Path directory = Files.createDirectories(surroundings.directory().resolve("ending-" + name));
        return PurgedSite.filled(
                surroundings.postgres(), "ending_" + name, directory, plan.due(), plan.stored() - plan.due());
    }

    private double[] visitsFor(PurgedSite site) throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<double[]> visits = CompletableFuture.supplyAsync(() -> visits(site, done));
        Thread.sleep(plan.window().toMillis());
        done.set(true);
        return visits.join();
    }

    private double[] visits(PurgedSite site, AtomicBoolean done) {
        try {
            return site.visits(Math.min(4, plan.connections()), done);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new double[0];
        }
    }

    private static double quantile(double[] sorted, double part) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, sorted.length * part)];
    }
}
