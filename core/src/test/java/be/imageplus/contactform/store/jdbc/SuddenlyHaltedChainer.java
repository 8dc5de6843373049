/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.store.jdbc;

import be.imageplus.contactform.kit.StoreLedger;
import be.imageplus.contactform.ledger.Anchor;
import be.imageplus.contactform.ledger.LedgerBeginning;
import be.imageplus.contactform.ledger.LedgerChain;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.vault.KeySource;
import be.imageplus.contactform.work.Leases;
import be.imageplus.contactform.work.RecordIds;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Another node: writes events, chains them, truncates them when they are old, and is cut off in the midst of it. */
public final class SuddenlyHaltedChainer {

    static final int HALTED = 77;

    /** When the events are old enough to go. */
    static final Clock LATER = Clock.offset(Clock.systemUTC(), Duration.ofDays(4 * 366));

    private SuddenlyHaltedChainer() {}

    /** Where it ends. */
    enum Moment {
        /** In the second batch, its links written and not yet durable. */
        IN_A_BATCH,
        /** When the first batch is durable, with the lease in its hands. */
        BETWEEN_BATCHES,
        /** In the second batch of a truncation, its links removed and not yet for good. */
        IN_A_TRUNCATION,
        /** When the first batch of a truncation is durable. */
        BETWEEN_TRUNCATIONS;

        boolean isOfATruncation() {
            return this == IN_A_TRUNCATION || this == BETWEEN_TRUNCATIONS;
        }
    }

    /** @param arguments database, key file, how many events, {@link Moment} */
    public static void main(String[] arguments) {
        ContactStore store = JdbcContactStore.open(Path.of(arguments[0]), KeySource.file(Path.of(arguments[1])));
        if (!store.prepare().isEmpty()) {
            System.exit(1);
        }
        append(store, Integer.parseInt(arguments[2]));
        Moment moment = Moment.valueOf(arguments[3]);
        if (moment.isOfATruncation()) {
            StoreLedger.of(store, Clock.systemUTC()).chainNow();
            StoreLedger.of(dying(store, moment), LATER).truncate();
        } else {
            StoreLedger.of(dying(store, moment), Clock.systemUTC()).chainNow();
        }
        System.exit(2);
    }

    private static ContactStore dying(ContactStore store, Moment moment) {
        AtomicInteger batches = new AtomicInteger();
        return new AlteredStore(store) {
            @Override
            public Leases leases() {
                return moment == Moment.BETWEEN_BATCHES || moment == Moment.BETWEEN_TRUNCATIONS
                        ? broken(
                                Leases.class,
                                store.leases(),
                                "take",
                                given -> batches.incrementAndGet() == 2 ? halt() : take(given))
                        : store.leases();
            }

            private Object take(Object[] given) {
                return store.leases()
                        .take((String) given[0], (String) given[1], (Instant) given[2], (Instant) given[3]);
            }

            @Override
            public LedgerChain ledgerChain() {
                return moment == Moment.IN_A_BATCH
                        ? broken(LedgerChain.class, store.ledgerChain(), "extend", given -> {
                            store.ledgerChain().extend(links(given));
                            return batches.incrementAndGet() == 2 ? halt() : null;
                        })
                        : store.ledgerChain();
            }

            @Override
            public LedgerBeginning ledgerBeginning() {
                return moment == Moment.IN_A_TRUNCATION
                        ? broken(LedgerBeginning.class, store.ledgerBeginning(), "truncate", given -> {
                            store.ledgerBeginning().truncate((long) given[0], (Anchor) given[1]);
                            return batches.incrementAndGet() == 2 ? halt() : null;
                        })
                        : store.ledgerBeginning();
            }
        };
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
