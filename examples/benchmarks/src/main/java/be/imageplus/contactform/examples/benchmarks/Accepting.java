/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.examples.benchmarks.load.FormPosts;
import be.imageplus.contactform.examples.benchmarks.load.LoadDriver;
import be.imageplus.contactform.examples.benchmarks.load.Measured;
import be.imageplus.contactform.examples.benchmarks.process.ApplicationProcess;
import be.imageplus.contactform.examples.benchmarks.process.Applications;
import be.imageplus.contactform.examples.benchmarks.process.Postgres;
import be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * From the request to the answer of an accepted enquiry, with delivery running: the library against the usual
 * controller, with the mail server near, far, down and stalled.
 */
final class Accepting {

    private static final Duration FAR = Duration.ofMillis(20);

    /** More tokens than anybody has used up so far; what is left over is forgotten. */
    private static final int TOKENS_PER_SECOND = 4000;

    /**
     * An application under load.
     *
     * @param outbox the JDBC address of its owed mails; empty for the usual one, which owes none
     */
    private record Candidate(String name, ApplicationProcess process, Optional<String> outbox) {}

    private final Plan plan;
    private final Surroundings surroundings;
    private final SmtpSink sink;
    private final Samples samples = new Samples();

    Accepting(Plan plan, Surroundings surroundings) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.sink = surroundings.sink();
    }

    void measure(Report report) throws IOException, InterruptedException, SQLException {
        Applications applications = surroundings.applications(plan.jvmOptions());
        Postgres postgres = surroundings.postgres();
        String ours = postgres.create("ours");
        try (ApplicationProcess usual = applications.usual("usual", postgres.create("usual"), true);
                ApplicationProcess closed =
                        applications.usual("usual-no-view", postgres.create("usual_closed"), false);
                ApplicationProcess onPostgres = applications.ours("ours-postgres", ours);
                ApplicationProcess onSqlite = applications.ours("ours-sqlite")) {
            Candidate usualOne = new Candidate("usual", usual, Optional.empty());
            Candidate closedOne = new Candidate("closed", closed, Optional.empty());
            Candidate postgresOne = new Candidate("postgres", onPostgres, Optional.of(ours));
            Candidate sqliteOne = new Candidate(
                    "sqlite",
                    onSqlite,
                    Optional.of("jdbc:sqlite:" + applications.database("ours-sqlite") + "?busy_timeout=10000"));
            List<Candidate> all = List.of(usualOne, closedOne, postgresOne, sqliteOne);
            for (Candidate each : all) {
                each.process().ready();
            }
            for (Candidate each : all) {
                load(each, plan.warmUp());
            }
            for (int round = 0; round < plan.rounds(); round++) {
                near(all);
                far(all);
                down(round == 0 ? all : all.subList(2, 4));
                stalled(round == 0 ? all : all.subList(2, 4));
            }
        }
        tell(report);
    }

    private void near(List<Candidate> candidates) throws IOException, InterruptedException, SQLException {
        for (Candidate each : candidates) {
            keep("near", each, plan.window());
        }
    }

    private void far(List<Candidate> candidates) throws IOException, InterruptedException, SQLException {
        sink.roundTrip(FAR);
        for (Candidate each : candidates) {
            keep("far", each, plan.window());
        }
        sink.roundTrip(Duration.ZERO);
    }

    private void down(List<Candidate> candidates) throws IOException, InterruptedException, SQLException {
        sink.down();
        for (Candidate each : candidates) {
            keep("down", each, plan.window());
        }
        sink.up();
    }

    private void stalled(List<Candidate> candidates) throws IOException, InterruptedException, SQLException {
        sink.stall(plan.stall());
        for (Candidate each : candidates) {
            keep("stalled", each, each.outbox().isPresent() ? plan.window() : plan.stalledWindow());
        }
        sink.stall(Duration.ZERO);
    }

    private void keep(String scenario, Candidate candidate, Duration window)
            throws IOException, InterruptedException, SQLException {
        long mails = sink.mails();
        Measured measured = load(candidate, window);
        String key = scenario + " " + candidate.name() + " ";
        samples.add(key + "rate", measured.perSecond());
        samples.add(key + "p50", measured.millisAt(0.50));
        samples.add(key + "p99", measured.millisAt(0.99));
        samples.add(key + "failed", 100.0 * measured.failed() / Math.max(1, measured.failed() + measured.accepted()));
        samples.add(key + "mails", (sink.mails() - mails) / measured.seconds());
    }

    private Measured load(Candidate candidate, Duration window) throws IOException, InterruptedException, SQLException {
        int port = candidate.process().port();
        LoadDriver driver = new LoadDriver(port, plan.connections());
        if (candidate.outbox().isEmpty()) {
            return driver.run(window, FormPosts.withoutToken(port));
        }
        int count = (int) (TOKENS_PER_SECOND * window.toMillis() / 1000);
        LoadDriver.Requests posts = FormPosts.with(port, FormPosts.tokens(driver, count));
        Measured measured = driver.run(window, posts);
        // What is still owed must not be delivered while somebody else is measured.
        Postgres.execute(candidate.outbox().get(), "DELETE FROM cf_outbox");
        return measured;
    }

    private void tell(Report report) {
        for (String engine : List.of("postgres", "sqlite")) {
            String with = engine.equals("postgres") ? " (PostgreSQL)" : " (SQLite)";
            rates(report, "near", engine, "mail server local" + with, Goal.atLeast(8));
            rates(report, "far", engine, "mail server 20 ms away" + with, Goal.atLeast(10));
        }
        for (String engine : List.of("postgres", "sqlite")) {
            String with = engine.equals("postgres") ? " (PostgreSQL)" : " (SQLite)";
            double healthy = median("near", engine, "p99");
            double down = median("down", engine, "p99");
            double stalled = median("stalled", engine, "p99");
            report.ratio(
                    "p99, mail server down against healthy" + with, "ms", down, healthy, Optional.of(Goal.atMost(1.1)));
            report.ratio(
                    "p99, " + stalledServer() + " against healthy" + with,
                    "ms",
                    stalled,
                    healthy,
                    Optional.of(Goal.atMost(1.1)));
        }
        for (String scenario : List.of("down", "stalled")) {
            String what = scenario.equals("down") ? "mail server down" : stalledServer();
            report.ratio(
                    "accepted, " + what + ", against the usual controller",
                    "/s",
                    median(scenario, "postgres", "rate"),
                    median(scenario, "usual", "rate"),
                    Optional.empty());
            report.difference(
                    "visitors who see an error, " + what,
                    "%",
                    median(scenario, "postgres", "failed"),
                    median(scenario, "usual", "failed"),
                    Optional.empty());
        }
    }

    private String stalledServer() {
        return "mail server stalled " + (plan.stall().toMillis() / 1000.0 + " s").replace(".0 ", " ");
    }

    private void rates(Report report, String scenario, String engine, String what, Goal goal) {
        for (String other : List.of("usual", "closed")) {
            report.ratio(
                    "accepted, " + what + ", against the usual controller"
                            + (other.equals("usual") ? "" : ", open-in-view off"),
                    "/s",
                    median(scenario, engine, "rate"),
                    median(scenario, other, "rate"),
                    Optional.of(goal));
        }
        report.ratio(
                "p99, " + what + ", against the usual controller",
                "ms",
                median(scenario, engine, "p99"),
                median(scenario, "usual", "p99"),
                Optional.empty());
        report.ratio(
                "mails delivered meanwhile, " + what,
                "/s",
                median(scenario, engine, "mails"),
                median(scenario, "usual", "mails"),
                Optional.empty());
    }

    private double median(String scenario, String candidate, String what) {
        return samples.median(scenario + " " + candidate + " " + what);
    }
}
