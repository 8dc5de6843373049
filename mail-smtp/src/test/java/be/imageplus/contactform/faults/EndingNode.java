/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import be.imageplus.contactform.ContactForms;
import be.imageplus.contactform.form.Enquiry;
import be.imageplus.contactform.kit.RecordingTransport;
import be.imageplus.contactform.kit.SettableClock;
import be.imageplus.contactform.retention.Certificate;
import be.imageplus.contactform.retention.Retention;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.RecordId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A node that ends enquiries, as a process of its own.
 *
 * <ul>
 *   <li>{@code go INSTANT}: opens the store at a time
 *   <li>{@code purge}: purges what is due; answered with how much that was
 *   <li>{@code ask}: asks the mailbox for what is due; answered when that is done
 *   <li>{@code at INSTANT}: moves the clock
 *   <li>{@code stop BATCH}: the purge comes as far as the end of that batch, says {@code stopped BATCH}, and does not
 *       commit
 *   <li>{@code hold}: from now on the mailbox, when it is asked, says {@code asked RECORD} and does nothing
 * </ul>
 */
public final class EndingNode {

    private final SettableClock clock = SettableClock.at("2026-11-23T09:00:00Z");
    private final ExecutorService work = Executors.newCachedThreadPool();
    private final Semaphore free = new Semaphore(Integer.MAX_VALUE);
    private final ContactStore store;
    private final FolderMailbox mailbox;
    private final PrintStream out;
    private volatile int lastBatch = Integer.MAX_VALUE;
    private ContactForms forms;

    private EndingNode(ContactStore store, Path folder, PrintStream out) {
        this.store = store;
        this.out = out;
        this.mailbox = new FolderMailbox(folder, this::asked);
    }

    /** @param arguments path or JDBC URL of the store, key file, folder of the mailbox */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, UTF_8);
        System.setOut(System.err);
        EndingNode node =
                new EndingNode(NodeStore.open(arguments[0], Path.of(arguments[1])), Path.of(arguments[2]), out);
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                node.obey(line.split(" ", 2));
            }
        }
        Runtime.getRuntime().halt(0); // the test has gone
    }

    private void obey(String[] words) {
        switch (words[0]) {
            case "go" -> go(words[1]);
            case "purge" ->
                work.execute(() -> say("purge " + retention().purgeNow().looked()));
            case "ask" ->
                work.execute(() -> {
                    retention().askNow();
                    say("ask");
                });
            case "at" -> {
                clock.set(words[1]);
                say("at");
            }
            case "stop" -> {
                lastBatch = Integer.parseInt(words[1]);
                say("stop");
            }
            case "hold" -> {
                free.drainPermits();
                say("hold");
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private void go(String instant) {
        clock.set(instant);
        forms = site(NodeStore.certifying(store, this::certified), clock, mailbox);
        say("go");
    }

    /** The site that every node is, and that the test prepares. */
    static ContactForms site(ContactStore store, SettableClock clock, FolderMailbox mailbox) {
        return ContactForms.builder(Registers.validThrough(Registers.FAR))
                .form("contact", Enquiry.class)
                .store(store)
                .mail(
                        new RecordingTransport("authsmtp"),
                        mail -> mail.from("website@example.org").to("office@example.org"))
                .location(mailbox)
                .clock(clock)
                .build();
    }

    private Retention retention() {
        return forms.retention();
    }

    private void certified(Certificate certificate) {
        if (certificate.batch() == lastBatch) {
            say("stopped " + lastBatch);
            new Semaphore(0).acquireUninterruptibly();
        }
    }

    private void asked(RecordId record) {
        if (!free.tryAcquire()) {
            say("asked " + record);
            free.acquireUninterruptibly();
        }
    }

    private synchronized void say(String line) {
        out.println(line);
    }
}
