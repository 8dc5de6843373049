/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.submission.Actor;
import be.imageplus.contactform.work.RecordId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases again what was purged, where the archive has tombstones that the store lacks: the store was restored from a
 * backup. For one run, in one thread.
 */
final class Replay {

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private static final int PAGE = 1_000;

    private final RestoreGuard.Ports ports;
    private final Clock clock;
    private final int most;
    private final SortedMap<RecordId, Tombstone> chunk = new TreeMap<>();
    private long read;
    private int missing;
    private int erased;

    /** @param most how many tombstones are held in memory at once */
    Replay(RestoreGuard.Ports ports, Clock clock, int most) {
        this.ports = ports;
        this.clock = clock;
        this.most = most;
    }

    /** Runs it, and says how many tombstones the archive has. */
    long of(TombstoneArchive archive) {
        archive.read(tombstone -> {
            read++;
            chunk.put(tombstone.record(), tombstone);
            if (chunk.size() == most) {
                replayChunk();
            }
        });
        replayChunk();
        if (missing > 0) {
            LOG.error(
                    "STORE-RESTORED: {} tombstones were put back, and {} of their records were in the backup and are erased"
                            + " again.",
                    missing,
                    erased);
        }
        return read;
    }

    private void replayChunk() {
        removeKnown();
        List<Tombstone> unknown = List.copyOf(chunk.values());
        chunk.clear();
        if (!unknown.isEmpty() && missing == 0) {
            LOG.error(
                    "STORE-RESTORED: the archive of tombstones knows of purges that the database does not know of, so it"
                            + " was restored from a backup. What was purged since then is erased again.");
        }
        for (int from = 0; from < unknown.size(); from += RestoreGuard.BATCH) {
            replay(unknown.subList(from, Math.min(unknown.size(), from + RestoreGuard.BATCH)));
        }
    }

    /** Leaves what the store lacks, and has not had and removed as expired. */
    private void removeKnown() {
        Optional<RecordId> last = Optional.empty();
        List<Tombstone> page;
        do {
            page = chunk.isEmpty() ? List.of() : ports.tombstones().list(last, PAGE);
            for (Tombstone known : page) {
                chunk.remove(known.record());
                last = Optional.of(known.record());
            }
        } while (!page.isEmpty());
        ports.tombstones()
                .epoch()
                .map(Tombstones.Epoch::keptSince)
                .ifPresent(
                        since -> chunk.values().removeIf(each -> each.purgedAt().isBefore(since)));
    }

    private void replay(List<Tombstone> batch) {
        int erasedOfBatch = ports.transactions().call(() -> {
            Instant now = clock.instant();
            Map<RecordId, Set<String>> messageIds = ports.records()
                    .messageIds(batch.stream().map(Tombstone::record).toList());
            int gone = 0;
            for (Tombstone tombstone : batch) {
                if (ports.records().erase(tombstone.record())) {
                    gone++;
                    append(
                            now,
                            LedgerEvent.Type.SUBMISSION_PURGED,
                            Optional.of(tombstone.record()),
                            tombstone.reason());
                }
            }
            ports.erasures()
                    .order(
                            batch.stream()
                                    .map(each -> order(each, messageIds, now))
                                    .toList(),
                            List.of(RestoreGuard.PLACES_UNKNOWN));
            // With an epoch of its own: the store must not look again like the one that the backup was made of.
            ports.tombstones().add(batch, RestoreGuard.newEpoch());
            append(
                    now,
                    LedgerEvent.Type.RESTORE_REPLAYED,
                    Optional.empty(),
                    "tombstones " + batch.size() + ", erased " + gone);
            return gone;
        });
        missing += batch.size();
        erased += erasedOfBatch;
    }

    private static Erasure order(Tombstone tombstone, Map<RecordId, Set<String>> messageIds, Instant now) {
        return new Erasure(
                tombstone.record(),
                Erasure.Portion.RECORD,
                tombstone.reason(),
                now,
                messageIds.getOrDefault(tombstone.record(), Set.of()),
                Optional.empty());
    }

    /** No register is at hand while a store is prepared. */
    private void append(Instant now, LedgerEvent.Type type, Optional<RecordId> subject, String reason) {
        ports.ledger()
                .append(new LedgerEvent(
                        ports.ids().next(),
                        now,
                        type,
                        Actor.RETENTION.toString(),
                        subject,
                        Optional.empty(),
                        Optional.of(reason)));
    }
}
