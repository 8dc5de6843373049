/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.notice.ProcessingRecords;
import be.imageplus.contactform.notice.RecordDocument;
import be.imageplus.contactform.problem.ConfigurationException;
import be.imageplus.contactform.register.FindingReport;
import be.imageplus.contactform.register.ProcessingRegister;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Prints the records of a register from a command line, without starting anything: processing activities (Art. 30(1)),
 * recipients, transfers, legitimate-interest assessments.
 *
 * <pre>{@code
 * java -cp … be.imageplus.contactform.RecordCommand processing-register.yml > record.md
 * java -cp … be.imageplus.contactform.RecordCommand processing-register.yml --record transfers --format csv --language fr
 * }</pre>
 *
 * <p>It sees the register, as it stands today: what operators said of transfer mechanisms is in the store, and the
 * running application tells it ({@link ContactForms#records}). Exit codes: 0 printed, also where the register is
 * incomplete ({@link CheckCommand} tells what is missing), 1 the register cannot be read, 2 wrong arguments.
 */
public final class RecordCommand {

    private static final String USAGE = """
            usage: RecordCommand <register> [--record activities|recipients|transfers|assessments]
                                 [--format markdown|json|csv] [--language <code>]""";

    private static final int PRINTED = 0;
    private static final int UNREADABLE = 1;
    private static final int MISUSED = 2;

    private static final String RECORD = "--record";
    private static final String FORMAT = "--format";
    private static final String LANGUAGE = "--language";
    private static final Map<String, List<String>> CHOICES = Map.of(
            RECORD, List.of("activities", "recipients", "transfers", "assessments"),
            FORMAT, List.of("markdown", "json", "csv"));

    private final PrintStream out;
    private final PrintStream complaints;
    private final Clock clock;

    private RecordCommand(PrintStream out, PrintStream complaints, Clock clock) {
        this.out = out;
        this.complaints = complaints;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code. Writes UTF-8, whatever the terminal's encoding. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), utf8(FileDescriptor.out), utf8(FileDescriptor.err), Clock.systemUTC()));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, PrintStream out, PrintStream complaints, Clock clock) {
        return new RecordCommand(out, complaints, clock).run(arguments);
    }

    private static PrintStream utf8(FileDescriptor to) {
        return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
    }

    private int run(List<String> arguments) {
        Optional<Map<String, String>> options = options(arguments);
        if (options.isEmpty()) {
            complaints.println(USAGE);
            return MISUSED;
        }
        try {
            return print(ProcessingRegister.load(Path.of(arguments.get(0))), options.get());
        } catch (InvalidPathException e) {
            complaints.println("This is no path: " + e.getReason() + ".");
            return MISUSED;
        } catch (ConfigurationException e) {
            complaints.print(new FindingReport(e.findings()).text());
            return UNREADABLE;
        }
    }

    /** What stands behind each option; empty where the arguments are none of this command. */
    private static Optional<Map<String, String>> options(List<String> arguments) {
        if (arguments.isEmpty() || arguments.get(0).startsWith("--") || arguments.size() % 2 == 0) {
            return Optional.empty();
        }
        Map<String, String> options = new HashMap<>();
        for (int i = 1; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            String value = arguments.get(i + 1);
            List<String> choices = CHOICES.getOrDefault(option, List.of(value));
            boolean known = CHOICES.containsKey(option) || option.equals(LANGUAGE);
            if (!known || !choices.contains(value) || options.put(option, value) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(options);
    }

    private int print(ProcessingRegister register, Map<String, String> options) {
        Locale language = Optional.ofNullable(options.get(LANGUAGE))
                .map(Locale::forLanguageTag)
                .orElse(register.languages().get(0));
        List<String> published =
                register.languages().stream().map(Locale::getLanguage).toList();
        if (!published.contains(language.getLanguage())) {
            complaints.println("The register is written in " + String.join(", ", published) + ".");
            return MISUSED;
        }
        ProcessingRecords records =
                ProcessingRecords.of(register, LocalDate.ofInstant(clock.instant(), register.zone()));
        RecordDocument record = switch (options.getOrDefault(RECORD, "activities")) {
            case "recipients" -> records.recipients(language);
            case "transfers" -> records.transfers(language);
            case "assessments" -> records.assessments(language);
            default -> records.activities(language);
        };
        out.print(
                switch (options.getOrDefault(FORMAT, "markdown")) {
                    case "json" -> record.json();
                    case "csv" -> record.csv();
                    default -> record.markdown();
                });
        return PRINTED;
    }
}
