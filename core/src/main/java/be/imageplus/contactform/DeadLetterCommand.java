/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.mail.DeadLetters;
import be.imageplus.contactform.mail.MailDelivery;
import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Lists dead letters and has them sent again, from a command line beside the running application.
 *
 * <pre>{@code
 * java -cp … be.imageplus.contactform.DeadLetterCommand data/contact-form.db keys/contact-form-keys.json list
 * java -cp … be.imageplus.contactform.DeadLetterCommand data/contact-form.db keys/contact-form-keys.json resend <id>|all
 * java -cp … be.imageplus.contactform.DeadLetterCommand jdbc:postgresql://db.example.org/site keys/contact-form-keys.json list
 * }</pre>
 *
 * <p>With PostgreSQL the driver must be on the class path, and the password is best kept in its password file
 * ({@code ~/.pgpass}), since others can see command lines.
 *
 * <p>It sends nothing itself: a mail becomes due, and the application delivers it. It prints ids and codes, never
 * content. Exit codes: 0 done, 1 the store cannot be used or the id is no dead letter, 2 wrong arguments.
 */
public final class DeadLetterCommand {

    private static final String USAGE =
            "usage: DeadLetterCommand <database file or JDBC URL> <key file> list | resend <id> | resend all";

    private final PrintStream out;

    private DeadLetterCommand(PrintStream out) {
        this.out = out;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, PrintStream out) {
        return new DeadLetterCommand(out).run(arguments);
    }

    private int run(List<String> arguments) {
        boolean list = arguments.size() == 3 && arguments.get(2).equals("list");
        boolean resend = arguments.size() == 4 && arguments.get(2).equals("resend");
        if (!list && !resend) {
            out.println(USAGE);
            return OperatorsStore.MISUSED;
        }
        return new OperatorsStore(arguments.get(0), arguments.get(1)).use(out, store -> {
            DeadLetters letters = deadLetters(store);
            return list ? list(letters) : resend(letters, arguments.get(3));
        });
    }

    private static DeadLetters deadLetters(ContactStore store) {
        Clock clock = Clock.systemUTC();
        MailDelivery.Ports ports = new MailDelivery.Ports(
                store.transactions(),
                store.submissions(),
                store.lives(),
                store.disclosures(),
                store.outbox(),
                store.acknowledgements(),
                store.staffNotices(),
                store.ledger(),
                new RecordIds(clock),
                store.vault());
        return new DeadLetters(ports, clock);
    }

    private int list(DeadLetters letters) {
        Optional<RecordId> last = Optional.empty();
        List<OutboxItem> page = letters.list(last, DeadLetters.MOST);
        while (!page.isEmpty()) {
            page.forEach(this::print);
            last = Optional.of(page.get(page.size() - 1).id());
            page = letters.list(last, DeadLetters.MOST);
        }
        return OperatorsStore.DONE;
    }

    private void print(OutboxItem item) {
        out.println(item.id() + "  owed since " + item.owedSince() + "  attempts " + item.attempts() + "  "
                + item.lastCode().orElse("-"));
    }

    private int resend(DeadLetters letters, String which) {
        if (which.equals("all")) {
            out.println(letters.sendAllAgain() + " mail(s) will be sent again.");
            return OperatorsStore.DONE;
        }
        Optional<RecordId> id = parse(which);
        if (id.isEmpty()) {
            out.println(USAGE);
            return OperatorsStore.MISUSED;
        }
        boolean requeued = letters.sendAgain(id.get());
        out.println(requeued ? "The mail will be sent again." : "No dead letter has this id.");
        return requeued ? OperatorsStore.DONE : OperatorsStore.FAILED;
    }

    private static Optional<RecordId> parse(String text) {
        try {
            return Optional.of(RecordId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
