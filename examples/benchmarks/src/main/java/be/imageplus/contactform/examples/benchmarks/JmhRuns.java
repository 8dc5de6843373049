/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import be.imageplus.contactform.examples.benchmarks.mail.Mails;
import be.imageplus.contactform.examples.benchmarks.mail.Senders;
import be.imageplus.contactform.examples.benchmarks.smtp.SmtpSink;
import be.imageplus.contactform.examples.benchmarks.store.StoreCommits;
import be.imageplus.contactform.examples.benchmarks.store.Writers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What JMH measures: store commits and mails, each time in a JVM of its own. */
final class JmhRuns {

    private static final Duration FAR = Duration.ofMillis(20);

    private final Plan plan;
    private final Surroundings surroundings;
    private final boolean forked;
    private final Samples samples = new Samples();

    /** @param forked false measures in this JVM, which says nothing and is fast */
    JmhRuns(Plan plan, Surroundings surroundings, boolean forked) {
        this.plan = plan;
        this.surroundings = surroundings;
        this.forked = forked;
    }

    void measureCommits(Report report) throws RunnerException {
        for (int round = 0; round < plan.jmhRounds(); round++) {
            for (int threads : plan.threads()) {
                for (StoreCommits.Engine engine : StoreCommits.Engine.values()) {
                    for (Writers writer : writers(engine)) {
                        ChainedOptionsBuilder options = options(StoreCommits.class)
                                .threads(threads)
                                .param("engine", engine.name())
                                .param("writer", writer.name());
                        samples.add(name(engine, writer, threads), score(options));
                    }
                }
            }
        }
        for (StoreCommits.Engine engine : StoreCommits.Engine.values()) {
            for (int threads : plan.threads()) {
                double ours = samples.median(name(engine, Writers.CONTACT_FORM, threads));
                for (Writers other : writers(engine).subList(0, writers(engine).size() - 1)) {
                    boolean jpa = other == Writers.JPA;
                    report.ratio(
                            "store commits, " + (engine == StoreCommits.Engine.SQLITE ? "SQLite" : "PostgreSQL") + ", "
                                    + threads + (threads == 1 ? " thread" : " threads") + ", against "
                                    + (jpa ? "JPA" : "plain JDBC"),
                            "/s",
                            ours,
                            samples.median(name(engine, other, threads)),
                            Optional.of(Goal.atLeast(jpa ? 1.5 : 0.8)));
                }
            }
        }
    }

    private static List<Writers> writers(StoreCommits.Engine engine) {
        return Stream.of(Writers.values())
                .filter(writer -> engine == StoreCommits.Engine.POSTGRESQL || writer != Writers.JPA)
                .toList();
    }

    private static String name(StoreCommits.Engine engine, Writers writer, int threads) {
        return engine + " " + writer + " " + threads;
    }

    void measureMails(Report report) throws RunnerException {
        SmtpSink sink = surroundings.sink();
        List<Duration> distances = List.of(Duration.ZERO, FAR);
        for (int round = 0; round < plan.jmhRounds(); round++) {
            for (Duration distance : distances) {
                sink.roundTrip(distance);
                for (Senders sender : Senders.values()) {
                    long mails = sink.mails();
                    long flights = sink.flights();
                    double score = score(options(Mails.class).threads(1).param("sender", sender.name()));
                    samples.add(sender + " " + distance, score);
                    samples.add(
                            sender + " " + distance + " flights",
                            (sink.flights() - flights) / (double) (sink.mails() - mails));
                }
            }
            sink.roundTrip(Duration.ZERO);
        }
        for (Duration distance : distances) {
            String where = distance.isZero() ? "local" : "20 ms away";
            for (Senders other : List.of(Senders.JAVA_MAIL_SENDER, Senders.KEPT_CONNECTION)) {
                boolean spring = other == Senders.JAVA_MAIL_SENDER;
                report.ratio(
                        "mails, server " + where + ", against " + (spring ? "JavaMailSenderImpl" : "a kept connection"),
                        "/s",
                        samples.median(Senders.CONTACT_FORM + " " + distance),
                        samples.median(other + " " + distance),
                        spring && !distance.isZero() ? Optional.of(Goal.atLeast(3.5)) : Optional.empty());
            }
        }
        for (Senders other : List.of(Senders.JAVA_MAIL_SENDER, Senders.KEPT_CONNECTION)) {
            report.ratio(
                    "flights a mail, against "
                            + (other == Senders.JAVA_MAIL_SENDER ? "JavaMailSenderImpl" : "a kept connection"),
                    "",
                    samples.median(Senders.CONTACT_FORM + " " + FAR + " flights"),
                    samples.median(other + " " + FAR + " flights"),
                    Optional.empty());
        }
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        List<String> settings = Stream.concat(
                        Stream.of(
                                "-D" + StoreCommits.DIRECTORY + "=" + surroundings.directory(),
                                "-D" + StoreCommits.POSTGRES + "="
                                        + surroundings.postgres().url(),
                                "-D" + Mails.PORT + "=" + surroundings.sink().port()),
                        surroundings.certificate().jvmOptions().stream())
                .toList();
        if (!forked) {
            settings.forEach(JmhRuns::set);
        }
        return new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\..*")
                .forks(forked ? 1 : 0)
                .jvmArgsAppend(settings.toArray(String[]::new))
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(plan.jmhWindow().toMillis()))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(plan.jmhWindow().toMillis()))
                .shouldFailOnError(true)
                .output(surroundings.directory().resolve("jmh.log").toString())
                .verbosity(VerboseMode.NORMAL);
    }

    private static double score(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).runSingle().getPrimaryResult().getScore();
    }

    /** What a JVM of its own would be told at its start. */
    private static void set(String option) {
        String[] words = option.substring("-D".length()).split("=", 2);
        System.setProperty(words[0], words[1]);
    }
}
