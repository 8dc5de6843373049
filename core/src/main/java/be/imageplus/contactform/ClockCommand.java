/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.RecordIds;
import java.io.PrintStream;
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
            return OperatorsStore.MISUSED;
        }
        return new OperatorsStore(arguments.get(0), arguments.get(1))
                .use(out, arguments.get(2).equals("show") ? this::show : this::confirm);
    }

    private int show(ContactStore store) {
        Instant now = clock.instant();
        ClockGuard guard = new ClockGuard(store.chores());
        String seen = guard.seen().map(Instant::toString).orElse("nobody");
        out.println("This machine's clock shows " + now + "; a node was seen at work last at " + seen + ".");
        if (guard.doubt(now).isEmpty()) {
            return OperatorsStore.DONE;
        }
        out.println("It is not believed, so nothing is purged.");
        return OperatorsStore.FAILED;
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
                            Optional.of(guard.confirm(now))));
        });
        out.println(now + " is confirmed. The application goes on purging within a minute.");
        return OperatorsStore.DONE;
    }
}
