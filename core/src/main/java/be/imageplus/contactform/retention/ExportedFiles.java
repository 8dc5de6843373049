/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.register.DataItem;
import be.imageplus.contactform.register.Recipient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Exports as a place that an erasure reaches: every file that holds the record goes, whatever else it holds. A file
 * that lies on another node is deleted there, by its next round; a day later it may be that the node never comes back,
 * and a person must see to its disk.
 */
final class ExportedFiles implements DataLocation {

    private static final Duration RETRY_AFTER = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final ExportIndex index;
    private final ExportDirectory directory;
    private final Runnable expiry;
    private final Clock clock;

    /** @param expiry deletes the files of this directory whose time is over */
    ExportedFiles(ExportIndex index, ExportDirectory directory, Runnable expiry, Clock clock) {
        this.index = index;
        this.directory = directory;
        this.expiry = expiry;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "exports";
    }

    @Override
    public String recipient() {
        return Recipient.CONTROLLER;
    }

    @Override
    public Set<DataItem.Category> categories() {
        return EnumSet.of(DataItem.Category.MESSAGE, DataItem.Category.TECHNICAL);
    }

    @Override
    public ErasureAnswer erase(ErasedRecord record) {
        Instant now = clock.instant();
        if (!index.end(record.id(), now).isEmpty()) {
            expiry.run();
        }
        List<ExportIndex.Entry> left = index.end(record.id(), now);
        if (left.isEmpty()) {
            return new ErasureAnswer.Done();
        }
        if (left.stream().allMatch(each -> isForsaken(each, now))) {
            return new ErasureAnswer.Manual("export-on-another-node");
        }
        throw new UnavailableException(
                "EXPORTS-UNAVAILABLE",
                left.size() + " export(s) lie on another node, which deletes them with its next round, or cannot be"
                        + " deleted, which the log tells.",
                RETRY_AFTER,
                null);
    }

    private boolean isForsaken(ExportIndex.Entry entry, Instant now) {
        return entry.expiresAt().plus(PATIENCE).isBefore(now)
                && directory.place().filter(entry.place()::equals).isEmpty();
    }

    @Override
    public void close() {
        // There is nothing that it keeps open.
    }
}
