/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import static java.util.stream.Collectors.joining;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.rotation.KeyRotation;
import be.imageplus.contactform.rotation.KeyUse;
import be.imageplus.contactform.rotation.Retirement;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeyEntry;
import be.imageplus.contactform.vault.KeyEntry.Stage;
import be.imageplus.contactform.vault.KeySet;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.RecordIds;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes the keys of a running application from one step of their life to the next, from a command line beside it.
 *
 * <pre>{@code
 * java -cp … be.imageplus.contactform.KeyCommand data/contact-form.db keys/contact-form-keys.json status
 * java -cp … be.imageplus.contactform.KeyCommand data/contact-form.db keys/contact-form-keys.json stage
 * java -cp … be.imageplus.contactform.KeyCommand data/contact-form.db keys/contact-form-keys.json promote
 * java -cp … be.imageplus.contactform.KeyCommand data/contact-form.db keys/contact-form-keys.json retire
 * }</pre>
 *
 * <p>{@code status} tells the keys by their ids, and looks at every record to tell how many older keys have made
 * something of. {@code stage} adds keys that nothing is made with yet, {@code promote} has them used, {@code retire}
 * takes the older ones out, and is refused as long as something needs them; {@code retire --at-once}, after a leak,
 * does not spare the pages that people have open. The application takes up each step within a minute and does the rest.
 *
 * <p>The key file is replaced whole or not at all (mode 0600, same owner), and what it held is kept nowhere. Where
 * nodes have files of their own, give each of them the new one. With PostgreSQL see {@link DeadLetterCommand}.
 *
 * <p>It prints key ids and numbers, never a key. Exit codes: 0 done, 1 refused, or store or key file cannot be used, 2
 * wrong arguments.
 */
public final class KeyCommand {

    private static final String USAGE = "usage: KeyCommand <database file or JDBC URL> <key file>"
            + " status | stage | promote | retire [--at-once]";
    private static final String AT_ONCE = "--at-once";
    private static final List<String> STEPS = List.of("status", "stage", "promote", "retire");

    private final PrintStream out;
    private final Clock clock;

    private KeyCommand(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments), System.out, Clock.systemUTC()));
    }

    /** Runs the command and returns its exit code. */
    static int run(List<String> arguments, PrintStream out, Clock clock) {
        return new KeyCommand(out, clock).run(arguments);
    }

    private int run(List<String> arguments) {
        boolean atOnce = arguments.size() == 4
                && arguments.get(2).equals("retire")
                && arguments.get(3).equals(AT_ONCE);
        if (!atOnce && (arguments.size() != 3 || !STEPS.contains(arguments.get(2)))) {
            out.println(USAGE);
            return OperatorsStore.MISUSED;
        }
        return new OperatorsStore(arguments.get(0), arguments.get(1))
                .use(out, store -> step(arguments.get(2), store, Path.of(arguments.get(1)), atOnce));
    }

    private int step(String step, ContactStore store, Path file, boolean atOnce) {
        return switch (step) {
            case "stage" -> stage(file);
            case "promote" -> promote(file);
            case "retire" -> retire(store, file, atOnce);
            default -> status(store, file);
        };
    }

    private int status(ContactStore store, Path file) {
        print(KeySource.file(file).load());
        KeyUse use = rotation(store).use();
        out.println(
                use.takenUp() ? "taken up" + use.since().map(at -> " at " + at).orElse("") : "not taken up yet");
        for (KeyUse.Count count : use.counts()) {
            out.println(count.part().name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + count.records()
                    + ", of older keys " + count.older() + ", unreadable " + count.unreadable());
        }
        return OperatorsStore.DONE;
    }

    private int stage(Path file) {
        return change(
                file,
                KeySet::staged,
                "Staged. Every node loads it within a minute; where nodes have files of their own, give each the new"
                        + " one. Then: promote.");
    }

    private int promote(Path file) {
        return change(
                file,
                KeySet::promoted,
                "Promoted. Nodes use it within a minute, and make anew what older keys have made. When status says that"
                        + " nothing is of older keys, and 14 days are over: retire.");
    }

    private int retire(ContactStore store, Path file, boolean atOnce) {
        KeySet keys = KeySource.file(file).load();
        List<KeyEntry> old =
                keys.entries().stream().filter(key -> key.stage() == Stage.OLD).toList();
        if (old.isEmpty()) {
            out.println("No key is old: nothing was promoted since keys were retired last.");
            return OperatorsStore.FAILED;
        }
        Retirement retirement = rotation(store).retirement(atOnce);
        if (!(retirement instanceof Retirement.Ready ready)) {
            out.println(whyNot(retirement));
            return OperatorsStore.FAILED;
        }
        if (ready.unreadable() > 0) {
            out.println(ready.unreadable() + " record(s) open with none of the keys, and did not before.");
        }
        int code = change(
                file,
                KeySet::retired,
                "Retired. A backup of the database from before the promotion reads only with a copy of the key file"
                        + " from then.");
        if (code == OperatorsStore.DONE) {
            store.ledger().append(retired(old));
        }
        return code;
    }

    private static String whyNot(Retirement refused) {
        if (refused instanceof Retirement.TokensValid tokens) {
            return "Pages that people have open are signed with the older keys until " + tokens.until()
                    + ": retire them then, or with " + AT_ONCE + " when they leaked.";
        }
        if (refused instanceof Retirement.EventsWaiting) {
            return "Events of the ledger that older keys have proven are not chained yet: a running node does it within"
                    + " seconds.";
        }
        if (refused instanceof Retirement.StillNeeded needed) {
            return "Older keys have made something of " + needed.records() + " record(s). Running nodes look at all of"
                    + " them once more: try again when status says that none is left.";
        }
        return "No node uses the promoted keys yet: a running one does within a minute.";
    }

    private int change(Path file, UnaryOperator<KeySet> step, String advice) {
        KeySet before = KeySource.file(file).load();
        try {
            KeySet after = step.apply(before);
            KeySource.replace(file, before, after);
            print(after);
        } catch (IllegalStateException e) { // it is not this step's turn
            out.println(e.getMessage());
            return OperatorsStore.FAILED;
        }
        out.println(advice);
        return OperatorsStore.DONE;
    }

    private void print(KeySet keys) {
        keys.entries()
                .forEach(key -> out.println(
                        key.kind() + " " + key.id() + " " + key.stage().name().toLowerCase(Locale.ROOT)));
    }

    private LedgerEvent retired(List<KeyEntry> old) {
        String ids = old.stream()
                .filter(key -> key.kind().equals("seal"))
                .map(key -> Long.toString(key.id()))
                .collect(joining(" "));
        return new LedgerEvent(
                new RecordIds(clock).next(),
                clock.instant(),
                LedgerEvent.Type.KEYS_CHANGED,
                "operator",
                Optional.empty(),
                Optional.empty(),
                Optional.of("retired " + ids));
    }

    private KeyRotation rotation(ContactStore store) {
        KeyRotation.Ports ports = new KeyRotation.Ports(
                store.transactions(),
                store.leases(),
                store.chores(),
                store.ledger(),
                store.ledgerChain(),
                store.sealedRecords(),
                new RecordIds(clock));
        return new KeyRotation(ports, store.vault(), Optional.empty(), clock);
    }
}
