/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.retention;

import be.imageplus.contactform.problem.UnavailableException;
import be.imageplus.contactform.vault.Vault;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Tombstones outside the store: a restored database holds neither a later purge nor its tombstones (R5.13). Names
 * records, never persons.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>What {@link #append} and {@link #end} were given is durable when they return. Nothing is lost but by
 *       {@link #compact}.
 *   <li>What somebody without the keys put there, or what was proven with keys that are gone, is logged and counts for
 *       nothing.
 *   <li>Several nodes may share one archive, or each may have its own. Thread-safe.
 *   <li>Any method may throw {@link UnavailableException} ({@code TOMBSTONES-UNAVAILABLE}).
 * </ul>
 */
public interface TombstoneArchive {

    /** Keeps tombstones. Afterwards it ends with no epoch. */
    void append(Collection<Tombstone> tombstones);

    /**
     * Ends it with an epoch: says that it holds every tombstone that the store held then.
     *
     * @param epoch up to 64 of {@code a-z 0-9 -}
     * @param stillThatOne asked while nobody else can change the archive; if false, nothing is written
     */
    void end(String epoch, BooleanSupplier stillThatOne);

    /** Whether the last thing that it holds is the end of this epoch; for an empty one, whether it holds nothing. */
    boolean endsWith(Optional<String> epoch);

    /** Hands over all its tombstones, in the order in which they came; one may come more than once. */
    void read(Consumer<Tombstone> reader);

    /**
     * Drops tombstones of records that were purged before an instant, and proves the others with the present primary
     * key. Whole or not at all.
     */
    void compact(Instant purgedBefore);

    /** Tombstones in a text file, one a line, that only its owner may use (mode 0600). */
    static TombstoneArchive file(Path path, Vault vault) {
        return new TombstoneFile(path, vault);
    }
}
