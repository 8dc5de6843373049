/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.problem.ContactFormException;
import be.imageplus.contactform.problem.Finding;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.RecordIds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Confirms the clock of this machine where it was not believed, from a command line beside the application: nothing is
 * purged while a clock is too far ahead ({@link ClockGuard}).
 *
 * <pre>{@code
 * java -cp … be.imageplus.contactform.ClockCommand data/contact-form.db keys/contact-form-keys.json show
 * java -cp … be.imageplus.contactform.ClockCommand data/contact-form.db keys/contact-form-keys.json confirm
 * }</pre>
 *
 * <p>Run it on the machine whose clock it is. With PostgreSQL see {@link DeadLetterCommand}. Exit codes: 0 done, and
 * for {@code show} the clock is believed; 1 it is not, or the store cannot be used; 2 wrong arguments.
 */
public final class ClockCommand {

    private static final String USAGE = "usage: ClockCommand <database file or JDBC URL> <key file> show | confirm";
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final PrintStream out;
    private final Clock clock;

    private ClockCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, Clock.systemUTC()));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, PrintStream out, Clock clock) {
        return new ClockCommand(out, clock).run(arguments);
    }

    private int run(List<String> arguments) {
        if (arguments.size() != 3 || !List.of("show", "confirm").contains(arguments.get(2))) {
            out.println(USAGE);
            return MISUSED;
        }
        OperatorsStore place = new OperatorsStore(arguments.get(0));
        if (!place.exists()) {
            out.println(OperatorsStore.NOWHERE);
            return FAILED;
        }
        try (ContactStore store = place.open(KeySource.file(Path.of(arguments.get(1))))) {
            List<Finding> findings = store.prepare();
            if (!findings.isEmpty()) {
                findings.forEach(out::println);
                return FAILED;
            }
            return arguments.get(2).equals("show") ? show(store) : confirm(store);
        } catch (ContactFormException e) {
            out.println(e.code() + ": " + e.getMessage());
            return FAILED;
        } catch (IllegalArgumentException e) { // a path that cannot be opened
            out.println(e.getMessage());
            return MISUSED;
        }
    }

    private int show(ContactStore store) {
        Instant now = clock.instant();
        ClockGuard guard = new ClockGuard(store.chores());
        out.println("This machine's clock shows " + now + "; a node was seen at work last at " + seen(guard) + ".");
        guard.doubt(now).ifPresent(doubt -> out.println("It is not believed, so nothing is purged."));
        return guard.doubt(now).isEmpty() ? DONE : FAILED;
    }

    private int confirm(ContactStore store) {
        Instant now = clock.instant();
        ClockGuard guard = new ClockGuard(store.chores());
        store.transactions().run(() -> {
            store.ledger()
                    .append(new LedgerEvent(
                            new RecordIds(clock).next(),
                            now,
                            LedgerEvent.Type.CLOCK_CONFIRMED,
                            "operator",
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of("seen " + seen(guard))));
            guard.confirm(now);
        });
        out.println(now + " is confirmed. The application goes on purging within a minute.");
        return DONE;
    }

    private static String seen(ClockGuard guard) {
        return guard.seen().map(Instant::toString).orElse("nobody");
    }
}
