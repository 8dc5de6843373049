/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Archives the tombstones that an archive lacks: another node has purged, or the archive is new or was lost. */
final class CatchingUp {

    private static final int PAGE = 1_000;

    private final Tombstones tombstones;
    private final int most;

    /** @param most how many tombstones are held in memory at once */
    CatchingUp(Tombstones tombstones, int most) {
        this.tombstones = tombstones;
        this.most = most;
    }

    /** Runs it, and says how many it archived. */
    int of(TombstoneArchive archive) {
        int added = 0;
        Optional<RecordId> last = Optional.empty();
        Map<RecordId, Tombstone> lacking = new LinkedHashMap<>();
        List<Tombstone> page;
        do {
            page = tombstones.list(last, Math.min(PAGE, most));
            for (Tombstone kept : page) {
                lacking.put(kept.record(), kept);
                last = Optional.of(kept.record());
            }
            if (page.isEmpty() || lacking.size() + page.size() > most) {
                added += append(archive, lacking);
                lacking.clear();
            }
        } while (!page.isEmpty());
        return added;
    }

    private static int append(TombstoneArchive archive, Map<RecordId, Tombstone> lacking) {
        if (lacking.isEmpty()) {
            return 0;
        }
        archive.read(known -> lacking.remove(known.record()));
        List<Tombstone> added = new ArrayList<>(lacking.values());
        for (int from = 0; from < added.size(); from += PAGE) {
            archive.append(added.subList(from, Math.min(added.size(), from + PAGE)));
        }
        return added.size();
    }
}
