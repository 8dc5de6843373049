/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.problem.FindingCode;
import be.imageplus.contactform.problem.FindingReference;
import be.imageplus.contactform.register.FindingReport;
import be.imageplus.contactform.register.ProcessingRegister;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks a processing register from a command line, without starting anything.
 *
 * <pre>{@code
 * java -cp … be.imageplus.contactform.CheckCommand processing-register.yml
 * java -cp … be.imageplus.contactform.CheckCommand processing-register.yml --format json
 * java -cp … be.imageplus.contactform.CheckCommand --explain NOTICE-13-2-E
 * }</pre>
 *
 * <p>How to get the class path of the published artifacts is in register/check-the-register.md. The command sees the
 * register, not the settings of an application: those are checked when it starts. Exit codes: 0 nothing stops a start
 * (there may be warnings and acknowledged findings), 1 something does, or the register cannot be read, 2 wrong
 * arguments.
 */
public final class CheckCommand {

    private static final String USAGE = """
            usage: CheckCommand <register> [--format text|json]
                   CheckCommand --explain <code>
                   CheckCommand --reference""";

    private static final int PASSED = 0;
    private static final int STOPPED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final Clock clock;

    private CheckCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code. Writes UTF-8, whatever the terminal's encoding. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        System.exit(run(List.of(arguments), out, Clock.systemUTC()));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, PrintStream out, Clock clock) {
        return new CheckCommand(out, clock).run(arguments);
    }

    private int run(List<String> arguments) {
        if (arguments.equals(List.of("--reference"))) {
            out.print(FindingReference.markdown());
            return PASSED;
        }
        if (arguments.size() == 2 && arguments.get(0).equals("--explain")) {
            return explain(arguments.get(1));
        }
        Optional<Boolean> json = format(arguments);
        if (json.isEmpty()) {
            out.println(USAGE);
            return MISUSED;
        }
        try {
            return check(Path.of(arguments.get(0)), json.get());
        } catch (InvalidPathException e) {
            out.println("This is no path: " + e.getReason() + ".");
            return MISUSED;
        }
    }

    /** Whether JSON is asked for; empty where the arguments are none of this command. */
    private static Optional<Boolean> format(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("--")) {
            return Optional.empty();
        }
        return switch (String.join(" ", arguments.subList(1, arguments.size()))) {
            case "", "--format text" -> Optional.of(false);
            case "--format json" -> Optional.of(true);
            default -> Optional.empty();
        };
    }

    private int check(Path register, boolean json) {
        FindingReport report = report(register, clock.instant());
        out.print(json ? report.json() : report.text());
        return report.stops() ? STOPPED : PASSED;
    }

    /** What there is to find in a register by itself, also where it cannot be read. */
    static FindingReport report(Path file, Instant at) {
        try {
            ProcessingRegister register = ProcessingRegister.load(file);
            return new FindingReport(Stream.concat(register.check(at).stream(), Notices.check(register).stream())
                    .toList());
        } catch (ConfigurationException e) {
            return new FindingReport(e.findings());
        }
    }

    private int explain(String code) {
        Optional<FindingCode> known = FindingCode.find(code);
        if (known.isEmpty()) {
            out.println("No finding has this code.");
            return MISUSED;
        }
        out.println(code);
        out.println();
        out.print(FindingReference.section(known.get()));
        return PASSED;
    }
}
