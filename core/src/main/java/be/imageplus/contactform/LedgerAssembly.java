/* SPDX-License-Identifier: Apache-2.0 */
package be.imageplus.contactform;

import be.imageplus.contactform.ledger.ChainedLedger;
import be.imageplus.contactform.ledger.LedgerEvent;
import be.imageplus.contactform.ledger.LedgerTerms;
import be.imageplus.contactform.notice.NoticeRef;
import be.imageplus.contactform.notice.Notices;
import be.imageplus.contactform.register.ProcessingRegister;
import be.imageplus.contactform.rotation.KeyRotation;
import be.imageplus.contactform.store.ContactStore;
import be.imageplus.contactform.work.RecordIds;
import java.time.Clock;
import java.util.Optional;

/** Puts the ledger together over a store that is ready, and the rotation of the keys that chain it. */
final class LedgerAssembly {

    private final ProcessingRegister register;
    private final ContactStore store;
    private final RecordIds ids;
    private final Clock clock;

    LedgerAssembly(ProcessingRegister register, ContactStore store, RecordIds ids, Clock clock) {
        this.register = register;
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /** Publishes the notices of the register; the ledger tells which texts were not known before. */
    void publish(Notices notices) {
        store.transactions()
                .run(() -> notices.publish().forEach(notice -> store.ledger().append(published(notice))));
    }

    /** The reason says which text: its language and hash. */
    private LedgerEvent published(NoticeRef notice) {
        return new LedgerEvent(
                ids.next(),
                clock.instant(),
                LedgerEvent.Type.NOTICE_PUBLISHED,
                "operator",
                Optional.empty(),
                Optional.of(notice.version()),
                Optional.of(notice.language() + " " + notice.hash()));
    }

    ChainedLedger ledger() {
        return new ChainedLedger(
                new ChainedLedger.Ports(
                        store.transactions(),
                        store.leases(),
                        store.chores(),
                        store.ledger(),
                        store.ledgerChain(),
                        store.ledgerBeginning(),
                        store.checkpoints()),
                store.vault(),
                LedgerTerms.of(register),
                clock);
    }

    KeyRotation keyRotation() {
        return new KeyRotation(
                new KeyRotation.Ports(
                        store.transactions(),
                        store.leases(),
                        store.chores(),
                        store.ledger(),
                        store.ledgerChain(),
                        store.sealedRecords(),
                        ids),
                store.vault(),
                Optional.of(register.version()),
                clock);
    }
}
