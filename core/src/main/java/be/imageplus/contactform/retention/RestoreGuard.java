/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.Ledger;
import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.retention.Tombstones.Epoch;
import be.imageplus.contactform.work.RecordIds;
import be.imageplus.contactform.work.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was purged from coming back with a backup (Art. 17, R5.13).
 *
 * <p>Tombstones lie in the store and, apart from it, in an archive; both carry an epoch that changes with every purge.
 * A database that was restored has an earlier epoch than the archive: then what the archive knows of as purged is
 * erased again. A store does so while it is prepared, before anything of it can be read, and the background goes on
 * comparing, since another node may have purged, or an archive may have been lost.
 *
 * <p>Every step is a transaction of its own and may be done again: whoever is killed in the midst of it goes on at the
 * next start. Thread-safe.
 *
 * <p><b>Privacy.</b> Tombstones are record ids, never anything of a person, who may write again (rule 6).
 */
public final class RestoreGuard {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreGuard.class);

    /** Stands for all places outside the store in an order that was made where none of them is known. */
    static final String PLACES_UNKNOWN = "places-unknown";

    /** How many tombstones are changed in one transaction. */
    static final int BATCH = 200;

    /** Some ten megabytes of them; what is more is compared in as many rounds as it takes. */
    private static final int CHUNK = 50_000;

    /**
     * What it works on; the ports are of one store.
     *
     * @param transactions their unit of work
     * @param archive empty where there is no place outside the store: a restored backup is not recognised then
     */
    public record Ports(
            Transactions transactions,
            Tombstones tombstones,
            Records records,
            Erasures erasures,
            ErasureTasks tasks,
            Ledger ledger,
            RecordIds ids,
            Optional<TombstoneArchive> archive) {}

    private final Ports ports;
    private final Clock clock;
    private final int chunk;
    private volatile @Nullable Instant compactedTo;

    /** A guard over one store and one archive. */
    public RestoreGuard(Ports ports, Clock clock) {
        this(ports, clock, CHUNK);
    }

    /** @param chunk how many tombstones are held in memory at once */
    RestoreGuard(Ports ports, Clock clock, int chunk) {
        this.ports = ports;
        this.clock = clock;
        this.chunk = chunk;
    }

    /**
     * Puts tombstones where records were: called in the transaction that erases them, once for a batch. When that is
     * committed they are archived; where the archive does not answer, that is logged, and {@link #reconcile} makes up
     * for it.
     *
     * @throws UnavailableException when the store does not answer, or has no tables for them yet
     */
    public void bury(Collection<Tombstone> tombstones) {
        List<Tombstone> buried = List.copyOf(tombstones);
        if (buried.isEmpty()) {
            return;
        }
        ports.transactions().run(() -> {
            String epoch = newEpoch();
            Optional<String> before = ports.tombstones().add(buried, epoch);
            ports.archive()
                    .ifPresent(
                            archive -> ports.transactions().afterCommit(() -> archive(archive, buried, before, epoch)));
        });
    }

    /**
     * Compares store and archive, and brings what either lacks to it: tombstones that the store lacks show that it was
     * restored, and their records are erased again; those that the archive lacks are archived, and what has expired in
     * the store expires in the archive. Cheap when there is nothing to do: call it often, on every node. Without an
     * archive it does nothing.
     *
     * @throws UnavailableException when the store or the archive does not answer; what was done until then stands
     */
    public void reconcile() {
        ports.archive().ifPresent(archive -> {
            Optional<Epoch> epoch = ports.tombstones().epoch();
            if (!archive.endsWith(epoch.map(Epoch::name))) {
                compare(archive);
            }
            epoch.map(Epoch::keptSince)
                    .filter(since -> !since.equals(compactedTo))
                    .ifPresent(since -> compact(archive, since));
        });
    }

    /**
     * Orders that the copies of what was erased again go, too: while a store is prepared nobody knows yet where there
     * may be any. The order that there was for them may have been lost with the database that was replaced.
     *
     * @param places ids of all places outside the store
     * @throws UnavailableException when the store does not answer
     */
    public void orderCopies(Collection<String> places) {
        List<ErasureTask> waiting;
        do {
            waiting = ports.tombstones().epoch().isEmpty() // before the first purge, there may be no tables
                    ? List.of()
                    : ports.tasks().due(List.of(PLACES_UNKNOWN), clock.instant(), BATCH);
            for (ErasureTask task : waiting) {
                Instant now = clock.instant();
                ports.transactions().run(() -> {
                    ports.erasures().order(List.of(task.erasure()), places);
                    ports.tasks().update(task.answered(new ErasureAnswer.Done(), now), Optional.empty(), now);
                });
            }
        } while (!waiting.isEmpty());
    }

    /**
     * Removes tombstones that no backup can contradict any more, from store and archive; the archives of other nodes
     * follow when they {@link #reconcile}.
     *
     * @param purgedBefore of records that were purged before: the time for which backups are kept, and 30 days (R5.13)
     * @throws UnavailableException when the store or the archive does not answer
     */
    public void expire(Instant purgedBefore) {
        ports.archive().ifPresent(archive -> compact(archive, purgedBefore));
        int removed;
        do {
            removed = ports.tombstones().expire(purgedBefore, BATCH);
        } while (removed > 0);
    }

    /** The name of an epoch that nobody has used. */
    static String newEpoch() {
        return UUID.randomUUID().toString();
    }

    private void compare(TombstoneArchive archive) {
        // The archive is read before the store: a purge comes to the store first.
        boolean isEmpty = new Replay(ports, clock, chunk).of(archive) == 0;
        Optional<String> reached = epoch();
        int added = new CatchingUp(ports.tombstones(), chunk).of(archive);
        reached.ifPresent(epoch -> archive.end(epoch, () -> epoch().equals(reached)));
        if (isEmpty && added > 0) {
            LOG.warn(
                    "The archive of tombstones was empty and got the {} that the database has. On a new node that is as"
                            + " it should be; otherwise the archive was lost: see what else was.",
                    added);
        }
    }

    /** That proves the archive with the present primary key, too: so older keys can be dropped a day later. */
    private void compact(TombstoneArchive archive, Instant purgedBefore) {
        archive.compact(purgedBefore);
        compactedTo = purgedBefore;
    }

    private void archive(TombstoneArchive archive, List<Tombstone> buried, Optional<String> before, String epoch) {
        try {
            boolean complete = archive.endsWith(before);
            archive.append(buried);
            if (complete) { // otherwise the store knows of more
                archive.end(epoch, () -> epoch().filter(epoch::equals).isPresent());
            }
        } catch (UnavailableException e) {
            LOG.error(
                    "{}: {} A backup that is restored now would bring back what was just purged.",
                    e.code(),
                    e.getMessage());
        }
    }

    private Optional<String> epoch() {
        return ports.tombstones().epoch().map(Epoch::name);
    }
}
