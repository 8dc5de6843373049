/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.examples.benchmarks;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.RunnerException;
import org.slf4j.LoggerFactory;

/**
 * Runs all comparisons, prints the table of ratios and writes it to {@code results.md} in the folder {@code benchmarks}
 * beside the jar.
 *
 * <pre>{@code
 * java -jar examples/benchmarks/target/benchmarks.jar [--quick] [accept] [store] [mail] [ending] [limits] [starter]
 * }</pre>
 *
 * With names only these are run. {@code --quick} shows that everything works; its numbers mean nothing.
 */
public final class Benchmarks {

    private Benchmarks() {}

    /** The command. */
    public static void main(String[] args) throws Exception {
        List<String> words = Arrays.asList(args);
        Plan plan = words.contains("--quick") ? Plan.quick() : Plan.full();
        List<String> named =
                words.stream().filter(word -> !word.startsWith("--")).toList();
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        Path directory = besideTheJar();
        Report report = new Report();
        try (Surroundings surroundings = Surroundings.start(emptied(directory.resolve("run")))) {
            run(plan, named, surroundings, report, true);
        }
        String results = Machine.describe() + "\n\n" + report.table();
        Files.writeString(directory.resolve("results.md"), results);
        System.out.println(results);
    }

    /** @param forked whether JMH measures in JVMs of their own */
    static void run(Plan plan, List<String> named, Surroundings surroundings, Report report, boolean forked)
            throws IOException, InterruptedException, SQLException, RunnerException {
        JmhRuns jmh = new JmhRuns(plan, surroundings, forked);
        if (isAsked(named, "accept")) {
            new Accepting(plan, surroundings).measure(report);
        }
        if (isAsked(named, "store")) {
            jmh.measureCommits(report);
        }
        if (isAsked(named, "mail")) {
            jmh.measureMails(report);
        }
        if (isAsked(named, "ending")) {
            new Ending(plan, surroundings).measure(report);
        }
        if (isAsked(named, "limits")) {
            new Limits(plan).measure(report);
        }
        if (isAsked(named, "starter")) {
            new StarterCost(plan, surroundings).measure(report);
        }
    }

    /** What an earlier run has left is taken away: it is kept that long, for whoever wants to know what went wrong. */
    private static Path emptied(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> left = Files.walk(directory)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    private static boolean isAsked(List<String> named, String part) {
        return named.isEmpty() || named.contains(part);
    }

    private static Path besideTheJar() {
        return Path.of(URI.create(Benchmarks.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .resolveSibling("benchmarks");
    }
}
