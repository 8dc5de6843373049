/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.work.RecordId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a batch of a purge erased something, how much and by which rules (R5.14): facts for an auditor, no personal
 * data. It is written in the batch's own transaction, so there is exactly one for each batch that happened.
 *
 * @param run the run it belongs to
 * @param batch its number within the run, from 1
 * @param issuedAt when
 * @param registerVersion the register's version in force
 * @param counts how many records, by what was erased and why, for example {@code contact/message/resolved}
 */
public record Certificate(
        RecordId run, int batch, Instant issuedAt, String registerVersion, SortedMap<String, Integer> counts) {

    public Certificate {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MILLIS);
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /** How many records that were in all. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** In one line, as the ledger keeps it. */
    String summary() {
        StringBuilder summary =
                new StringBuilder("run ").append(run).append(" batch ").append(batch);
        for (Map.Entry<String, Integer> each : counts.entrySet()) {
            summary.append(' ').append(each.getKey()).append('=').append(each.getValue());
        }
        return summary.toString();
    }
}
