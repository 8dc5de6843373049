/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.retention.RestoreGuard;
import be.imageplus.contactform.retention.Tombstone;
import be.imageplus.contactform.retention.TombstoneArchive;
import be.imageplus.contactform.retention.Tombstones;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.vault.Vault;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Another node: replays tombstones on a restored database and is cut off in its second batch, which is not durable. */
public final class SuddenlyHaltedReplay {

    static final int HALTED = 77;

    /** More than one batch. */
    static final int RECORDS = 250;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SuddenlyHaltedReplay() {}

    /** @param arguments database file or URL, key file, archive */
    public static void main(String[] arguments) {
        Opened store = withoutReplay(arguments[0], Path.of(arguments[1]));
        AtomicInteger batches = new AtomicInteger();
        Tombstones tombstones = AlteredStore.broken(Tombstones.class, store.tombstones, "add", given -> {
            Optional<String> before = store.tombstones.add(tombstones(given), (String) given[1]);
            if (batches.incrementAndGet() == 2) {
                Runtime.getRuntime().halt(HALTED);
            }
            return before;
        });
        Clock clock = Clock.systemUTC();
        new RestoreGuard(
                        new RestoreGuard.Ports(
                                store.transactions,
                                tombstones,
                                store.records,
                                store.erasures,
                                store.erasureTasks,
                                store.ledger,
                                new RecordIds(clock),
                                Optional.of(TombstoneArchive.file(Path.of(arguments[2]), store.vault))),
                        clock)
                .reconcile();
        System.exit(2);
    }

    /** In a process of its own; returns how it ended. */
    static int run(String place, Path keys, Path archive, Path output) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SuddenlyHaltedReplay.class.getName(),
                        place,
                        keys.toString(),
                        archive.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
    }

    /** A store as its preparation finds it. */
    static Opened withoutReplay(String place, Path keys) {
        Engine engine = place.startsWith("jdbc:")
                ? new PostgresEngine(new PostgresConnections(new UrlDataSource(place), PATIENCE), null)
                : new SqliteEngine(new SqliteFile(Path.of(place)), PATIENCE);
        return new Opened(
                engine,
                new JdbcTransactions(engine),
                Vault.of(KeySource.file(keys).load()));
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static Collection<Tombstone> tombstones(Object[] given) {
        return (Collection<Tombstone>) given[0];
    }
}
