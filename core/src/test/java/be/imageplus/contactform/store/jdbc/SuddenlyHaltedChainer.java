/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Another node: writes events, chains them, and is cut off in the midst of it. */
public final class SuddenlyHaltedChainer {

    static final int HALTED = 77;

    private SuddenlyHaltedChainer() {}

    /** Where it ends. */
    enum Moment {
        /** In the second batch, its links written and not yet durable. */
        IN_A_BATCH,
        /** When the first batch is durable, with the lease in its hands. */
        BETWEEN_BATCHES
    }

    /** @param arguments database, key file, how many events, {@link Moment} */
    public static void main(String[] arguments) {
        ContactStore store = JdbcContactStore.open(Path.of(arguments[0]), KeySource.file(Path.of(arguments[1])));
        if (!store.prepare().isEmpty()) {
            System.exit(1);
        }
        append(store, Integer.parseInt(arguments[2]));
        LedgerChain chain = store.ledgerChain();
        Leases leases = store.leases();
        AtomicInteger batches = new AtomicInteger();
        if (Moment.valueOf(arguments[3]) == Moment.IN_A_BATCH) {
            chain = AlteredStore.broken(LedgerChain.class, chain, "extend", given -> {
                store.ledgerChain().extend(links(given));
                return batches.incrementAndGet() == 2 ? halt() : null;
            });
        } else {
            leases = AlteredStore.broken(
                    Leases.class,
                    leases,
                    "take",
                    given -> batches.incrementAndGet() == 2
                            ? halt()
                            : store.leases().take((String) given[0], (String) given[1], (Instant) given[2], (Instant)
                                    given[3]));
        }
        new ChainedLedger(
                        new ChainedLedger.Ports(store.transactions(), leases, store.ledger(), chain, Optional.empty()),
                        store.vault(),
                        Clock.systemUTC())
                .chainNow();
        System.exit(2);
    }

    private static void append(ContactStore store, int count) {
        Clock clock = Clock.systemUTC();
        RecordIds ids = new RecordIds(clock);
        store.transactions().run(() -> {
            for (int i = 0; i < count; i++) {
                store.ledger()
                        .append(new LedgerEvent(
                                ids.next(),
                                clock.instant(),
                                LedgerEvent.Type.MAIL_DELIVERED,
                                "delivery",
                                Optional.of(ids.next()),
                                Optional.of("2026-11"),
                                Optional.empty()));
            }
        });
    }

    @SuppressWarnings("unchecked") // what the port's method takes
    private static List<LedgerChain.Link> links(Object[] given) {
        return (List<LedgerChain.Link>) given[0];
    }

    private static Object halt() {
        Runtime.getRuntime().halt(HALTED);
        return null;
    }
}
