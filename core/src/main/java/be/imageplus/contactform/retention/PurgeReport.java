/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a run of the purge came to.
 *
 * @param run its id, which its certificates carry
 * @param batches how many transactions
 * @param looked how many enquiries were looked at
 * @param counts how many records, by what was erased and why, as on the certificates
 * @param leftToAnother whether another node was at it, so that this one stopped
 */
public record PurgeReport(
        RecordId run, int batches, int looked, SortedMap<String, Integer> counts, boolean leftToAnother) {

    public PurgeReport {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    static PurgeReport nothing(RecordId run) {
        return new PurgeReport(run, 0, 0, new TreeMap<>(), false);
    }

    PurgeReport plus(PurgeBatch.Result batch) {
        SortedMap<String, Integer> sum = new TreeMap<>(counts);
        batch.counts().forEach((what, count) -> sum.merge(what, count, Integer::sum));
        return new PurgeReport(run, batches + 1, looked + batch.looked(), sum, leftToAnother);
    }

    PurgeReport elsewhere() {
        return new PurgeReport(run, batches, looked, counts, true);
    }
}
