/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import be.imageplus.contactform.mail.OutboxItem;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Blocker;
import be.imageplus.contactform.submission.Change;
import be.imageplus.contactform.submission.Inbox;
import be.imageplus.contactform.submission.RetentionPromises;
import be.imageplus.contactform.submission.StaffMail;
import be.imageplus.contactform.work.RecordId;
import be.imageplus.contactform.work.RecordIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A day of two nodes in two minutes: the clock is the test's, visitors come all the time, and what can go wrong goes
 * wrong at random. Time goes on only when both nodes have done what they can do at that moment, as it would in a day
 * that is not compressed.
 */
final class SimulatedDay implements AutoCloseable {

    /** What goes wrong. */
    enum Fault {
        MAIL_SERVER_DOWN,
        MAIL_SERVER_CLOSING,
        MAIL_SERVER_GREYLISTING,
        MAIL_SERVER_SILENT_AFTER_DOT,
        MAIL_SERVER_STALLING,
        MAIL_SERVER_REFUSING,
        NODE_KILLED,
        NODE_RESTARTED,
        DATABASE_BUSY,
        DATABASE_AWAY,
        CLOCK_SET,
        ENQUIRY_HELD
    }

    private static final Instant EVENING = Instant.parse("2026-11-23T22:00:00Z");

    /** Longer than a lease, as the nodes are set up. */
    private static final Duration STEP = Duration.ofMinutes(2);

    private static final int STEPS = 720;

    /** The register's mechanism ends at midnight in Brussels, after an hour; so many steps later a new one is there. */
    private static final String LAST_DAY = "2026-11-23";

    private static final int RENEWAL = 90;

    /** The kinds of trouble that one step may bring, and that end with it or a few steps later. */
    private static final List<Postbox.Mood> MOODS = List.of(
            Postbox.Mood.CLOSING,
            Postbox.Mood.GREYLISTING,
            Postbox.Mood.SILENT_AFTER_DOT,
            Postbox.Mood.STALLING,
            Postbox.Mood.REFUSING);

    private static final Actor PRIVACY = Actor.of("privacy", "4");
    private static final String OBJECTION = "objection";

    private final Random random;
    private final Database database;
    private final Nodes nodes;
    private final Postbox postbox = new Postbox();
    private final DayVisitors visitors;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private final Set<Integer> killSteps = new HashSet<>();
    private final Map<RecordId, Integer> held = new HashMap<>();
    private final List<Long> heaps = new ArrayList<>();
    private final List<String> diary = new ArrayList<>();
    private final Path directory;
    private Instant now = EVENING;
    private int step;
    private NodeProcess steady;
    private Optional<NodeProcess> other = Optional.empty();
    private ContactStore store;
    private Inbox inbox;
    private int badUntil;
    private int otherBackAt;
    private long parkedAtMidnight;

    SimulatedDay(Database database, Path directory, long seed) throws Exception {
        this.random = new Random(seed);
        this.database = database;
        this.directory = directory;
        this.visitors = new DayVisitors(random);
        this.nodes = Nodes.over(directory, database.where(), postbox.port());
        nodes.transferUntil(LAST_DAY);
        nodes.mailPatience(Duration.ofMillis(500)); // each stall lasts as long, and not in simulated time
        steady = started();
        other = Optional.of(started());
        store = NodeStore.open(database.where(), nodes.keys());
        assertThat(store.prepare()).isEmpty();
        inbox = inboxOver(store);
    }

    /** What holds an enquiry asks for neither promises nor mails. Its time goes on, whatever the day's clock does. */
    private static Inbox inboxOver(ContactStore store) {
        Clock time = Clock.systemUTC();
        Inbox.Ports ports = new Inbox.Ports(
                store.transactions(),
                store.lives(),
                store.submissions(),
                store.notes(),
                store.disclosures(),
                store.ledger(),
                new RecordIds(time));
        return new Inbox(
                Registers.validThrough(Registers.FAR),
                ports,
                new Inbox.Hooks(mock(RetentionPromises.class), mock(StaffMail.class), () -> {}),
                time);
    }

    /** Lives through the day and the hours after it, in which nothing goes wrong any more. */
    void pass() throws Exception {
        for (step = 0; step < STEPS; step++) {
            postbox.itIsNow(step);
            if (step == RENEWAL) {
                renewTransfer();
            }
            moodsOfTheMailServer();
            fortunesOfTheOtherNode();
            maybeSetTheClock();
            maybeHold();
            tick(STEP);
            visitors.come(steady, other);
            maybeTroubleTheDatabase();
            settleDown();
            if (step > RENEWAL && (step - RENEWAL) % ((STEPS - RENEWAL) / 4) == 0) {
                heaps.add(Long.valueOf(steady.ask("heap")));
            }
        }
        comeToAnEnd();
    }

    private void comeToAnEnd() throws Exception {
        postbox.comeUp();
        postbox.becomes(Postbox.Mood.WELL);
        liftAll();
        visitors.awaitReceipts(steady);
        settleDown();
        for (int i = 0; i < 40; i++) {
            tick(Duration.ofMinutes(10));
            settleDown();
        }
        if (other.isPresent()) {
            other.get().stop();
        }
        assertThat(steady.ask("verify")).startsWith("Verified");
        steady.stop();
    }

    private NodeProcess started() throws Exception {
        NodeProcess node = nodes.start();
        node.ask("go " + now);
        return node;
    }

    private void tick(Duration by) throws InterruptedException {
        now = now.plus(by);
        steady.ask("at " + now);
        if (other.isPresent()) {
            other.get().ask("at " + now);
        }
    }

    private void settleDown() throws InterruptedException {
        steady.ask("idle");
        if (other.isPresent()) {
            other.get().ask("idle");
        }
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private void happened(Fault fault) {
        faults.merge(fault, 1, Integer::sum);
        diary.add(step + " " + fault + " " + now);
    }

    /** What went wrong around the time at which copies of a mail were taken, and what the nodes wrote about it. */
    String accountOf(OutboxItem mail, List<Postbox.Taken> copies) {
        List<String> account = new ArrayList<>(diary.stream()
                .filter(line -> copies.stream()
                        .anyMatch(copy -> Math.abs(Integer.parseInt(line.split(" ")[0]) - copy.when()) < 5))
                .toList());
        try (Stream<String> lines = Files.lines(directory.resolve("errors.log"))) {
            lines.filter(line -> line.contains(mail.id().toString())).forEach(account::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return String.join("\n", account);
    }

    /** Both nodes are given the new register, one after the other. */
    private void renewTransfer() throws Exception {
        parkedAtMidnight = store.outbox().backlog().counts().getOrDefault(OutboxItem.State.PARKED, 0L);
        nodes.transferUntil(Registers.FAR);
        if (other.isPresent()) {
            other.get().stop();
        }
        other = Optional.of(started());
        steady.stop();
        steady = started();
        settleDown(); // what was parked leaves at once, and is still on its way
    }

    private void moodsOfTheMailServer() throws Exception {
        if (step == badUntil) {
            postbox.comeUp();
            postbox.becomes(Postbox.Mood.WELL);
        } else if (step > badUntil && oneIn(15)) {
            badUntil = step + 1 + random.nextInt(6);
            int which = random.nextInt(MOODS.size() + 1);
            if (which == MOODS.size()) {
                postbox.goDown();
                happened(Fault.MAIL_SERVER_DOWN);
            } else {
                postbox.becomes(MOODS.get(which));
                happened(Fault.valueOf("MAIL_SERVER_" + MOODS.get(which)));
            }
        }
    }

    private void fortunesOfTheOtherNode() throws Exception {
        if (other.isEmpty()) {
            if (step >= otherBackAt) {
                other = Optional.of(started());
            }
        } else if (oneIn(40)) {
            visitors.leaveOneBehind(other.get());
            killSteps.add(step);
            other.get().kill();
            other = Optional.empty();
            otherBackAt = step + random.nextInt(4);
            happened(Fault.NODE_KILLED);
        } else if (oneIn(80)) {
            other.get().stop();
            other = Optional.of(started());
            happened(Fault.NODE_RESTARTED);
        }
    }

    private void maybeSetTheClock() {
        if (step > RENEWAL && oneIn(60)) {
            int minutes = 1 + random.nextInt(90);
            now = now.plus(Duration.ofMinutes(random.nextBoolean() ? minutes : -minutes));
            happened(Fault.CLOCK_SET);
        }
    }

    private void maybeTroubleTheDatabase() throws Exception {
        if (oneIn(150)) {
            try (Database.Trouble busy = database.busy()) {
                assertThat(busy).isNotNull();
                visitors.comeInVain(steady);
            }
            happened(Fault.DATABASE_BUSY);
        } else if (database.server().isPresent() && oneIn(150)) {
            database.server().get().stop();
            visitors.comeInVain(steady);
            database.server().get().start();
            happened(Fault.DATABASE_AWAY);
        }
    }

    /** Somebody has an enquiry restricted or held while its mail waits, and changes their mind later. */
    private void maybeHold() {
        for (RecordId enquiry : List.copyOf(held.keySet())) {
            if (held.get(enquiry) <= step) {
                letGo(enquiry);
                held.remove(enquiry);
            }
        }
        if (oneIn(20)) {
            List<OutboxItem> waiting = again(() -> store.outbox().list(OutboxItem.State.PENDING, Optional.empty(), 10));
            if (!waiting.isEmpty()) {
                RecordId enquiry = waiting.get(random.nextInt(waiting.size())).submission();
                boolean restricted = random.nextBoolean();
                change(() -> restricted
                        ? inbox.restrict(enquiry, "accuracy-contested", PRIVACY)
                        : inbox.block(enquiry, new Blocker(OBJECTION, true), PRIVACY));
                held.put(enquiry, step + 1 + random.nextInt(30));
                happened(Fault.ENQUIRY_HELD);
            }
        }
    }

    private void liftAll() {
        held.keySet().forEach(this::letGo);
        held.clear();
    }

    /** Whatever it was that held it. */
    private void letGo(RecordId enquiry) {
        change(() -> inbox.lift(enquiry, Instant.now(), PRIVACY));
        change(() -> inbox.unblock(enquiry, OBJECTION, PRIVACY));
    }

    private static void change(Supplier<Change> change) {
        assertThat(again(change)).isNotInstanceOf(Change.Gone.class);
    }

    /** A connection that the pool kept while the server was away fails once. */
    private static <T> T again(Supplier<T> asked) {
        for (int i = 0; i < 10; i++) {
            try {
                return asked.get();
            } catch (UnavailableException e) {
                assertThat(e.retryHelps()).isTrue();
            }
        }
        throw new AssertionError("the store did not come back");
    }

    ContactStore store() {
        return store;
    }

    Postbox postbox() {
        return postbox;
    }

    /** The references that visitors were shown, by visitor. */
    Map<Integer, String> receipts() {
        return visitors.receipts();
    }

    Map<Fault, Integer> faults() {
        return faults;
    }

    /** How many mails waited for the new transfer mechanism. */
    long parkedAtMidnight() {
        return parkedAtMidnight;
    }

    /** Octets in use by the node that lived through the day, at four equally distant times. */
    List<Long> heaps() {
        return heaps;
    }

    /** Whether a node was killed while such a mail was taken. */
    boolean isFromAKill(Postbox.Taken mail) {
        return killSteps.contains(mail.when()) || killSteps.contains(mail.when() + 1);
    }

    @Override
    public void close() {
        nodes.close();
        postbox.close();
        store.close();
    }
}
