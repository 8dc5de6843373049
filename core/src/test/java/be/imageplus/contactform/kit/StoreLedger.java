/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform.kit;

import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.Checkpoints;
import be.imageplus.contactform.ledger.LedgerTerms;
import be.imageplus.contactform.store.ContactStore;
import java.time.Clock;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;

/** The ledger of a store, as an application has it, for tests that have no application. */
public final class StoreLedger {

    /** Three years of Brussels. */
    public static final LedgerTerms TERMS =
            new LedgerTerms(LedgerTerms.DEFAULT_PERIOD, ZoneId.of("Europe/Brussels"), "2026-11-01");

    private StoreLedger() {}

    /** Without a place for checkpoints. */
    public static ChainedLedger of(ContactStore store, Clock clock) {
        return of(store, Optional.empty(), clock);
    }

    /** With checkpoints in this place. */
    public static ChainedLedger of(ContactStore store, Optional<Checkpoints> checkpoints, Clock clock) {
        return new ChainedLedger(ports(store, checkpoints), store.vault(), TERMS, clock);
    }

    /** Without a place for checkpoints, each event kept for another period. */
    public static ChainedLedger of(ContactStore store, Period period, Clock clock) {
        LedgerTerms terms = new LedgerTerms(period, TERMS.zone(), TERMS.registerVersion());
        return new ChainedLedger(ports(store, Optional.empty()), store.vault(), terms, clock);
    }

    private static ChainedLedger.Ports ports(ContactStore store, Optional<Checkpoints> checkpoints) {
        return new ChainedLedger.Ports(
                store.transactions(),
                store.leases(),
                store.chores(),
                store.ledger(),
                store.ledgerChain(),
                store.ledgerBeginning(),
                checkpoints);
    }
}
