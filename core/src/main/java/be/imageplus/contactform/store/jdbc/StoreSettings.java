/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.vault.KeySource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is chosen of a store before it is prepared.
 *
 * @param place where the data lies
 * @param recipient the register's id of who hosts it
 * @param updatingSchema whether it brings its tables up to date
 * @param host the application's transactions, which it joins; null for none
 * @param files those that lie outside the database
 */
record StoreSettings(
        Place place,
        KeySource keys,
        String recipient,
        Duration busyTimeout,
        boolean updatingSchema,
        @Nullable HostTransactions host,
        OutsideFiles files) {

    /** Where the data lies. */
    @FunctionalInterface
    interface Place {
        Engine engine(StoreSettings settings);
    }

    StoreSettings(Place place, KeySource keys, String recipient) {
        this(
                place,
                Objects.requireNonNull(keys, "keys"),
                Objects.requireNonNull(recipient, "recipient"),
                JdbcContactStore.BUSY_TIMEOUT,
                true,
                null,
                OutsideFiles.BESIDE_THE_KEYS);
    }

    StoreSettings withBusyTimeout(Duration timeout) {
        return new StoreSettings(place, keys, recipient, timeout, updatingSchema, host, files);
    }

    StoreSettings withoutSchemaUpdates() {
        return new StoreSettings(place, keys, recipient, busyTimeout, false, host, files);
    }

    StoreSettings withHost(HostTransactions joined) {
        return new StoreSettings(
                place, keys, recipient, busyTimeout, updatingSchema, Objects.requireNonNull(joined, "host"), files);
    }

    StoreSettings withFiles(OutsideFiles chosen) {
        return new StoreSettings(place, keys, recipient, busyTimeout, updatingSchema, host, chosen);
    }

    Engine engine() {
        return place.engine(this);
    }

    @Override
    public String toString() {
        return "JdbcContactStore.Settings";
    }

    /**
     * Files that a restored or forged database must not bring with it.
     *
     * @param checkpoints of the ledger; empty for the one beside the key file
     * @param tombstones their archive; empty for the one beside the key file
     */
    record OutsideFiles(Optional<Path> checkpoints, Optional<Path> tombstones) {

        static final OutsideFiles BESIDE_THE_KEYS = new OutsideFiles(Optional.empty(), Optional.empty());

        OutsideFiles withCheckpoints(Path file) {
            return new OutsideFiles(Optional.of(file), tombstones);
        }

        OutsideFiles withTombstones(Path file) {
            return new OutsideFiles(checkpoints, Optional.of(file));
        }

        /** Where checkpoints go; empty when nobody chose a file and the keys are in none. */
        Optional<Path> checkpoints(KeySource keys) {
            return checkpoints.or(() -> beside(keys, ".checkpoints"));
        }

        /** Where tombstones go; empty when nobody chose a file and the keys are in none. */
        Optional<Path> tombstones(KeySource keys) {
            return tombstones.or(() -> beside(keys, ".tombstones"));
        }

        private static Optional<Path> beside(KeySource keys, String ending) {
            return keys.location().map(file -> file.resolveSibling(file.getFileName() + ending));
        }
    }
}
