/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.submission.Headline;
import be.imageplus.contactform.work.BackgroundSchedule;
import be.imageplus.contactform.work.ClockDoubtException;
import be.imageplus.contactform.work.ClockGuard;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How long enquiries are kept, and that every copy of them ends (Art. 5(1)(e)): explains, foresees, purges, and asks
 * every place for its copies.
 *
 * <pre>{@code
 * Explanation why = contact.retention().explain(id, Locale.ENGLISH).orElseThrow();
 * // Kept until 22 November 2027: it was resolved on 22 November 2026, and version 2026-11 of the privacy notice …
 * Preview next = contact.retention().preview(LocalDate.of(2027, 11, 30), Optional.empty(), 100);
 * ErasureReport report = contact.retention().erasures(id).get(0);
 * }</pre>
 *
 * <p>In the background, on one node at a time, the purge runs every minute; that and asking places happen by themselves
 * after {@link #start}. What cannot be undone waits while this node's clock is too far ahead to be believed
 * ({@link ClockGuard}), until {@link #confirmClock}. Thread-safe. Every method that looks something up throws
 * {@link UnavailableException} when the store does not answer in time, or has the tables of an earlier release.
 */
public final class Retention implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Duration POLL = Duration.ofMinutes(1);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    /** The most that one page of anything here holds. */
    public static final int MOST = 500;

    private final RetentionRules rules;
    private final RetentionPorts ports;
    private final Locations locations;
    private final Purge purge;
    private final CopyErasure copies;
    private final Housekeeping housekeeping;
    private final ClockWatch clockWatch;
    private final RetentionListener listener;
    private final Clock clock;
    private volatile @Nullable BackgroundSchedule purging;
    private volatile @Nullable BackgroundSchedule asking;
    private volatile boolean alarmed;
    private boolean closed;

    /**
     * Retention that has not started.
     *
     * @param storeRecipient the register's id of who hosts the store
     * @param elsewhere places outside the store; closed with this
     * @param listener hears what is overdue, and of a clock that is not believed
     */
    public Retention(
            ProcessingRegister register,
            RetentionRules rules,
            RetentionPorts ports,
            String storeRecipient,
            List<DataLocation> elsewhere,
            RetentionListener listener,
            Clock clock) {
        this.rules = rules;
        this.ports = ports;
        this.listener = listener;
        this.clock = clock;
        String backups = register.hosting().backups().orElse(storeRecipient);
        this.locations = new Locations(
                Stream.concat(
                                InStore.all(storeRecipient, ports.records()).stream(),
                                Stream.of(new Backups(backups, rules.backupHorizon(), rules.zone())))
                        .toList(),
                Stream.concat(elsewhere.stream(), ports.exports().map(Exports::location).stream())
                        .toList());
        Journal journal = new Journal(ports.ledger(), ports.ids(), register.version(), clock);
        this.purge = new Purge(rules, ports, locations, journal, register.version(), this::askSoon, clock);
        this.copies = new CopyErasure(ports, locations, journal, clock);
        this.clockWatch = new ClockWatch(ports, journal, listener, clock);
        this.housekeeping = new Housekeeping(rules, ports, journal, clock);
    }

    /**
     * Starts to purge, to remind, and to ask places; starting twice changes nothing.
     *
     * @param purgingToo whether the background purges; places are asked about what was ordered in any case
     * @throws IllegalStateException when it was closed
     */
    public synchronized void start(boolean purgingToo) {
        if (closed) {
            throw new IllegalStateException("Retention was closed; build another.");
        }
        if (asking == null) {
            asking = BackgroundSchedule.start("contact-form-erasure", 1, POLL, this::ask);
        }
        if (purgingToo && purging == null) {
            purging = BackgroundSchedule.start("contact-form-retention", 1, POLL, this::round);
        }
    }

    private boolean round() {
        if (clockWatch.doubt().isPresent()) {
            return false;
        }
        purge.run(this::mayGoOn);
        housekeeping.doDue();
        sayWhatIsOverdue();
        return false;
    }

    private boolean ask() {
        compareWithArchive();
        if (clockWatch.isBelieved()) {
            expireExports();
        }
        return copies.askSome();
    }

    /** On every node, whichever purges: each may have an archive of its own. */
    private void compareWithArchive() {
        try {
            ports.guard().reconcile();
            ports.guard().orderCopies(locations.idsElsewhere());
        } catch (UnavailableException e) { // copies must be erased all the same
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
    }

    /** On every node: each deletes the files that lie with it. */
    private void expireExports() {
        try {
            ports.exports().ifPresent(Exports::expire);
        } catch (UnavailableException e) { // copies must be erased all the same
            LOG.error("{}: {}", e.code(), e.getMessage());
        }
    }

    private boolean mayGoOn() {
        return !Thread.currentThread().isInterrupted() && purging != null;
    }

    /** Has what is due looked at at once instead of with the next minute. Never blocks. */
    public void wake() {
        BackgroundSchedule running = purging;
        if (running != null) {
            running.wake();
        }
        askSoon();
    }

    private void askSoon() {
        BackgroundSchedule running = asking;
        if (running != null) {
            running.wake();
        }
    }

    /**
     * Purges everything that is due now, in the calling thread, whether or not the background does. Leaves it to
     * another node that is at it.
     *
     * @throws ClockDoubtException when the clock is too far ahead to be believed: {@link #confirmClock}
     */
    public PurgeReport purgeNow() {
        return purge.run(() -> true);
    }

    /** Asks places for what is due now, in the calling thread. Leaves it to another node that is at it. */
    public void askNow() {
        boolean more = true;
        while (more) {
            more = copies.askSome();
        }
    }

    /**
     * Does what is due once a day, in the calling thread, unless it is done today.
     *
     * @throws ClockDoubtException when the clock is too far ahead to be believed
     */
    public void keepHouseNow() {
        housekeeping.doDue();
    }

    /**
     * A person has looked at this machine's clock and says that it is right: what waited since it was too far ahead
     * goes on. Compare it with another clock first: what a wrong one ends is gone from everywhere. The ledger says who
     * did it. A node whose clock is as far ahead again of this one waits all the same.
     */
    public void confirmClock(Actor by) {
        clockWatch.confirm(by);
        wake();
    }

    /** Until when an enquiry is kept, and why; empty when there is none. Reads none of its content. */
    public Optional<Explanation> explain(RecordId enquiry, Locale language) {
        return ports.lives().find(enquiry).map(headline -> explain(headline, language));
    }

    private Explanation explain(Headline headline, Locale language) {
        Fate fate = rules.fateOf(headline);
        Sentences sentences = new Sentences(rules, language);
        return new Explanation(
                headline,
                sentences.ofMessage(headline, fate),
                sentences.ofTechnical(headline, fate),
                waitsForMail(headline, fate) ? sentences.ofWaiting(PurgeBatch.MAIL_OWED) : Optional.empty(),
                fate);
    }

    private boolean waitsForMail(Headline headline, Fate fate) {
        Instant now = clock.instant();
        if (!Fate.isDue(fate.messageDue(), now)) {
            return false;
        }
        Optional<Expiry.Owing> owing = ports
                .expiry()
                .owingMail(List.of(headline.life().submission()), now)
                .stream()
                .findFirst();
        return PurgeBatch.waitForMail(headline, fate.message(), owing).isPresent();
    }

    /** What becomes of an enquiry by itself. */
    public Fate fateOf(Headline enquiry) {
        return rules.fateOf(enquiry);
    }

    /**
     * What will be due by the end of a day, when and why (R5.14); computed now, and true unless something happens
     * before.
     *
     * @param through the last day, in the register's zone
     * @param after where the page before ended; empty for the first page
     * @param most how many enquiries to look at, 1 to {@link #MOST}; a page may plan for fewer of them
     */
    public Preview preview(LocalDate through, Optional<Preview.Cursor> after, int most) {
        requirePage(most);
        return Preview.of(ports.expiry(), rules, through, after, most, clockWatch.doubt());
    }

    /** Certificates, newest first. */
    public List<Certificate> certificates(Optional<Certificate> before, int most) {
        requirePage(most);
        return ports.certificates().list(before, most);
    }

    /**
     * What every place has answered about a record that was erased, or whose copies were; empty when none was ordered.
     */
    public List<ErasureReport> erasures(RecordId record) {
        return ports.erasures().of(record).stream().map(this::report).toList();
    }

    /**
     * Erasures that are not complete.
     *
     * @param after the record that the page before ended with; empty for the first page
     */
    public List<ErasureReport> openErasures(Optional<RecordId> after, int most) {
        requirePage(most);
        return ports.erasures().open(after, most).stream().map(this::report).toList();
    }

    /**
     * A person says that a place which only a person can reach holds nothing of a record any more.
     *
     * @param location the place's id
     * @return false when nothing there waits for a person
     */
    public boolean confirm(RecordId record, String location, Actor by) {
        List<ErasureTask> waiting = ports.erasures().of(record).stream()
                .flatMap(ordered -> ordered.tasks().stream())
                .filter(task -> task.location().equals(location))
                .filter(task -> task.answer()
                        .filter(ErasureAnswer.Manual.class::isInstance)
                        .isPresent())
                .toList();
        waiting.forEach(task -> copies.confirm(task, by));
        return !waiting.isEmpty();
    }

    /** How it stands. */
    public RetentionStatus status() {
        return new RetentionStatus(
                purging != null,
                ports.chores().find(Purge.CHORE),
                ports.expiry().standing(),
                ports.erasureTasks().standing(),
                clockWatch.doubt(),
                clock.instant());
    }

    /** Begins no more batches, waits for those under way, and ends what places keep open. Idempotent. */
    @Override
    public synchronized void close() {
        closed = true;
        BackgroundSchedule first = purging;
        BackgroundSchedule second = asking;
        purging = null;
        asking = null;
        if (first != null) {
            first.close(DRAIN);
        }
        if (second != null) {
            second.close(DRAIN);
        }
        locations.elsewhere().forEach(DataLocation::close);
    }

    private ErasureReport report(Erasures.Ordered ordered) {
        Erasure order = ordered.erasure();
        Stream<ErasureReport.Place> here = order.portion() == Erasure.Portion.RECORD
                ? locations.atOnce().stream().map(place -> answered(place, order))
                : Stream.empty();
        Stream<ErasureReport.Place> there = ordered.tasks().stream()
                .map(task -> new ErasureReport.Place(
                        task.location(), task.answer(), task.attempts(), task.lastFailure(), task.answeredAt()));
        return new ErasureReport(
                order.record(),
                order.portion(),
                order.reason(),
                order.orderedAt(),
                order.completeAt(),
                Stream.concat(here, there).toList());
    }

    /** The store's own places are asked when somebody wants to know, and so cannot be wrong. */
    private static ErasureReport.Place answered(DataLocation place, Erasure order) {
        return new ErasureReport.Place(
                place.id(),
                Optional.of(place.erase(order.erased())),
                1,
                Optional.empty(),
                Optional.of(order.orderedAt()));
    }

    private void sayWhatIsOverdue() {
        RetentionStatus status = status();
        if (!status.isOverdue()) {
            alarmed = false;
        } else if (!alarmed) {
            alarmed = true;
            Instant since = status.standing().oldestDue().orElseThrow();
            LOG.error("PURGE-OVERDUE: something that had to be gone at {} is still there", since);
            listener.purgeOverdue(since);
        }
    }

    private static void requirePage(int most) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("most: expected 1 to " + MOST);
        }
    }
}
